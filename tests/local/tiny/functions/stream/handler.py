"""A stream of three events with a pause between them, and an endless one."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]


async def app(scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    if scope["type"] == "lifespan":
        return
    headers = {name.decode(): value.decode() for name, value in scope["headers"]}
    start = {"type": "http.response.start", "status": 200, "headers": []}
    start["headers"] = [(b"content-type", b"text/event-stream")]
    await send(start)
    if scope["path"].endswith("/endless"):
        await _until_left(receive, send, Path(headers["x-note"]))
        return
    for word in (headers.get("authorization", "nobody"), "two", "three"):
        await send({"type": "http.response.body", "body": word.encode(), "more_body": True})
        await asyncio.sleep(0.3)
    await send({"type": "http.response.body", "body": b""})


async def _until_left(receive: Callable[[], Awaitable[Any]], send: Send, note: Path) -> None:
    await send({"type": "http.response.body", "body": b"first", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass
    note.write_text("the viewer left")
