"""Routers that are loaded by the first request under their paths.

Registering a route costs half a millisecond and its models as much again; a function that serves
four products would pay for all of them before it could answer one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from seogi.http.slots import SlotEntry


@dataclass(frozen=True, slots=True)
class RouterFace:
    """A module with a `router`, and what fills the slot its routes take their use cases from.

    Attributes:
        prefixes: every path of the router starts with one of them.
    """

    module: str
    prefixes: tuple[str, ...]
    slot: str
    build: Callable[[], object]

    def router(self) -> APIRouter:
        return cast(APIRouter, import_module(self.module).router)

    def entry(self) -> SlotEntry:
        return self.slot, self.build


class LazyRouters:
    """Includes a face's router into `api` before the first request that may be for it."""

    def __init__(self, api: FastAPI, faces: Sequence[RouterFace]) -> None:
        self.api: ASGIApp = api
        self._include = api.include_router
        self._waiting = list(faces)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._waiting:
            self._load(scope["path"])
        await self.api(scope, receive, send)

    def _load(self, path: str) -> None:
        wanted = [face for face in self._waiting if path.startswith(face.prefixes)]
        for face in wanted:
            self._include(face.router())
            self._waiting.remove(face)
