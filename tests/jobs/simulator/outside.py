"""What surrounds the kernel in a simulation: a queue, a store and a provider that misbehave."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from seogi.adapters.memory.jobs import MemoryJobStore
from seogi.jobs.errors import JobFailed, Retryable
from seogi.jobs.model import Event, Failure, Job, JobMessage, JobRef
from seogi.jobs.ports import Change, IdempotencyKey

T = TypeVar("T")
EPOCH = 1_700_000_000_000
MAX_RECEIVES = 5


class Trouble(Exception):
    """A call to a service failed: throttled, timed out, or its answer was lost."""


@dataclass(slots=True)
class Faults:
    """How likely each misfortune is; `calm` ends them all."""

    kill: float = 0.10
    stall: float = 0.02
    throttle: float = 0.03
    lost_answer: float = 0.02
    duplicate: float = 0.10
    send_fails: float = 0.05
    slow_queue: float = 0.10
    wrong_clock: float = 0.05
    second_sweep: float = 0.10

    @classmethod
    def of_poison(cls) -> Faults:
        """Only the queue misbehaves, so that whatever else happens was the poison's doing."""
        return cls(kill=0.0, stall=0.0, throttle=0.0, lost_answer=0.0, wrong_clock=0.0)

    def calm(self) -> None:
        self.kill = self.stall = self.throttle = self.lost_answer = 0.0
        self.duplicate = self.send_fails = self.slow_queue = 0.0
        self.wrong_clock = self.second_sweep = 0.0


@dataclass(slots=True)
class Letter:
    """A message on a queue, with the queue's own memory of it; times in ms."""

    queue: str
    message: JobMessage
    visible_at: int
    receives: int = 0


class SimQueue:
    """At least once, in any order, with visibility, receive counts and dead letters."""

    def __init__(self, rng: random.Random, faults: Faults, now: Callable[[], int]) -> None:
        self.rng, self.faults, self.now = rng, faults, now
        self.letters: list[Letter] = []
        self.dead: list[Letter] = []

    def send(self, queue: str, message: JobMessage, *, delay_s: int = 0) -> None:
        if self.rng.random() < self.faults.send_fails:
            raise Trouble("send")
        copies = 2 if self.rng.random() < self.faults.duplicate else 1
        for _ in range(copies):
            late = 90_000 if self.rng.random() < self.faults.slow_queue else 200
            at = self.now() + delay_s * 1000 + self.rng.randrange(late)
            self.letters.append(Letter(queue, message, at))

    def receive(self, queue: str, most: int, visibility_ms: int) -> list[Letter]:
        ready = [x for x in self.letters if x.queue == queue and x.visible_at <= self.now()]
        self.rng.shuffle(ready)
        taken = []
        for letter in ready[:most]:
            letter.receives += 1
            if letter.receives > MAX_RECEIVES:
                self.letters.remove(letter)
                self.dead.append(letter)
                continue
            letter.visible_at = self.now() + visibility_ms
            taken.append(letter)
        return taken

    def idle_s(self) -> float:
        """How long a poller may sleep: until a message shows, but never past new arrivals."""
        if not self.letters:
            return 2.0
        until = min(letter.visible_at for letter in self.letters) - self.now()
        return min(max(until / 1000, 0.1), 2.0)

    def delete(self, letter: Letter) -> None:
        if letter in self.letters:
            self.letters.remove(letter)

    def redrive(self) -> None:
        """An operator sends every dead letter back, whatever has become of its job."""
        for letter in self.dead:
            self.letters.append(Letter(letter.queue, letter.message, self.now()))
        self.dead.clear()

    def peek(self, limit: int) -> list[JobMessage]:
        return [letter.message for letter in self.dead[:limit]]


@dataclass(slots=True)
class SimDelivery:
    """The letter in a worker's hand."""

    letter: Letter
    now: Callable[[], int]

    @property
    def queue(self) -> str:
        return self.letter.queue

    def hide_for(self, seconds: int) -> None:
        self.letter.visible_at = self.now() + seconds * 1000


@dataclass(slots=True)
class Write:
    """One successful commit, as the history keeps it; `by` is the machine that made it, if any."""

    before: Job | None
    after: Job
    by: int | None


class SimStore(MemoryJobStore):
    """A store that remembers every write and sometimes fails, before or after it."""

    def __init__(self, rng: random.Random, faults: Faults) -> None:
        super().__init__()
        self.rng, self.faults = rng, faults
        self.history: list[Write] = []
        self.all_keys: list[tuple[IdempotencyKey, str]] = []
        self.by: int | None = None

    def load(self, ref: JobRef) -> Job | None:
        self._throttle()
        return super().load(ref)

    def steps(self, ref: JobRef) -> Mapping[str, bytes]:
        self._throttle()
        return super().steps(ref)

    def step(self, ref: JobRef, name: str) -> bytes | None:
        self._throttle()
        return super().step(ref, name)

    def put_step(self, ref: JobRef, name: str, value: bytes) -> bytes:
        self._throttle()
        return super().put_step(ref, name, value)

    def log_after(self, ref: JobRef, version: int) -> Sequence[Event]:
        self._throttle()
        return super().log_after(ref, version)

    def _throttle(self) -> None:
        if self.rng.random() < self.faults.throttle:
            raise Trouble("throttled")

    def commit(self, change: Change) -> None:
        self._throttle()
        before = self.jobs.get(change.job.ref)
        super().commit(change)
        self.history.append(Write(before, self.jobs[change.job.ref], self.by))
        if change.idempotency is not None:
            self.all_keys.append((change.idempotency, change.job.ref.job_id))
        if self.rng.random() < self.faults.lost_answer:
            if self.rng.random() < 0.5:
                raise Trouble("answer lost")
            super().commit(change)  # the SDK's own second try meets its own first one


@dataclass(slots=True)
class Provider:
    """A paid service: it bills an idempotency key once, and is slow, broken or silent at times."""

    rng: random.Random
    faults: Faults
    billed: Counter[tuple[str, str]] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)

    async def write(self, job_id: str, step: str, key: str) -> str:
        if key not in self.keys:
            self.keys.add(key)
            self.billed[job_id, step] += 1
        trouble = self.rng.random() if self.faults.kill else 1.0
        if trouble < 0.05:
            await asyncio.sleep(100_000)
        await asyncio.sleep(self.rng.choice((0.05, 0.5, 3.0, 12.0)))
        if trouble < 0.20:
            raise Retryable(Failure("provider_unavailable", "later", "llm", retryable=True))
        if trouble < 0.22:
            raise JobFailed(Failure("refused", "no", "llm"))
        return f"{job_id}/{step}"
