"""A backlog of jobs that wait 100 ms each, at so many at once in one worker process.

The kernel's own runner on real threads and a real loop; the store is in memory and answers after
a millisecond, so that what is measured is the worker and not an emulator. Each level runs in a
process of its own, for its memory.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.report import Report
from bench.spread import Spread, busy_machine, doubts
from bench.starts import peak_mb
from seogi.adapters.memory.jobs import (
    CountingIds,
    MemoryBlobs,
    MemoryDelivery,
    MemoryJobStore,
    MemoryQueue,
    QuietSignals,
)
from seogi.adapters.system import SystemClock, in_thread
from seogi.jobs.context import JobContext
from seogi.jobs.model import Job, JobMessage, JobRef, JsonValue, Kind, Policy
from seogi.jobs.ports import Change
from seogi.jobs.run import RunJob
from seogi.jobs.submit import Submission, Submit
from seogi.jobs.writes import JobWriter

BACKLOG = 240
WAIT_S = 0.1
STORE_S = 0.001
LEVELS = (1, 4, 16, 32)
ROUNDS = 3
THREADS = 16
PEERS = (("Celery, prefork", 0.80), ("taskiq", 0.70), ("arq", 0.21))
"""Efficiency at 16 at once, measured before on a machine of this kind."""
ROOT = Path(__file__).resolve().parents[1]


class SlowStore(MemoryJobStore):
    """A millisecond away, and safe from several threads."""

    def __init__(self) -> None:
        super().__init__()
        self._one_at_a_time = threading.Lock()

    def commit(self, change: Change) -> None:
        time.sleep(STORE_S)
        with self._one_at_a_time:
            super().commit(change)

    def load(self, ref: JobRef) -> Job | None:
        time.sleep(STORE_S)
        return super().load(ref)

    def put_step(self, ref: JobRef, name: str, value: bytes) -> bytes:
        time.sleep(STORE_S)
        return super().put_step(ref, name, value)


async def _wait(job: JobContext) -> JsonValue:
    async def model() -> JsonValue:
        await asyncio.sleep(WAIT_S)
        return "written"

    await job.progress(10, "write")
    return await job.step("write", model)


async def drained(level: int) -> float:
    """Seconds until the backlog is done."""
    store, queue = SlowStore(), MemoryQueue()
    writer = JobWriter(store, SystemClock(), CountingIds(), QuietSignals())
    kinds = {"wait": Kind("wait", "generation", 600_000, _wait)}
    submit = Submit(writer, queue, kinds, Policy())
    backlog = [_submitted(submit, number) for number in range(BACKLOG)]
    run = RunJob(writer, queue, MemoryBlobs(), kinds, Policy(), in_thread)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    gate = asyncio.Semaphore(level)

    async def one(message: JobMessage) -> None:
        async with gate:
            await run(message, MemoryDelivery("generation"), lambda: 120_000)

    began = time.perf_counter()
    await asyncio.gather(*(one(message) for message in backlog))
    seconds = time.perf_counter() - began
    assert all(job.result_at for job in store.jobs.values())
    return seconds


def _submitted(submit: Submit, number: int) -> JobMessage:
    submission = Submission("firm", "kim", "wait", f"case_{number}", {"n": number})
    return submit(submission).job.message_to_send


def in_a_process(level: int) -> tuple[float, float]:
    """Seconds, and peak memory in MB."""
    command = [sys.executable, "-m", "bench.drain", str(level)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found["seconds"], found["peak_mb"]


def run() -> Report:
    """Efficiency and memory by level."""
    report = Report("drain")
    busy = busy_machine()
    found: dict[int, list[tuple[float, float]]] = {level: [] for level in LEVELS}
    for number in range(ROUNDS):
        for level in LEVELS[1 if number else 0 :]:  # one at a time takes half a minute: once
            found[level].append(in_a_process(level))
    rows, spreads = [], []
    alone = min(mb for _, mb in found[LEVELS[0]])
    for level, measured in found.items():
        seconds = Spread.of(s for s, _ in measured)
        efficiency = BACKLOG * WAIT_S / level / seconds.p50
        memory = min(mb for _, mb in measured)
        each = (memory - alone) / (level - 1) if level > 1 else None
        rows.append((level, seconds.p50, seconds.width, efficiency, memory, each))
        if len(seconds) > 1:
            spreads.append((f"{level} at once", Spread.of(seconds.samples * 2)))
        report.data[str(level)] = {"efficiency": efficiency, "peak_mb": memory}
        if level <= 16:
            report.goal(f"efficiency, {level} at once", efficiency, 0.8, least=True)
    columns = ("at once", "seconds", "spread", "efficiency", "peak MB", "MB a job more")
    report.table(f"{BACKLOG} jobs of {WAIT_S * 1000:.0f} ms in one worker process", columns, rows)
    report.table("others at 16, measured before", ("", "efficiency"), PEERS)
    report.doubts += [busy] if busy else []
    report.doubts += doubts(spreads)
    report.notes.append(f"store in memory, {STORE_S * 1000:.0f} ms away; {THREADS} threads for it")
    return report


def main(arguments: Sequence[str]) -> None:
    seconds = asyncio.run(drained(int(arguments[0])))
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb(os.getpid())}))


if __name__ == "__main__":
    main(sys.argv[1:])
