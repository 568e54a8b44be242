"""Small parts of requests that several routers read: language, idempotency key, page."""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from typing import Annotated

from fastapi import Depends, Header, Query, Request
from pydantic import BaseModel, ConfigDict
from pydantic.warnings import UnsupportedFieldAttributeWarning

from seogi.http.context import context_of
from seogi.http.errors import InvalidField

# FastAPI silences this around the build of a body's schema, which `defer_build` puts off.
warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)

_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,128}")


class Body(BaseModel):
    """Base of request models: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


async def _language(request: Request) -> str:
    return context_of(request.scope).lang


async def _client_ip(request: Request) -> str:
    return context_of(request.scope).client_ip


async def _idempotency_key(
    idempotency_key: Annotated[str | None, Header()] = None,
) -> str | None:
    if idempotency_key is None:
        return None
    # The draft standard quotes the key (a structured-field string); most clients do not.
    key = idempotency_key.strip().removeprefix('"').removesuffix('"')
    if not _IDEMPOTENCY_KEY.fullmatch(key):
        raise InvalidField("http.invalid_idempotency_key")
    return key


Language = Annotated[str, Depends(_language)]
ClientIp = Annotated[str, Depends(_client_ip)]
IdempotencyKey = Annotated[str | None, Depends(_idempotency_key)]
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[str | None, Query(max_length=512)]


def encode_cursor(position: str) -> str:
    """A position in a list as an opaque, URL-safe word."""
    return base64.urlsafe_b64encode(position.encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None) -> str | None:
    """The position in `cursor`.

    Raises:
        InvalidField: it was not made by `encode_cursor`.
    """
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise InvalidField("http.invalid_cursor") from error
