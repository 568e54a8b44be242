"""One simulated world: users submit, cancel and retry; workers die; the sweep goes round."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from seogi.adapters.memory.jobs import CountingIds, MemoryBlobs, QuietSignals
from seogi.jobs.control import ResumeJob
from seogi.jobs.decide import SOLO
from seogi.jobs.errors import UnknownJob
from seogi.jobs.model import Job, Policy, Status
from seogi.jobs.run import RunJob, Verdict
from seogi.jobs.sweep import SweepJobs, TellDeadLetters
from seogi.jobs.watch import WatchJob
from seogi.jobs.writes import JobWriter
from tests.jobs.simulator.loop import VirtualLoop
from tests.jobs.simulator.machines import Machine, SkewedClock
from tests.jobs.simulator.outside import (
    EPOCH,
    Faults,
    Letter,
    Provider,
    SimDelivery,
    SimQueue,
    SimStore,
    Trouble,
)
from tests.jobs.simulator.people import Users, Watchers
from tests.jobs.simulator.work import HERE, Works

T = TypeVar("T")
SWEEP_EVERY_S = 60
VISIBILITY_MS = 720_000
POISONED_EVERY = 8
"""Each so many seeds, the world is a quiet one with poison in it."""
TROUBLED_S, CALM_S = 600, 1800


@dataclass(slots=True)
class Rules:
    """What an ablation takes out; all in place by default."""

    sweeps: bool = True
    make_store: Callable[[random.Random, Faults], SimStore] = SimStore


@dataclass(slots=True)
class World:
    """Everything of one run; `history` is in `store`."""

    seed: int
    rules: Rules = field(default_factory=Rules)
    rng: random.Random = field(init=False)
    loop: VirtualLoop = field(init=False)
    faults: Faults = field(init=False)
    store: SimStore = field(init=False)
    queue: SimQueue = field(init=False)
    works: Works = field(init=False)
    ids: CountingIds = field(init=False)
    blobs: MemoryBlobs = field(init=False)
    policy: Policy = field(init=False)
    writer: JobWriter = field(init=False)
    users: Users = field(init=False)
    watchers: Watchers = field(init=False)
    crashes: list[str] = field(default_factory=list)
    started: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.loop = VirtualLoop()
        self.faults = Faults.of_poison() if self.poisoned else Faults()
        self.store = self.rules.make_store(self.rng, self.faults)
        self.queue = SimQueue(self.rng, self.faults, self.now)
        self.works = Works(self.store, Provider(self.rng, self.faults))
        self.ids, self.blobs, self.policy = CountingIds(), MemoryBlobs(), Policy()
        clock = SkewedClock(self.now)
        self.writer = self._writer(clock)
        kinds = self.works.kinds()
        self.users = Users(self.rng, self.writer, self.queue, kinds, self.policy)
        watch = WatchJob(self.store, self._read, clock, poll_s=2.0)
        self.watchers = Watchers(random.Random(self.seed + 1), watch)

    @property
    def poisoned(self) -> bool:
        """Whether nothing goes wrong here but what poison does."""
        return self.seed % POISONED_EVERY == POISONED_EVERY - 1

    def now(self) -> int:
        return EPOCH + int(self.loop.time() * 1000)

    def _writer(self, clock: SkewedClock) -> JobWriter:
        return JobWriter(self.store, clock, self.ids, _Watched(self.crashes))

    async def _read(self, call: Callable[[], T]) -> T:
        return call()

    # -- workers

    async def worker(self) -> None:
        most = 10 if self.poisoned else 3
        while True:
            clock = SkewedClock.drawn(self.now, self.rng, self.faults)
            machine = Machine(self.loop, self.rng, self.faults, self.store, clock)
            await asyncio.sleep(self.rng.random())
            while not machine.dead:
                await asyncio.sleep(self.queue.idle_s())
                solo = self.rng.random() < 0.5
                batch = self.queue.receive(
                    SOLO if solo else "generation", 1 if solo else most, VISIBILITY_MS
                )
                if batch:
                    await self._invocation(machine, batch)

    async def _invocation(self, machine: Machine, batch: list[Letter]) -> None:
        ends_at = self.now() + 40_000
        writer = self._writer(machine.clock)
        kinds = self.works.kinds()
        run = RunJob(writer, self.queue, self.blobs, kinds, self.policy, machine.io)
        tasks = [
            asyncio.ensure_future(self._one(machine, run, letter, lambda: ends_at - self.now()))
            for letter in batch
        ]
        self.started += tasks
        await asyncio.wait(tasks, timeout=41)
        if any(not task.done() for task in tasks):
            machine.dead = True  # killed by a fault or by the platform's own time limit

    async def _one(
        self, machine: Machine, run: RunJob, letter: Letter, left: Callable[[], int]
    ) -> None:
        HERE.set(machine)
        try:
            verdict = await run(letter.message, SimDelivery(letter, self.now), left)
        except (Trouble, UnknownJob):
            return
        if verdict is Verdict.DONE:
            self.queue.delete(letter)

    # -- the watchdog

    async def sweeper(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_EVERY_S)
            if self.rules.sweeps:
                self._sweep(self._second_sweep)
                with contextlib.suppress(Trouble):
                    TellDeadLetters(self.writer, self.queue)()

    def _sweep(self, meet: Callable[[Job], None]) -> None:
        with contextlib.suppress(Trouble):
            SweepJobs(self.writer, self.queue, self.policy, meet)()

    def _second_sweep(self, _job: Job) -> None:
        """A whole round of another watchdog, between this one's look at a job and its deed."""
        if self.rng.random() < self.faults.second_sweep:
            self._sweep(lambda _: None)

    # -- the whole run

    def play(self) -> None:
        """Ten troubled minutes, then half an hour of calm in which everything must end."""
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_until_complete(self._play())
        finally:
            rest = asyncio.all_tasks(self.loop)
            for task in rest:
                task.cancel()
            self.loop.run_until_complete(asyncio.gather(*rest, return_exceptions=True))
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            asyncio.set_event_loop(None)
            self.loop.close()

    async def _play(self) -> None:
        if self.poisoned:
            actors = [self.users.submit_innocent(n) for n in range(6)]
            actors += [self.users.poison(n) for n in range(6, 8)]
        else:
            actors = [self.users.live(n, self.watchers) for n in range(4)]
        actors += [self.worker(), self.worker(), self.sweeper()]
        tasks = [asyncio.ensure_future(actor) for actor in actors]
        await asyncio.sleep(TROUBLED_S)
        self.faults.calm()
        resume = ResumeJob(self.writer, self.queue, self.policy)
        for job in list(self.store.jobs.values()):
            if job.status is Status.PAUSED:
                resume(job.ref, "operator")
        await asyncio.sleep(CALM_S)
        for ref in list(self.store.jobs):
            await self.watchers.catch_up(ref)
        for task in [*tasks, *self.watchers.tasks]:
            if task.done() and not task.cancelled():
                task.result()


class _Watched(QuietSignals):
    """A fault of the kernel's own code is a failure of the simulation."""

    def __init__(self, crashes: list[str]) -> None:
        super().__init__()
        self._crashes = crashes

    def crashed(self, error: Exception, job: Job) -> None:
        if not isinstance(error, Trouble):
            self._crashes.append(repr(error))
