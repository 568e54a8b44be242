"""Server-sent events as bytes (WHATWG HTML, section 9.2); nothing here knows a job or a clock."""

from __future__ import annotations

import json
from collections.abc import Mapping

PING = b": ping\n\n"
HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
}


def opening(retry_ms: int) -> bytes:
    """The first bytes: they open the way through proxies and say when to reconnect."""
    return f"retry: {retry_ms}\n\n".encode()


def frame(event: str, data: Mapping[str, object], *, event_id: int) -> bytes:
    """One event; the JSON has no line breaks, so it is one `data` line."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event_id}\nevent: {event}\ndata: {body}\n\n".encode()


def resume_after(last_event_id: str | None) -> int:
    """The version in a `Last-Event-ID`; 0 (everything) when it is missing or not one of ours."""
    if last_event_id is not None and last_event_id.isascii() and last_event_id.isdecimal():
        return int(last_event_id[:18])
    return 0
