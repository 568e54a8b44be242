"""The size of a DynamoDB item in bytes.

Source: Amazon DynamoDB developer guide, "DynamoDB item sizes and formats". A number's size is
given there as approximate; this takes one byte per two significant digits, one more, and one for
the sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OF_A_CONTAINER = 3
OF_AN_ENTRY = 1


def item_size(item: Mapping[str, Any]) -> int:
    """Bytes of a typed item (`{"name": {"S": "…"}}`), names included."""
    return sum(_text(name) + value_size(value) for name, value in item.items())


def value_size(value: Mapping[str, Any]) -> int:
    """Bytes of one typed value.

    Raises:
        ValueError: the type is none of DynamoDB's.
    """
    ((kind, raw),) = value.items()
    if kind in ("S", "B", "N"):
        return _scalar(kind, raw)
    if kind in ("BOOL", "NULL"):
        return 1
    if kind in ("SS", "NS", "BS"):
        return sum(_scalar(kind[0], each) for each in raw)
    if kind == "L":
        return OF_A_CONTAINER + sum(OF_AN_ENTRY + value_size(each) for each in raw)
    if kind == "M":
        return OF_A_CONTAINER + len(raw) * OF_AN_ENTRY + item_size(raw)
    raise ValueError(kind)


def _scalar(kind: str, raw: str | bytes) -> int:
    if isinstance(raw, bytes):
        return len(raw)
    return _text(raw) if kind == "S" else _number(raw)


def _text(value: str) -> int:
    return len(value.encode())


def _number(written: str) -> int:
    digits = written.lstrip("-").replace(".", "").strip("0")
    return -(-len(digits) // 2) + 1 + written.startswith("-")
