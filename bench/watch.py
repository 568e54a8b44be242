"""Watching in virtual time: polls and lag by policy; every event once; one reader for many.

Nothing here depends on the machine: two runs differ in nothing.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from bench.report import Report
from seogi.adapters.memory.jobs import CountingIds, MemoryJobStore, QuietSignals
from seogi.jobs import moves
from seogi.jobs.model import Job, JobRef, Policy
from seogi.jobs.ports import Change
from seogi.jobs.read import poll_after_s
from seogi.jobs.watch import Seen, WatchJob
from seogi.jobs.writes import JobWriter
from tests.jobs.simulator.loop import VirtualLoop

T = TypeVar("T")

JOBS = 400
STEPS = 6
STEP_S = 10.0
SPREAD = 0.3
"""Of a step's time around its mean: what an estimate cannot know."""
WATCHERS = (1, 10, 50, 200)
EPOCH = 1_795_000_000_000
REF = JobRef("firm", "job_000000000001")

Wait = Callable[[Job, int, float], float]
"""Seconds to the next poll, from the job just read, now (ms) and the policy's fallback."""


@dataclass(slots=True)
class Clock:
    """A `Clock` on a virtual loop."""

    loop: VirtualLoop = field(default_factory=VirtualLoop)

    def now(self) -> int:
        return EPOCH + round(self.loop.seconds * 1000)


