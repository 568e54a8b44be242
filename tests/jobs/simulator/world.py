"""One simulated world: users submit, cancel and retry; workers die; the sweep goes round."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from seogi.adapters.memory.jobs import CountingIds, MemoryBlobs, QuietSignals
from seogi.errors import SeogiError
from seogi.jobs.context import JobContext
from seogi.jobs.control import CancelJob, Deliver, PauseJob, ResumeJob, RetryJob
from seogi.jobs.decide import SOLO
from seogi.jobs.errors import WaitExpired
from seogi.jobs.model import Job, JobRef, JsonValue, Kind, Policy, Status
from seogi.jobs.run import RunJob, Verdict
from seogi.jobs.submit import Submission, Submit
from seogi.jobs.sweep import SweepJobs, TellDeadLetters
from seogi.jobs.writes import JobWriter
from tests.jobs.simulator.loop import VirtualLoop
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

T = TypeVar("T")
TENANT = "firm"
STEPS = ("read", "grounds", "claims")
SWEEP_EVERY_S = 60
VISIBILITY_MS = 720_000


@dataclass(slots=True)
class SkewedClock:
    """A machine's idea of the time, up to seconds off; ms."""

    true_now: Callable[[], int]
    skew_ms: int = 0

    def now(self) -> int:
        return self.true_now() + self.skew_ms


@dataclass(slots=True)
class Rules:
    """What an ablation takes out; all in place by default."""

    sweeps: bool = True
    make_store: Callable[[random.Random, Faults], SimStore] = SimStore


