"""Submit, poll, start and event over HTTP on the local stack, beside a naive server in one run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx2

from bench.report import Report
from bench.servers import a_case, a_lawyer, cpu_ms, fresh_stack, peer
from bench.spread import Spread, busy_machine, doubts
from bench.starts import peak_mb
from scripts.checks.template import load
from scripts.local.demo import call
from scripts.local.sse import Frame, frames
from scripts.local.stack import Stack

ROUNDS = 12
POLLS = 10
EVENT_MS = 150.0
OURS, NAIVE = "seogi", "naive"


@dataclass(slots=True)
class Samples:
    """Milliseconds."""

    submit: list[float] = field(default_factory=list)
    poll: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    event: list[float] = field(default_factory=list)

    def spreads(self) -> dict[str, Spread]:
        named = {name: getattr(self, name) for name in ("submit", "poll", "start", "event")}
        return {name: Spread.of(samples) for name, samples in named.items()}


@dataclass(slots=True)
class Seogi:
    """One draft after the other, as a browser asks for them."""

    client: httpx2.AsyncClient
    case_id: str
    stack: Stack
    samples: Samples = field(default_factory=Samples)
    cpu: dict[str, list[float]] = field(default_factory=lambda: {"submit": [], "poll": []})
    asked: int = 0

    async def round(self) -> None:
        self.asked += 1
        path = f"/api/cases/{self.case_id}/draft-preview-async"
        body = {"style": f"표준 {self.asked}"}  # an equal request would get the same job
        before = self._cpu()
        ticket = await timed(
            self.samples.submit, lambda: call(self.client, "POST", path, json=body)
        )
        self.cpu["submit"].append(self._cpu() - before)
        address = f"/api/jobs/{ticket['job_id']}"
        await self._follow(f"{address}/events")
        before = self._cpu()
        for _ in range(POLLS):
            job = await timed(self.samples.poll, lambda: call(self.client, "GET", address))
        self.cpu["poll"].append((self._cpu() - before) / POLLS)
        self.samples.start.append(epoch_ms(job["started_at"]) - epoch_ms(job["created_at"]))

    async def _follow(self, path: str) -> None:
        async for frame, opened, now in watched(self.client, path):
            at = epoch_ms(frame.data["at"])
            if at > opened:  # what happened before is told at once
                self.samples.event.append(now - at)
            if frame.event == "done":
                return

    def _cpu(self) -> float:
        return cpu_ms(self.stack.worker_pids("PublicApi"))


@dataclass(slots=True)
class Naive:
    """The same of the peer."""

    client: httpx2.AsyncClient
    samples: Samples = field(default_factory=Samples)

    async def round(self) -> None:
        ticket = await timed(self.samples.submit, lambda: call(self.client, "POST", "/jobs"))
        address = f"/jobs/{ticket['job_id']}"
        async for frame, opened, now in watched(self.client, f"{address}/events"):
            at = frame.data["at"] * 1000
            if at > opened:
                self.samples.event.append(now - at)
        for _ in range(POLLS):
            job = await timed(self.samples.poll, lambda: call(self.client, "GET", address))
        self.samples.start.append((job["started_at"] - job["created_at"]) * 1000)


async def timed(into: list[float], ask: Callable[[], Awaitable[Any]]) -> Any:
    began = time.perf_counter()
    answer = await ask()
    into.append((time.perf_counter() - began) * 1000)
    return answer


async def watched(
    client: httpx2.AsyncClient, path: str
) -> AsyncIterator[tuple[Frame, float, float]]:
    """Frames with when the stream was opened and when each came (epoch ms)."""
    async with client.stream("GET", path) as answer:
        answer.raise_for_status()
        opened = time.time() * 1000
        async for frame in frames(answer.aiter_lines()):
            yield frame, opened, time.time() * 1000


def epoch_ms(iso: str) -> float:
    return datetime.fromisoformat(iso).timestamp() * 1000


async def measured() -> tuple[Seogi, Naive, dict[str, float]]:
    """Interleaved rounds of both, after one that is not counted; MB of our processes after."""
    async with (
        fresh_stack({"ModelProvider": "offline:250ms"}) as stack,
        a_lawyer(stack) as client,
        peer("naive") as other,
    ):
        case_id = await a_case(client)
        await Seogi(client, case_id, stack, asked=1000).round()
        await Naive(other).round()
        ours, naive = Seogi(client, case_id, stack), Naive(other)
        for _ in range(ROUNDS):
            await ours.round()
            await naive.round()
        memory = await _loaded(Seogi(client, case_id, stack, asked=2000))
    return ours, naive, memory


async def _loaded(ours: Seogi) -> dict[str, float]:
    """Peak MB of every function, after ten drafts at once."""
    together = [Seogi(ours.client, ours.case_id, ours.stack, asked=2000 + n) for n in range(10)]
    await asyncio.gather(*(each.round() for each in together))
    pids = {name: ours.stack.worker_pids(name) for name in sorted(ours.stack.deployed.functions)}
    peaks = {name: [peak_mb(pid) for pid in alive] for name, alive in pids.items() if alive}
    return {name: max(found) for name, found in peaks.items()}


def run() -> Report:
    """Latencies of both, and their ratios."""
    report = Report("http")
    busy = busy_machine()
    ours, naive, memory = asyncio.run(measured())
    mine, theirs = ours.samples.spreads(), naive.samples.spreads()
    rows = []
    for name, spread in mine.items():
        base = theirs[name]
        rows.append(
            (
                name,
                spread.p50,
                spread.p99,
                spread.width,
                base.p50,
                spread.p50 / base.p50,
                len(spread),
            )
        )
    columns = ("", "p50 ms", "p99 ms", "spread", "naive p50", "× naive", "samples")
    report.table("through the edge of the local stack", columns, rows)
    cpu = {name: Spread.of(found).p50 for name, found in ours.cpu.items()}
    mean = {name: sum(found) / len(found) for name, found in ours.cpu.items()}
    report.table("CPU of the API function, ms a request", ("", "mean", "p50"), [
        (name, mean[name], cpu[name]) for name in cpu
    ])  # fmt: skip
    given = {name: found["Properties"].get("MemorySize") for name, found in _functions().items()}
    peaks = [(name, peak, given.get(name)) for name, peak in memory.items()]
    report.table("after ten drafts at once", ("", "peak MB", "MB in the template"), peaks)
    report.data = {"api_cpu_ms": mean, "peak_mb": memory, OURS: _plain(mine), NAIVE: _plain(theirs)}
    report.goal("event: worker's write → browser, p50 ms", mine["event"].p50, EVENT_MS)
    report.doubts += [busy] if busy else []
    report.doubts += doubts([(f"{OURS} {name}", spread) for name, spread in mine.items()])
    report.notes.append("AWS is an emulator in Python here: its own time is in every number")
    report.notes.append("the naive server keeps jobs in a dictionary and polls it every 0.5 s")
    return report


def _functions() -> dict[str, Any]:
    resources: dict[str, Any] = load()["Resources"]
    return {n: each for n, each in resources.items() if each["Type"] == "AWS::Serverless::Function"}


def _plain(spreads: dict[str, Spread]) -> dict[str, object]:
    return {name: {"p50": s.p50, "p99": s.p99, "n": len(s)} for name, s in spreads.items()}
