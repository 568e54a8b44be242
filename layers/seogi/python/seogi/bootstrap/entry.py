"""Where a function that answers HTTP starts; what is heavy is imported within `cold_start`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mangum import Mangum


def public_handler() -> Mangum:
    """The handler of public_api."""
    with cold_start():
        from seogi.bootstrap.public_api import lambda_handler

        return lambda_handler(os.environ)


def stream_app() -> Any:
    """The ASGI app of status_stream."""
    with cold_start():
        from seogi.bootstrap.status_stream import deployed_app

        return deployed_app(os.environ)


@contextmanager
def cold_start() -> Iterator[None]:
    """Builds what stays for the life of the process, without collecting or preparing needlessly."""
    gc.disable()
    with _models_put_off():
        yield
    gc.enable()
    gc.freeze()


@contextmanager
def _models_put_off() -> Iterator[None]:
    """Pydantic models are built when first used; those of OpenAPI, which is not served, never are.

    It is a third of the instructions of a cold start: the framework brings forty such models,
    rebuilds three of them at import, and loads pydantic's version 1 only to find that nothing
    here is made with it.
    """
    from pydantic import BaseModel

    BaseModel.model_config["defer_build"] = True
    sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]
    rebuild = BaseModel.__dict__["model_rebuild"]

    def only_when_used(model: type[BaseModel], /, **options: Any) -> bool | None:
        # Only pydantic's own first use passes options; a bare call is a module being eager.
        answer: bool | None = rebuild.__func__(model, **options) if options else None
        return answer

    _replace(BaseModel, "model_rebuild", classmethod(only_when_used))
    try:
        yield
    finally:
        _replace(BaseModel, "model_rebuild", rebuild)


def _replace(owner: type, name: str, value: object) -> None:
    setattr(owner, name, value)
