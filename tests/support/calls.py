"""Counts what goes over the wire: every request of a client, second tries too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def counted(*clients: Any) -> Iterator[Counter[str]]:
    """The requests made inside the block, by operation (`UpdateItem`, `SendMessage`, …)."""
    calls: Counter[str] = Counter()

    def note(event_name: str, **_: object) -> None:
        calls[event_name.rpartition(".")[2]] += 1

    for client in clients:
        client.meta.events.register("request-created", note)
    try:
        yield calls
    finally:
        for client in clients:
            client.meta.events.unregister("request-created", note)
