"""Plain values to DynamoDB's typed ones and back, for what our items hold.

Strings, whole numbers, booleans, None, bytes, lists and maps; no sets, no floats. Numbers do not
go through `Decimal`, and boto3 (which owns the usual serialiser) need not be imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Item = dict[str, Any]


def pack(values: Mapping[str, Any]) -> Item:
    """An item as the client wants it.

    Raises:
        TypeError: a value is of a type that items do not hold.
    """
    return {name: pack_value(value) for name, value in values.items()}


def unpack(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item from the client as plain values."""
    return {name: unpack_value(value) for name, value in item.items()}


def pack_value(value: Any) -> Item:
    """One value, typed."""
    if value is None:
        return {"NULL": True}
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, str):
        return {"S": str(value)}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, Mapping):
        return {"M": pack(value)}
    if isinstance(value, (list, tuple)):
        return {"L": [pack_value(entry) for entry in value]}
    raise TypeError(f"an item cannot hold {type(value).__name__}")


def unpack_value(value: Mapping[str, Any]) -> Any:
    """One typed value, plain."""
    ((kind, raw),) = value.items()
    if kind == "N":
        return int(raw)
    if kind == "M":
        return unpack(raw)
    if kind == "L":
        return [unpack_value(entry) for entry in raw]
    return None if kind == "NULL" else raw
