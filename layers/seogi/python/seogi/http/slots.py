"""Typed places a route takes its use cases from; bootstrap says what is in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from fastapi import Request

T = TypeVar("T")
SlotEntry = tuple[str, Callable[[], object]]


class Slot(Generic[T]):
    """A named dependency: `Annotated[Cases, Depends(CASES)]` in a route.

    Bootstrap fills it with `CASES.of(build)`.
    What fills it is built on the first request that needs it, so that a cold start pays only for
    what the request uses.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def of(self, build: Callable[[], T]) -> SlotEntry:
        """The entry that fills this slot; `build` runs at most once."""
        return self.name, build

    async def __call__(self, request: Request) -> T:
        """FastAPI's way in.

        Raises:
            LookupError: bootstrap forgot to fill this slot.
        """
        slots: Slots = request.app.state.slots
        return cast(T, slots.get(self.name))  # `of` ties the name to the type


class Slots:
    """The filled slots of one app."""

    def __init__(self, *entries: SlotEntry) -> None:
        self._builders = dict(entries)
        self._built: dict[str, object] = {}

    def get(self, name: str) -> object:
        if name not in self._built:
            if name not in self._builders:
                raise LookupError(f"slot {name} is empty: fill it in bootstrap")
            self._built[name] = self._builders[name]()
        return self._built[name]
