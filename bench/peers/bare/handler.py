"""A Lambda that does nothing: the base of every first-invocation ratio."""

from __future__ import annotations

from typing import Any


def handler(_event: Any, _context: Any) -> dict[str, Any]:
    return {"statusCode": 200, "body": "{}"}
