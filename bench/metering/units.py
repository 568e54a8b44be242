"""DynamoDB's capacity units for one item, with what its indexes add.

Source: Amazon DynamoDB developer guide, "DynamoDB read and write operations" and "Using global
secondary indexes" (section on provisioned throughput; on-demand counts the same units).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.metering.sizes import item_size

WRITE_BYTES = 1024
READ_BYTES = 4096

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Index:
    """A global secondary index; `extra` are attributes of an INCLUDE projection."""

    keys: tuple[str, ...]
    projection: str = "KEYS_ONLY"
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A table's keys and its indexes by name."""

    keys: tuple[str, ...]
    indexes: Mapping[str, Index]

    @classmethod
    def of(cls, description: Mapping[str, Any]) -> Schema:
        """From what DescribeTable answers, or from a template's properties."""
        indexes = {
            each["IndexName"]: Index(
                _names(each["KeySchema"]),
                each["Projection"]["ProjectionType"],
                tuple(each["Projection"].get("NonKeyAttributes", ())),
            )
            for each in description.get("GlobalSecondaryIndexes", ())
        }
        return cls(_names(description["KeySchema"]), indexes)

    def entry(self, index: Index, item: Item | None) -> Item | None:
        """What the index holds of an item; None when it lacks one of the index's keys."""
        if item is None or any(name not in item for name in index.keys):
            return None
        if index.projection == "ALL":
            return item
        kept = {*self.keys, *index.keys, *index.extra}
        return {name: value for name, value in item.items() if name in kept}


def _names(key_schema: Any) -> tuple[str, ...]:
    return tuple(part["AttributeName"] for part in key_schema)


def read_units(size: int, *, consistent: bool) -> float:
    """One read of so many bytes; an item that does not exist costs as much as the smallest."""
    return max(1, -(-size // READ_BYTES)) * (1.0 if consistent else 0.5)


def write_units(before: Item | None, after: Item | None) -> int:
    """One write, by the larger of what was there and what is there now."""
    size = max((item_size(item) for item in (before, after) if item is not None), default=0)
    return max(1, -(-size // WRITE_BYTES))


def index_units(schema: Schema, before: Item | None, after: Item | None) -> int:
    """What all the table's indexes write because of one write of the table.

    Nothing where no projected attribute changes; a changed key is a deletion and an insertion.
    """
    return sum(
        _entry_units(index, schema.entry(index, before), schema.entry(index, after))
        for index in schema.indexes.values()
    )


def _entry_units(index: Index, before: Item | None, after: Item | None) -> int:
    if before == after:
        return 0
    if before is None or after is None or all(before[k] == after[k] for k in index.keys):
        return write_units(before, after)
    return write_units(before, None) + write_units(None, after)
