"""One execution environment: the real runtime client under our own Lambda Runtime API.

The protocol is that of the Lambda developer guide, "Using the Lambda runtime API": the client
asks for `next`, posts `response` or `error`, and posts `init/error` when the handler cannot be
loaded. Every process gets its own port, so a process and its answers cannot be mixed up.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scripts.local import ports, proc
from scripts.local.model import FunctionSpec

INIT_SECONDS = 20.0  # Lambda allows 10; two busy cores need more
MAX_PAYLOAD = 6 * 1024 * 1024
_STREAM_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an invocation came to: the handler's JSON, or an error document when `failed`."""

    payload: bytes
    failed: bool = False

    @staticmethod
    def error(kind: str, message: str) -> Outcome:
        document = {"errorType": kind, "errorMessage": message}
        return Outcome(json.dumps(document).encode(), failed=True)


@dataclass(frozen=True, slots=True)
class _Invocation:
    request_id: str
    event: bytes
    deadline_ms: int


class Worker:
    """One process. It serves one invocation at a time and dies with the runner."""

    def __init__(
        self,
        spec: FunctionSpec,
        command: tuple[str, ...],
        environment: Mapping[str, str],
        log: Callable[[str], None],
    ) -> None:
        self.spec = spec
        self._command = command
        self._environment = environment
        self._log = log
        self._inbox: asyncio.Queue[_Invocation] = asyncio.Queue()
        self._ready: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
        self._answer: asyncio.Future[Outcome] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._server: asyncio.Server | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._connections: set[asyncio.Task[None]] = set()
        self.dead = False
        self.in_hand = b""

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    async def start(self) -> Outcome | None:
        """Start the process; returns once it asks for work, or with the error that stopped it."""
        self._server = await asyncio.start_server(self._serve, ports.HOST, 0, limit=_STREAM_LIMIT)
        port = self._server.sockets[0].getsockname()[1]
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            cwd=self.spec.code,
            env={**self._environment, "AWS_LAMBDA_RUNTIME_API": f"{ports.HOST}:{port}"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=proc.dies_with_parent(signal.SIGKILL),
            limit=_STREAM_LIMIT,
        )
        self._tasks = [asyncio.create_task(self._pump()), asyncio.create_task(self._watch())]
        try:
            return await asyncio.wait_for(asyncio.shield(self._ready), INIT_SECONDS)
        except TimeoutError:
            self.kill()
            return Outcome.error("Runtime.InitTimeout", f"no handler after {INIT_SECONDS:.0f} s")

    async def invoke(self, event: bytes) -> Outcome:
        """Run one event within the function's own timeout; beyond it the process is killed."""
        request_id = str(uuid.uuid4())
        self._answer = asyncio.get_running_loop().create_future()
        deadline = int((time.time() + self.spec.timeout) * 1000)
        self._log(f"START RequestId: {request_id} Version: $LATEST")
        began = time.perf_counter()
        self._inbox.put_nowait(_Invocation(request_id, event, deadline))
        self.in_hand = event
        try:
            outcome = await asyncio.wait_for(asyncio.shield(self._answer), self.spec.timeout)
        except TimeoutError:
            self.kill()
            late = f"{request_id} Task timed out after {self.spec.timeout:.2f} seconds"
            outcome = Outcome.error("Sandbox.Timedout", late)
        finally:
            self.in_hand = b""
        if len(outcome.payload) > MAX_PAYLOAD:
            outcome = Outcome.error("Function.ResponseSizeTooLarge", "response over 6 MB")
        took = (time.perf_counter() - began) * 1000
        self._report(request_id, took, outcome)
        return outcome

    def _report(self, request_id: str, took: float, outcome: Outcome) -> None:
        if outcome.failed:
            self._log(f"[ERROR] {outcome.payload.decode(errors='replace')[:2000]}")
        self._log(
            f"END RequestId: {request_id}\nREPORT RequestId: {request_id}\t"
            f"Duration: {took:.2f} ms\tMemory Size: {self.spec.memory} MB\tPid: {self.pid}"
        )

    def kill(self) -> None:
        self.dead = True
        if self._process and self._process.returncode is None:
            proc.kill_group(self._process.pid)

    async def close(self) -> None:
        """Kill the process and wait until it and its port are gone."""
        self.kill()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _pump(self) -> None:
        """Copy the process's output, line by line, to the function's log."""
        assert self._process is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        with contextlib.suppress(ValueError):  # one line over the limit: the rest is dropped
            async for line in self._process.stdout:
                self._log(line.decode(errors="replace").rstrip())

    async def _watch(self) -> None:
        assert self._process is not None  # noqa: S101
        assert self._server is not None  # noqa: S101
        code = await self._process.wait()
        self.dead = True
        how = f"signal {-code}" if code < 0 else f"exit status {code}"
        gone = Outcome.error("Runtime.ExitError", f"Runtime exited with error: {how}")
        for waiting in (self._answer, self._ready):
            if waiting is not None and not waiting.done():
                waiting.set_result(gone)
        proc.kill_group(self._process.pid)  # what it may have left behind
        self._server.close()
        for connection in self._connections:
            connection.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._connections.add(task)
        # Cancelled by `_watch`: the process that asked is gone.
        with contextlib.suppress(
            asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError
        ):
            while True:
                path, body = await _read_request(reader, writer)
                writer.write(await self._reply(path, body))
                await writer.drain()
        writer.close()

    async def _reply(self, path: str, body: bytes) -> bytes:
        if path.endswith("/invocation/next"):
            if not self._ready.done():
                self._ready.set_result(None)
            return self._next(await self._inbox.get())
        if path.endswith("/init/error"):
            if not self._ready.done():
                self._ready.set_result(Outcome(body, failed=True))
        elif self._answer is not None and not self._answer.done():
            self._answer.set_result(Outcome(body, failed=path.endswith("/error")))
        return _message("202 Accepted", {}, b'{"status":"OK"}')

    def _next(self, invocation: _Invocation) -> bytes:
        trace = f"Root=1-{int(time.time()):08x}-{uuid.uuid4().hex[:24]};Sampled=0"
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
            "Lambda-Runtime-Deadline-Ms": str(invocation.deadline_ms),
            "Lambda-Runtime-Invoked-Function-Arn": self.spec.arn,
            "Lambda-Runtime-Trace-Id": trace,
        }
        return _message("200 OK", headers, invocation.event)


def _message(status: str, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body)}\r\n\r\n")
    return "\r\n".join(lines).encode("latin-1") + body


async def _read_request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[str, bytes]:
    """Read one request of the runtime client: its path and body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    fields = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    if fields.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = await _read_chunks(reader)
    else:
        body = await reader.readexactly(int(fields.get("content-length", "0")))
    return first.split(" ")[1], body


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while size := int((await reader.readline()).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return bytes(body)
