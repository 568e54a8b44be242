"""One first invocation of a function: its process, its clock, its instructions, its memory."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from scripts.local import ports, proc, runtime
from scripts.local.model import FunctionSpec

PATIENCE_S = 300.0
COUNTED = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
_COLLECTED = re.compile(r"Collected : (\d+)")


class FirstFailed(Exception):
    """A first invocation did not answer well; its number would mean nothing."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is started.

    Attributes:
        event: of the invocation; for a web function (`web`) the path and headers of a request.
        path: PYTHONPATH, the function's own folder first.
    """

    name: str
    python: Path
    code: Path
    path: tuple[Path, ...]
    environment: Mapping[str, str]
    event: Mapping[str, Any]
    web: bool = False

    @property
    def variables(self) -> dict[str, str]:
        """The whole environment of the process."""
        return {
            "PATH": f"{self.python.parent}{os.pathsep}{os.defpath}",
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "HOME": "/nonexistent",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join(map(str, self.path)),
            "_HANDLER": "handler.handler",
            "LAMBDA_TASK_ROOT": str(self.code),
            "AWS_LAMBDA_FUNCTION_NAME": self.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{self.name}",
            "AWS_LAMBDA_LOG_STREAM_NAME": uuid.uuid4().hex,
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            **self.environment,
        }


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of wall time, peak memory in MB, instructions when they were counted."""

    ms: float
    peak_mb: float
    instructions: int | None = None


async def first(start: Start, *, counted: bool = False) -> Measured:
    """Start, invoke once, end.

    Raises:
        FirstFailed: the answer was not good.
    """
    prefix = COUNTED if counted else ()
    return await (_web(start, prefix) if start.web else _invoked(start, prefix))


async def _invoked(start: Start, prefix: tuple[str, ...]) -> Measured:
    runtime.INIT_SECONDS = PATIENCE_S
    lines: list[str] = []
    spec = FunctionSpec(
        start.name, start.name, f"arn:aws:lambda:ap-northeast-2:000000000000:function:{start.name}",
        "handler.handler", int(PATIENCE_S), 1024, {}, start.code, (),
    )  # fmt: skip
    command = (*prefix, str(start.python), "-m", "awslambdaric", spec.handler)
    worker = runtime.Worker(spec, command, start.variables, lines.append)
    began = time.perf_counter()
    try:
        error = await worker.start()
        outcome = error or await worker.invoke(json.dumps(start.event).encode())
        ms = (time.perf_counter() - began) * 1000
        _check(start, outcome.payload, failed=outcome.failed)
        peak = peak_mb(worker.pid)
        os.kill(worker.pid, signal.SIGTERM)
        while not worker.dead:
            await asyncio.sleep(0.01)
    finally:
        await worker.close()
    return Measured(ms, peak, _instructions(lines) if prefix else None)


def _check(start: Start, payload: bytes, *, failed: bool) -> None:
    answer = json.loads(payload or b"null")
    bad = failed or (isinstance(answer, dict) and answer.get("batchItemFailures"))
    if bad or (isinstance(answer, dict) and answer.get("statusCode", 200) != 200):
        raise FirstFailed(f"{start.name}: {payload[:400]!r}")


async def _web(start: Start, prefix: tuple[str, ...]) -> Measured:
    """As the Lambda Web Adapter does it: wait for the readiness path, then pass the request on."""
    port = ports.free_port()
    server = ("uvicorn", "handler:app", "--host", ports.HOST, "--port", str(port))
    quiet = ("--no-access-log", "--no-server-header", "--log-level", "warning")
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *prefix, str(start.python), "-m", *server, *quiet,
        cwd=start.code, env=start.variables,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        start_new_session=True, preexec_fn=proc.dies_with_parent(signal.SIGKILL),
    )  # fmt: skip
    try:
        base = f"http://{ports.HOST}:{port}"
        async with httpx2.AsyncClient(base_url=base, timeout=PATIENCE_S, trust_env=False) as client:
            await _ready(client, process)
            answer = await client.get(start.event["path"], headers=start.event["headers"])
        ms = (time.perf_counter() - began) * 1000
        if answer.status_code != 200:
            raise FirstFailed(f"{start.name}: {answer.status_code} {answer.text[:300]}")
        peak = peak_mb(process.pid)
        process.terminate()
        output, _ = await process.communicate()
    finally:
        proc.kill_group(process.pid)
    return Measured(ms, peak, _instructions(output.decode().splitlines()) if prefix else None)


async def _ready(client: httpx2.AsyncClient, process: asyncio.subprocess.Process) -> None:
    while process.returncode is None:
        try:
            if (await client.get("/healthz")).status_code == 200:
                return
        except httpx2.TransportError:
            await asyncio.sleep(0.01)
    raise FirstFailed("the server ended before it was ready")


def peak_mb(pid: int) -> float:
    """The most memory a process has held so far; 0 where /proc is missing."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def _instructions(lines: list[str]) -> int:
    found = [int(match[1]) for line in lines if (match := _COLLECTED.search(line))]
    if not found:
        raise FirstFailed("callgrind told no count: " + " | ".join(lines[-5:]))
    return sum(found)
