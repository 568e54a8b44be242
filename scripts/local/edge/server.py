"""The edge's port: an ASGI application under uvicorn, on a socket that is already bound."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

from scripts.local.edge.door import Door
from scripts.local.edge.httpapi import MAX_BODY
from scripts.local.edge.messages import Answer, Request, gateway_error

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


_NO_BODY = (204, 304)


class TooLarge(Exception):
    """The body is over what the gateway takes."""


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise TooLarge
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return bytes(body)


def _request(scope: Scope, body: bytes) -> Request:
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in scope["headers"]),
        body=body,
        client=scope["client"][0],
    )


async def _send_stream(stream: AsyncGenerator[bytes, None], receive: Receive, send: Send) -> None:
    """Pass chunks on as they come; a viewer that leaves ends the origin's stream at once."""

    async def until_gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def pass_on() -> None:
        async for chunk in stream:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})

    gone, passing = asyncio.create_task(until_gone()), asyncio.create_task(pass_on())
    try:
        await asyncio.wait((gone, passing), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (gone, passing):
            task.cancel()
        await asyncio.gather(gone, passing, return_exceptions=True)
    await send({"type": "http.response.body", "body": b""})


def application(door: Door) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """The ASGI callable in front of `door`."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            request = _request(scope, await _body(receive))
            answer = await door.answer(request)
        except TooLarge:
            answer = gateway_error(413, "Request Entity Too Large")
        await _send(answer, scope["method"], receive, send)

    return app


async def _send(answer: Answer, method: str, receive: Receive, send: Send) -> None:
    headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in answer.headers]
    if answer.stream is None:
        headers = [(n, v) for n, v in headers if n != b"content-length"]
        if answer.status not in _NO_BODY:
            headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.stream is not None:
        await _send_stream(answer.stream, receive, send)
        return
    body = b"" if method == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


@contextlib.asynccontextmanager
async def serving(door: Door, sock: socket.socket) -> AsyncIterator[None]:
    """Listen while the block runs."""
    config = uvicorn.Config(
        application(door),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[sock]))
    try:
        while not server.started and not task.done():
            await asyncio.sleep(0.005)
        yield
    finally:
        server.should_exit = True
        await task


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Signals belong to the runner."""
        yield