@dataclass(slots=True)
class Machine:
    """One worker process: it can be killed, and it can stand still."""

    world: World
    clock: SkewedClock
    dead: bool = False
    stalled_until: float = 0.0

    async def io(self, call: Callable[[], T]) -> T:
        rng, faults = self.world.rng, self.world.faults
        await asyncio.sleep(rng.random() * 0.02)
        await self._survive()
        if rng.random() < faults.stall:
            self.stalled_until = self.world.loop.time() + rng.choice((5.0, 45.0))
        if rng.random() < faults.kill / 10:
            self.dead = True
        self.world.store.by = id(self)
        try:
            value = call()
        finally:
            self.world.store.by = None
        await self._survive()
        return value

    async def _survive(self) -> None:
        if self.dead:
            await asyncio.Event().wait()
        left = self.stalled_until - self.world.loop.time()
        if left > 0:
            await asyncio.sleep(left)


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
    provider: Provider = field(init=False)
    ids: CountingIds = field(init=False)
    blobs: MemoryBlobs = field(init=False)
    policy: Policy = field(init=False)
    writer: JobWriter = field(init=False)
    reruns: list[str] = field(init=False)
    crashes: list[str] = field(init=False)
    accepted: set[JobRef] = field(init=False)
    started: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.loop = VirtualLoop()
        self.faults = Faults()
        self.store = self.rules.make_store(self.rng, self.faults)
        self.queue = SimQueue(self.rng, self.faults, self.now)
        self.provider = Provider(self.rng, self.faults)
        self.ids, self.blobs, self.policy = CountingIds(), MemoryBlobs(), Policy()
        self.writer = self._writer(SkewedClock(self.now))
        self.reruns, self.crashes, self.accepted = [], [], set()

    def now(self) -> int:
        return EPOCH + int(self.loop.time() * 1000)

    def _writer(self, clock: SkewedClock) -> JobWriter:
        return JobWriter(self.store, clock, self.ids, _Watched(self))

    @property
    def kinds(self) -> dict[str, Kind]:
        return {
            "draft": Kind("draft", "generation", 300_000, self.draft),
            "ask": Kind("ask", "generation", 600_000, self.ask),
        }

    async def draft(self, job: JobContext) -> JsonValue:
        written = []
        for at, name in enumerate(STEPS):
            await job.progress(at * 30, name, expect_ms=1000)
            written.append(await self._paid_step(job, name))
        return {"written": written}

    async def ask(self, job: JobContext) -> JsonValue:
        first = await self._paid_step(job, "trigger")
        try:
            answer = await job.wait("answer", within_ms=120_000)
        except WaitExpired:
            answer = "none"
        return {"written": [first, answer]}

    async def _paid_step(self, job: JobContext, name: str) -> JsonValue:
        async def pay() -> JsonValue:
            ref = job.job.ref
            current = self.store.jobs[ref]
            if name in self.store.step_rows[ref] and current.token == job.job.token:
                self.reruns.append(f"{ref.job_id}:{name}")
            return await self.provider.write(ref.job_id, name, job.idempotency_key(name))

        return await job.step(name, pay)

    # -- workers

    async def worker(self) -> None:
        while True:
            machine = Machine(self, SkewedClock(self.now, self.rng.randrange(-3000, 3000)))
            await asyncio.sleep(self.rng.random())
            while not machine.dead:
                await asyncio.sleep(self.queue.idle_s())
                solo = self.rng.random() < 0.5
                batch = self.queue.receive(
                    SOLO if solo else "generation", 1 if solo else 3, VISIBILITY_MS
                )
                if batch:
                    await self._invocation(machine, batch)

    async def _invocation(self, machine: Machine, batch: list[Letter]) -> None:
        ends_at = self.now() + 40_000
        run = RunJob(
            self._writer(machine.clock), self.queue, self.blobs, self.kinds, self.policy, machine.io
        )
        tasks = [
            asyncio.ensure_future(self._one(run, letter, lambda: ends_at - self.now()))
            for letter in batch
        ]
        self.started += tasks
        await asyncio.wait(tasks, timeout=41)
        if any(not task.done() for task in tasks):
            machine.dead = True  # killed by a fault or by the platform's own time limit

    async def _one(self, run: RunJob, letter: Letter, left: Callable[[], int]) -> None:
        try:
            verdict = await run(letter.message, SimDelivery(letter, self.now), left)
        except Trouble:
            return
        if verdict is Verdict.DONE:
            self.queue.delete(letter)

    # -- users, operators and the outside party

    async def user(self, number: int) -> None:
        await asyncio.sleep(self.rng.random() * 20)
        job = await self._submit(number)
        if job is None:
            return
        for _ in range(self.rng.randrange(3)):
            await asyncio.sleep(self.rng.choice((0.5, 5.0, 30.0, 100.0)))
            self._act(job.ref)

    async def _submit(self, number: int) -> Job | None:
        kind = self.rng.choice(("draft", "draft", "ask"))
        key = f"key{number}" if self.rng.random() < 0.5 else None
        request = Submission(
            TENANT, f"user{number}", kind, f"case{number % 2}", {"n": number}, idempotency_key=key
        )
        submit = Submit(self.writer, self.queue, self.kinds, self.policy)
        job = None
        for _ in range(self.rng.randrange(1, 3)):
            with contextlib.suppress(Trouble):
                job = submit(request).job
                self.accepted.add(job.ref)
            await asyncio.sleep(self.rng.random() * 2)
        return job

    def _act(self, ref: JobRef) -> None:
        acts: tuple[Callable[[], Any], ...] = (
            lambda: CancelJob(self.writer)(ref, "user"),
            lambda: RetryJob(self.writer, self.queue, self.policy)(ref, "user"),
            lambda: PauseJob(self.writer)(ref, "operator"),
            lambda: ResumeJob(self.writer, self.queue, self.policy)(ref, "operator"),
            lambda: Deliver(self.writer, self.queue, self.policy)(ref, "answer", "yes"),
        )
        with contextlib.suppress(Trouble, SeogiError):
            self.rng.choice(acts)()

    async def sweeper(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_EVERY_S)
            if self.rules.sweeps:
                with contextlib.suppress(Trouble):
                    SweepJobs(self.writer, self.queue, self.policy)()
                with contextlib.suppress(Trouble):
                    TellDeadLetters(self.writer, self.queue)()

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
            asyncio.set_event_loop(None)
            self.loop.close()

    async def _play(self) -> None:
        actors = [self.user(n) for n in range(4)]
        actors += [self.worker(), self.worker(), self.sweeper()]
        tasks = [asyncio.ensure_future(actor) for actor in actors]
        await asyncio.sleep(600)
        self.faults.calm()
        resume = ResumeJob(self.writer, self.queue, self.policy)
        for job in list(self.store.jobs.values()):
            if job.status is Status.PAUSED:
                resume(job.ref, "operator")
        await asyncio.sleep(1800)
        for task in tasks:
            if task.done() and not task.cancelled() and task.exception():
                raise task.exception()  # type: ignore[misc]


class _Watched(QuietSignals):
    """A fault of the kernel's own code is a failure of the simulation."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def crashed(self, error: Exception, job: Job) -> None:
        if not isinstance(error, Trouble):
            self._world.crashes.append(repr(error))
