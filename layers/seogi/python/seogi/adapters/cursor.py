"""Page cursors: opaque to clients, worthless outside the list they were made for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json

from seogi.errors import Invalid


class InvalidCursor(Invalid):
    """The cursor is malformed, or belongs to another list."""

    key = "http.invalid_cursor"


def encode(scope: str, place: str) -> str:
    """Names a place within the list `scope` (for example the partition that is listed)."""
    return base64.urlsafe_b64encode(json.dumps([_digest(scope), place]).encode()).decode()


def decode(scope: str, cursor: str) -> str:
    """The place that `encode` named.

    Raises:
        InvalidCursor: not a cursor of this list.
    """
    try:
        parts = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        digest, place = parts
    except (binascii.Error, ValueError, TypeError) as error:
        raise InvalidCursor from error
    if digest != _digest(scope) or not isinstance(place, str) or not place:
        raise InvalidCursor
    return place


def _digest(scope: str) -> str:
    return hashlib.sha256(scope.encode()).hexdigest()[:8]
