"""A server that answers as a test has written it down, byte for byte, and remembers what came."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

SILENCE = b"silence"
"""Instead of an answer: none, on a connection that stays open."""
CLOSE = b"close"
"""Instead of an answer: the connection ends."""


@dataclass(slots=True)
class Seen:
    """What came: requests by connection, the head of each and its JSON."""

    endpoint: str
    connections: int = 0
    heads: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)


def answer(status: int, body: object = None, headers: str = "") -> bytes:
    """An answer in JSON; a string is sent as it is."""
    raw = (body if isinstance(body, str) else json.dumps(body or {})).encode()
    head = f"HTTP/1.1 {status} -\r\nContent-Length: {len(raw)}\r\n{headers}\r\n"
    return head.encode() + raw


@contextmanager
def serving(*connections: Sequence[bytes]) -> Iterator[Seen]:
    """One sequence of answers for each connection; after its last the connection is closed."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen = Seen(f"http://127.0.0.1:{listener.getsockname()[1]}")
    ended = threading.Event()

    def serve() -> None:
        for answers in connections:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            seen.connections += 1
            with peer, contextlib.suppress(OSError):
                _speak(peer, answers, seen, ended)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def _speak(
    peer: socket.socket, answers: Sequence[bytes], seen: Seen, ended: threading.Event
) -> None:
    with peer.makefile("rb") as stream:
        for raw in answers:
            head = ""
            while line := stream.readline().decode().rstrip("\r\n"):
                head += line + "\n"
            if not head:
                return
            length = int(head.lower().partition("content-length: ")[2].partition("\n")[0])
            seen.heads.append(head)
            seen.bodies.append(json.loads(stream.read(length)))
            if raw == CLOSE:
                return
            if raw == SILENCE:
                ended.wait(10)
                return
            peer.sendall(raw)
