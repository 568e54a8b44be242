"""POST over connections that stay open: one per thread, as `http.client`'s are not to be shared."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ssl import SSLContext

CLOSED = (RemoteDisconnected, ConnectionResetError, BrokenPipeError)
"""What a server's closing looks like before the first byte of its answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Of a request; names of `headers` are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def content(self) -> dict[str, Any]:
        """Its JSON, in which DynamoDB's binary values are bytes.

        Raises:
            ValueError: it is no JSON.
        """
        held: dict[str, Any] = json.loads(self.body or b"{}", object_hook=_with_bytes)
        return held


def _with_bytes(held: dict[str, Any]) -> dict[str, Any]:
    # Alone and a string, "B" is DynamoDB's type: an attribute of that name has a typed value.
    content = held.get("B")
    if len(held) == 1 and isinstance(content, str):
        return {"B": base64.b64decode(content)}
    return held


class Http:
    """One endpoint.

    Args:
        url: scheme, host and port.
        connect_s: for the connection and its TLS.
        read_s: between two packets of an answer.
    """

    def __init__(self, url: str, connect_s: float, read_s: float) -> None:
        self.url = url
        parts = urlsplit(url)
        self.host = parts.netloc
        self._secure = parts.scheme == "https"
        self._connect_s, self._read_s = connect_s, read_s
        self._of_thread = threading.local()

    def post(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Sends to `/`.

        Raises:
            OSError: no connection, or it broke; TimeoutError among them.
            HTTPException: what came was no answer, or only a part of one.
        """
        kept: HTTPConnection | None = getattr(self._of_thread, "connection", None)
        if kept is not None:
            try:
                return self._over(kept, headers, body)
            except CLOSED:
                pass  # it was idle for too long: nobody has failed
        return self._over(self._connected(), headers, body)

    def close(self) -> None:
        """Closes this thread's connection."""
        kept: HTTPConnection | None = self._of_thread.__dict__.pop("connection", None)
        if kept is not None:
            kept.close()

    def _over(self, connection: HTTPConnection, headers: Mapping[str, str], body: bytes) -> Answer:
        try:
            connection.request("POST", "/", body, dict(headers))
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            self.close()
            raise
        if answer.will_close:
            self.close()
        given = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, given, content)

    def _connected(self) -> HTTPConnection:
        made = (
            HTTPSConnection(self.host, timeout=self._connect_s, context=self._tls)
            if self._secure
            else HTTPConnection(self.host, timeout=self._connect_s)
        )
        self._of_thread.connection = made
        try:
            made.connect()
        except OSError:
            self.close()
            raise
        made.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        made.sock.settimeout(self._read_s)
        return made

    @cached_property
    def _tls(self) -> SSLContext:
        import ssl

        return ssl.create_default_context()
