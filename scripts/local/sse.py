"""Server-sent events as a client reads them (WHATWG HTML, 9.2.6 "Interpreting an event stream")."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    event: str
    id: str
    data: dict[str, Any]


async def frames(lines: AsyncIterator[str]) -> AsyncIterator[Frame]:
    """Frames with JSON data; comments (heartbeats) and a frame cut off at the end are no frames."""
    fields: dict[str, str] = {}
    async for line in lines:
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        elif "data" in fields:
            name = fields.get("event", "message")
            yield Frame(name, fields.get("id", ""), json.loads(fields["data"]))
            fields = {}
