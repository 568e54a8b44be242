"""Peers as processes of their own, and clients that talk to what is measured."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from bench.report import NotHere
from scripts.local import ports, proc
from scripts.local.demo import call, sign_in, until_read, upload
from scripts.local.engine import EngineMissing
from scripts.local.stack import Stack, running_stack

ROOT = Path(__file__).resolve().parents[1]
READY_S = 20.0
TICKS = os.sysconf("SC_CLK_TCK")
DIARY = (
    "2026년 3월 1일 남편이 술에 취해 나를 폭행했다. 남편은 생활비를 주지 않았다. 이혼하고 싶다.\n"
)


@asynccontextmanager
async def peer(module: str) -> AsyncIterator[httpx2.AsyncClient]:
    """`bench.peers.<module>:app` under uvicorn; a client of it."""
    port = ports.free_port()
    command = (
        *(sys.executable, "-m", "uvicorn", f"bench.peers.{module}:app"),
        *("--host", ports.HOST, "--port", str(port), "--log-level", "warning"),
    )
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=proc.dies_with_parent(signal.SIGKILL),
    )
    try:
        async with client_of(f"http://{ports.HOST}:{port}") as client:
            async with asyncio.timeout(READY_S):
                while not await _answers(client):
                    await asyncio.sleep(0.05)
            yield client
    finally:
        proc.kill_group(process.pid)
        await process.wait()


async def _answers(client: httpx2.AsyncClient) -> bool:
    try:
        return (await client.get("/openapi.json")).is_success
    except httpx2.TransportError:
        return False


def client_of(base_url: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(base_url=base_url, timeout=httpx2.Timeout(60.0), trust_env=False)


@asynccontextmanager
async def fresh_stack(
    parameters: Mapping[str, str] | None = None, cap: int = 4
) -> AsyncIterator[Stack]:
    """The local stack over a folder that is gone afterwards.

    Raises:
        NotHere: its engine is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="seogi-bench-") as data:
        try:
            async with running_stack(
                Path(data), parameters=parameters, cap=cap, say=lambda _line: None
            ) as stack:
                yield stack
        except EngineMissing as missing:
            raise NotHere(str(missing)) from missing


@asynccontextmanager
async def a_lawyer(stack: Stack) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody signed in at the front door."""
    async with client_of(stack.base_url) as client:
        await sign_in(client, stack)
        yield client


async def a_case(client: httpx2.AsyncClient, lines: int = 20) -> str:
    """A case whose one file has been read."""
    about = {"title": "이혼 사건", "client_name": "김서연"}
    case_id: str = (await call(client, "POST", "/api/cases", json=about))["id"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "일기.txt"
        path.write_text(DIARY * lines)
        await upload(client, case_id, path)
    await until_read(client, case_id, 1)
    return case_id


def cpu_ms(pids: list[int]) -> float:
    """User and system time of these processes so far; 0 where /proc is missing."""
    total = 0.0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) * 1000 / TICKS
    return total
