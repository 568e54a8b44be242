"""Requests and answers as they pass through the edge."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass, field

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a viewer sent: `path` as on the wire (still encoded), header names in lower case."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    client: str

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass(slots=True)
class Answer:
    """`stream`, when there is one, follows `body`."""

    status: int
    headers: Headers = field(default_factory=list)
    body: bytes = b""
    stream: AsyncGenerator[bytes, None] | None = None


def plain(status: int, text: str) -> Answer:
    return Answer(status, [("content-type", "text/plain; charset=utf-8")], text.encode())


def gateway_error(status: int, message: str) -> Answer:
    """An answer in the words of API Gateway."""
    return Answer(
        status, [("content-type", "application/json")], f'{{"message":"{message}"}}'.encode()
    )


def without(headers: Iterable[tuple[str, str]], *names: str) -> Headers:
    return [(key, value) for key, value in headers if key not in names]
