"""Meters botocore clients: every request, its bytes, and the units DynamoDB would count for it.

An item's size before a write is not in the request, so the meter reads it through a client of
its own, which is not metered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.metering.sizes import item_size
from bench.metering.units import Item, Schema, index_units, read_units, write_units

TRANSACTION = 2
"""Each item of a transaction is written (or read) twice: prepared, then committed."""


@dataclass(slots=True)
class Totals:
    """What was metered.

    Attributes:
        calls: requests by operation.
        writes, index_writes, reads: capacity units of tables and of their indexes.
        sent, received: bytes of bodies, headers left out.
    """

    calls: Counter[str] = field(default_factory=Counter)
    writes: int = 0
    index_writes: int = 0
    reads: float = 0.0
    sent: int = 0
    received: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.calls + other.calls,
            self.writes + other.writes,
            self.index_writes + other.index_writes,
            self.reads + other.reads,
            self.sent + other.sent,
            self.received + other.received,
        )

    @property
    def write_units(self) -> int:
        """Of tables and indexes together; both have one price."""
        return self.writes + self.index_writes


class Meter:
    """Adds up while it is attached. For one thread: the requests come one after the other."""

    def __init__(self, unmetered: Any) -> None:
        """Takes a DynamoDB client of its own, for looking at items."""
        self.totals = Totals()
        self._look = unmetered
        self._schemas: dict[str, Schema] = {}
        self._params: Mapping[str, Any] = {}
        self._before: list[Item | None] = []

    @contextmanager
    def on(self, *clients: Any) -> Iterator[Totals]:
        """Meters these clients inside the block; the totals are those of the block."""
        self.totals = Totals()
        hooks = {
            "provide-client-params": self._asked,
            "request-created": self._sent,
            "after-call": self._answered,
        }
        for client in clients:
            for event, hook in hooks.items():
                client.meta.events.register(event, hook)
        try:
            yield self.totals
        finally:
            for client in clients:
                for event, hook in hooks.items():
                    client.meta.events.unregister(event, hook)

    def _asked(self, params: Mapping[str, Any], **_: Any) -> None:
        self._params = params
        self._before = [self._item(t, k) for t, k in self._written(params)]

    def _sent(self, request: Any, event_name: str, **_: Any) -> None:
        self.totals.calls[event_name.rpartition(".")[2]] += 1
        self.totals.sent += _length(request.data)

    def _answered(self, http_response: Any, parsed: Any, event_name: str, **_: Any) -> None:
        operation = event_name.rpartition(".")[2]
        params, before = self._params, self._before
        if operation not in _STREAMED:
            self.totals.received += len(http_response.content)
        if ".dynamodb." not in event_name:
            return
        if operation in ("GetItem", "BatchGetItem", "Query"):
            self.totals.reads += _reads(operation, params, parsed, self._schema)
            return
        times = TRANSACTION if operation.startswith("Transact") else 1
        refused = "Error" in parsed
        for (table, key), old in zip(self._written(params), before, strict=True):
            new = old if refused else self._item(table, key)
            self.totals.writes += times * write_units(old, new)
            self.totals.index_writes += index_units(self._schema(table), old, new)

    def _written(self, params: Mapping[str, Any]) -> list[tuple[str, Item]]:
        """Table and key of every item that a request may write."""
        parts: list[Mapping[str, Any]]
        parts = [part for each in params.get("TransactItems", ()) for part in each.values()]
        if not parts and ("Item" in params or _is_write(params)):
            parts = [params]
        found = []
        for part in parts:
            table = part["TableName"]
            key = part.get("Key") or {k: part["Item"][k] for k in self._schema(table).keys}
            found.append((table, key))
        return found

    def _item(self, table: str, key: Item) -> Item | None:
        answer = self._look.get_item(TableName=table, Key=key, ConsistentRead=True)
        item: Item | None = answer.get("Item")
        return item

    def _schema(self, table: str) -> Schema:
        if table not in self._schemas:
            found = self._look.describe_table(TableName=table)["Table"]
            self._schemas[table] = Schema.of(found)
        return self._schemas[table]


_STREAMED = ("GetObject",)


def _is_write(params: Mapping[str, Any]) -> bool:
    """Whether a request by key is an update or a conditional deletion, and no read."""
    return "Key" in params and ("UpdateExpression" in params or "ConditionExpression" in params)


def _length(body: Any) -> int:
    if isinstance(body, (bytes, bytearray)):
        return len(body)
    if isinstance(body, str):
        return len(body.encode())
    return len(body.getvalue()) if hasattr(body, "getvalue") else 0


def _reads(operation: str, params: Mapping[str, Any], parsed: Any, schema: Any) -> float:
    if operation == "GetItem":
        size = item_size(parsed.get("Item", {}))
        return read_units(size, consistent=params.get("ConsistentRead", False))
    if operation == "Query":
        return _query(params, parsed, schema(params["TableName"]))
    total = 0.0
    for table, asked in params["RequestItems"].items():
        found = parsed["Responses"].get(table, [])
        consistent = asked.get("ConsistentRead", False)
        sizes = [item_size(item) for item in found]
        # A key without an item is a read too.
        sizes += [0] * (len(asked["Keys"]) - len(found))
        total += sum(read_units(size, consistent=consistent) for size in sizes)
    return total


def _query(params: Mapping[str, Any], parsed: Any, schema: Schema) -> float:
    """All that was read, rounded up once: of an index its entries, of a table its items."""
    items = parsed["Items"]
    if "IndexName" in params:
        index = schema.indexes[params["IndexName"]]
        items = [schema.entry(index, item) or {} for item in items]
    size = sum(item_size(item) for item in items)
    return read_units(size, consistent=params.get("ConsistentRead", False))