class CountedStore(MemoryJobStore):
    """The store in memory, counting what watchers read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0

    def load(self, ref: JobRef) -> Job | None:
        self.reads += 1
        return super().load(ref)


class Scene:
    """One job whose worker tells its steps as they come."""

    def __init__(self, seed: int) -> None:
        self.clock = Clock()
        self.rng = random.Random(seed)
        self.store = CountedStore()
        self.writer = JobWriter(self.store, self.clock, CountingIds(), QuietSignals())
        job = Job(
            REF, "draft.write", "generation", "kim", "case_1", "ko", {}, "lock", EPOCH,
            600_000, 4, EPOCH + 600_000,
        )  # fmt: skip
        job = moves.opened(job, EPOCH, Policy())
        self.store.commit(Change(job, expected=None, takes_lock=True))
        self.history: list[tuple[int, int]] = [(job.version, EPOCH)]

    @property
    def job(self) -> Job:
        return self.store.jobs[REF]

    def _save(self, after: Job) -> None:
        self.writer.save(self.job, after)
        self.history.append((after.version, self.clock.now()))

    async def work(self) -> None:
        """Claim, six steps of about ten seconds, the end."""
        now = self.clock.now
        await asyncio.sleep(self.rng.uniform(0.05, 0.3))
        self._save(moves.claimed(self.job, now(), "t", Policy()))
        for step in range(STEPS):
            expected = now() + round(STEP_S * 1000)
            told = moves.Told(step * 16, f"section:{step}", "", expected_at=expected)
            self._save(moves.progressed(self.job, now(), Policy(), told))
            await asyncio.sleep(max(1.0, self.rng.gauss(STEP_S, SPREAD * STEP_S / 2)))
        self._save(moves.succeeded(self.job, now(), "inline"))


@dataclass(slots=True)
class Polled:
    """One watched job: how often it was asked, how late each change was seen (s)."""

    polls: int = 0
    lags: list[float] = field(default_factory=list)


async def poll(scene: Scene, wait: Wait, fallback: float) -> Polled:
    """A client that polls until the job has ended."""
    found, seen = Polled(), 0
    work = asyncio.ensure_future(scene.work())
    while True:
        job, now = scene.job, scene.clock.now()
        found.polls += 1
        found.lags += [(now - at) / 1000 for version, at in scene.history if version > seen]
        seen = job.version
        if job.is_terminal:
            await work
            return found
        await asyncio.sleep(wait(job, now, fallback))


def fixed(_job: Job, _now: int, fallback: float) -> float:
    return fallback


def as_told(job: Job, now: int, fallback: float) -> float:
    """The server's `Retry-After`; where it says "soon", the client's own pace."""
    return max(float(poll_after_s(job, now)), fallback)


POLICIES: tuple[tuple[str, Wait, float], ...] = (
    ("fixed 1 s", fixed, 1.0),
    ("fixed 2 s", fixed, 2.0),
    ("fixed 5 s", fixed, 5.0),
    ("Retry-After, then every 1 s", as_told, 1.0),
    ("Retry-After, then every 2 s", as_told, 2.0),
)


@contextmanager
def virtual(scene: Scene) -> Iterator[VirtualLoop]:
    loop = scene.clock.loop
    try:
        yield loop
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def of_policy(wait: Wait, fallback: float) -> tuple[float, float]:
    """Mean polls a job, and mean seconds until a change is seen."""
    found = []
    for seed in range(JOBS):
        scene = Scene(seed)
        with virtual(scene) as loop:
            found.append(loop.run_until_complete(poll(scene, wait, fallback)))
    lags = [lag for each in found for lag in each.lags]
    return sum(each.polls for each in found) / JOBS, sum(lags) / len(lags)


@dataclass(frozen=True, slots=True)
class Watched:
    """Streams of one job in one process."""

    watchers: int
    reads: int
    seconds: float
    missed: int
    out_of_order: int
    lag_ms: float


def of_watchers(count: int) -> Watched:
    """So many streams over one job; some break and come back with their cursor."""
    scene = Scene(count)
    watch = WatchJob(scene.store, _at_once, scene.clock)
    got: list[list[tuple[int, int]]] = [[] for _ in range(count)]

    async def stream(number: int) -> None:
        await asyncio.sleep(scene.rng.random() * 5)
        cursor, breaks = 0, number % 3
        while True:
            events = watch(REF, cursor)
            async for one in events:
                if not isinstance(one, Seen):
                    continue
                cursor = one.event.version
                got[number].append((cursor, scene.clock.now() - one.event.at))
                if breaks and len(got[number]) % 3 == 0:
                    breaks -= 1
                    break
            await events.aclose()
            if scene.job.is_terminal and cursor == scene.job.version:
                return

    async def play() -> None:
        work = asyncio.ensure_future(scene.work())
        await asyncio.gather(*(stream(number) for number in range(count)))
        await work

    with virtual(scene) as loop:
        loop.run_until_complete(play())
    wanted = [version for version, _ in scene.history]
    versions = [[version for version, _ in each] for each in got]
    missed = sum(len(set(wanted) - set(each)) for each in versions)
    disorder = sum(1 for each in versions if each != sorted(set(each)))
    late = [lag for each in got for version, lag in each if lag < 1000 and version > 2]
    seconds = scene.clock.loop.seconds
    return Watched(count, scene.store.reads, seconds, missed, disorder, sum(late) / len(late))


async def _at_once(call: Callable[[], T]) -> T:
    return call()


def run() -> Report:
    """Both tables and the targets."""
    report = Report("watch")
    rows = [(name, *of_policy(wait, fallback)) for name, wait, fallback in POLICIES]
    report.table(f"polling, {JOBS} jobs of a minute", ("", "polls a job", "mean lag s"), rows)
    by_name = {name: (polls, lag) for name, polls, lag in rows}
    told = by_name["Retry-After, then every 1 s"]
    report.data = {"polls": told[0], "lag_s": told[1]}
    report.goal("polls a job as the server advises", told[0], 17)
    report.goal("… mean lag s", told[1], 0.9)
    streams = [of_watchers(count) for count in WATCHERS]
    shown = [(w.watchers, w.reads / w.seconds, w.lag_ms, w.missed, w.out_of_order) for w in streams]
    columns = ("watchers", "reads a second", "mean lag ms", "events missed", "out of order")
    report.table("streams of one job in one process, a third of them broken twice", columns, shown)
    report.goal("events missed or twice", sum(w.missed + w.out_of_order for w in streams), 0)
    flat = streams[-1].reads / streams[-1].seconds / (streams[0].reads / streams[0].seconds)
    report.goal("reads a second, 200 watchers over 1", flat, 1.2)
    report.notes.append("Retry-After is never below 1 s, so its first row is what clients do")
    report.notes.append("virtual time: exact; a step takes 10 s ± 15 %, which the estimate omits")
    return report
