"""As much of a Model Context Protocol client as the sequential-thinking server needs.

JSON-RPC 2.0 over stdio (one message a line) or streamable HTTP (specification 2025-06-18). Calls
block, with a time limit of their own; callers run them in a thread.
"""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

PROTOCOL = "2025-06-18"
CLIENT = {"name": "seogi", "version": "1"}

Json = dict[str, Any]


class McpUnavailable(Exception):
    """The server cannot be reached, is too slow, or refuses."""


class Transport(Protocol):
    """Carries one message and brings the answer to it."""

    def request(self, message: Json, seconds: float) -> Json:
        """The answer of the same id.

        Raises:
            McpUnavailable: none came in time.
        """

    def notify(self, message: Json) -> None:
        """Sends what is not answered."""


@dataclass(slots=True)
class McpClient:
    """One session, opened by its first call; after trouble the next call opens another.

    Attributes:
        connect: makes a transport.
        seconds: how long one call may take.
    """

    connect: Callable[[], Transport]
    seconds: float = 1.0
    _transport: Transport | None = None
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def call_tool(self, name: str, arguments: Mapping[str, Any]) -> Json:
        """What the tool answers.

        Raises:
            McpUnavailable: no session, no answer in time, or an error for an answer.
        """
        with self._lock:
            try:
                if self._transport is None:
                    self._transport = self._opened()
                return self._asked(
                    self._transport, "tools/call", {"name": name, "arguments": dict(arguments)}
                )
            except McpUnavailable:
                self._transport = None
                raise

    def _opened(self) -> Transport:
        transport = self.connect()
        hello = {"protocolVersion": PROTOCOL, "capabilities": {}, "clientInfo": CLIENT}
        self._asked(transport, "initialize", hello)
        transport.notify({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return transport

    def _asked(self, transport: Transport, method: str, params: Json) -> Json:
        message = {"jsonrpc": "2.0", "id": next(self._ids), "method": method, "params": params}
        answer = transport.request(message, self.seconds)
        if "error" in answer:
            raise McpUnavailable(str(answer["error"].get("code", "error")))
        result: Json = answer["result"]
        if result.get("isError"):
            raise McpUnavailable("the tool failed")
        return result


class StdioTransport:
    """A server as a child process; killed when it is too slow."""

    def __init__(self, command: list[str]) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the operator's own command
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise McpUnavailable("cannot be started") from error
        self._answers: queue.Queue[Json | None] = queue.Queue()  # None: there will be no more
        threading.Thread(target=self._read, daemon=True).start()

    def request(self, message: Json, seconds: float) -> Json:
        self.notify(message)
        try:
            while True:
                answer = self._answers.get(timeout=seconds)
                if answer is None:
                    self.close()
                    raise McpUnavailable("gone")
                if answer.get("id") == message["id"]:
                    return answer
        except queue.Empty as late:
            self.close()
            raise McpUnavailable("no answer in time") from late

    def notify(self, message: Json) -> None:
        try:
            _pipe(self._process.stdin).write(json.dumps(message).encode() + b"\n")
            _pipe(self._process.stdin).flush()
        except OSError as error:
            self.close()
            raise McpUnavailable("gone") from error

    def close(self) -> None:
        """Ends the server."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _pipe(pipe).close()

    def _read(self) -> None:
        try:
            for line in _pipe(self._process.stdout):
                try:
                    told = json.loads(line)
                except ValueError:
                    continue  # a server may greet on its standard output
                if isinstance(told, dict):
                    self._answers.put(told)
        except ValueError:
            pass  # closed under the reader
        self._answers.put(None)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - all three were asked for
    return pipe


Post = Callable[[bytes, Mapping[str, str], float], tuple[Mapping[str, str], bytes]]


@dataclass(slots=True)
class HttpTransport:
    """A server at an address; `post` sends a body with headers and returns headers and body."""

    post: Post
    _session: str = ""

    def request(self, message: Json, seconds: float) -> Json:
        headers, body = self._post(message, seconds)
        self._session = headers.get("mcp-session-id", self._session)
        for told in _messages(headers.get("content-type", ""), body):
            if told.get("id") == message["id"]:
                return told
        raise McpUnavailable("no answer")

    def notify(self, message: Json) -> None:
        self._post(message, 1.0)

    def _post(self, message: Json, seconds: float) -> tuple[Mapping[str, str], bytes]:
        headers = {
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": PROTOCOL,
            **({"mcp-session-id": self._session} if self._session else {}),
        }
        try:
            return self.post(json.dumps(message).encode(), headers, seconds)
        except OSError as error:  # URLError, timeouts and resets are OSErrors
            raise McpUnavailable("cannot be reached") from error


def _messages(content_type: str, body: bytes) -> list[Json]:
    if not content_type.startswith("text/event-stream"):
        return [json.loads(body)]
    lines = body.decode().splitlines()
    return [json.loads(line[5:]) for line in lines if line.startswith("data:")]


def posting_to(url: str) -> Post:
    """`Post` to an http(s) address."""
    if not url.startswith(("http://", "https://")):
        raise ValueError("not an http address")

    def post(
        body: bytes, headers: Mapping[str, str], seconds: float
    ) -> tuple[Mapping[str, str], bytes]:
        request = urllib.request.Request(url, body, dict(headers))  # noqa: S310 - checked above
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310
            found = {name.lower(): value for name, value in answer.headers.items()}
            return found, answer.read()

    return post
