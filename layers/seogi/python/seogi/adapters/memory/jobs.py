"""The kernel's ports in memory: for tests and simulations, held to the same contract as AWS."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from seogi.adapters.cursor import decode, encode
from seogi.errors import NotFound
from seogi.jobs.errors import KeyUsed, LockHeld, Stale
from seogi.jobs.model import Event, Job, JobMessage, JobRef
from seogi.jobs.ports import AuditRow, Change, IdempotencyKey, JobPage


class MemoryJobStore:
    """A `JobStore` whose commits are atomic because one thread makes them."""

    def __init__(self) -> None:
        self.jobs: dict[JobRef, Job] = {}
        self.locks: dict[tuple[str, str], str] = {}
        self.keys: dict[tuple[str, str, str], IdempotencyKey] = {}
        self.key_jobs: dict[tuple[str, str, str], str] = {}
        self.inputs: dict[JobRef, bytes] = {}
        self.results: dict[tuple[JobRef, int], bytes] = {}
        self.step_rows: dict[JobRef, dict[str, bytes]] = defaultdict(dict)
        self.pages: dict[JobRef, dict[int, tuple[Event, ...]]] = defaultdict(dict)
        self.audit: list[AuditRow] = []

    def commit(self, change: Change) -> None:
        job = change.job
        self._check(change)
        lock = (job.ref.tenant, job.lock)
        if change.takes_lock:
            self.locks[lock] = job.ref.job_id
        if change.frees_lock:
            self.locks.pop(lock, None)
        if change.idempotency is not None:
            name = (job.ref.tenant, change.idempotency.owner, change.idempotency.key)
            self.keys[name] = change.idempotency
            self.key_jobs[name] = job.ref.job_id
        if change.input is not None:
            self.inputs[job.ref] = change.input
            job = replace(job, input=None)
        if change.result is not None:
            self.results[job.ref, job.run] = change.result
        if change.audit is not None:
            self.audit.append(change.audit)
        self.jobs[job.ref] = job

    def _check(self, change: Change) -> None:
        job = change.job
        present = self.jobs.get(job.ref)
        if (present.version if present else None) != change.expected:
            raise Stale(present)
        if change.idempotency is not None:
            name = (job.ref.tenant, change.idempotency.owner, change.idempotency.key)
            if name in self.keys:
                raise KeyUsed(self.key_jobs[name], self.keys[name].fingerprint)
        holder = self.locks.get((job.ref.tenant, job.lock))
        if (change.takes_lock or change.frees_lock) and holder not in (None, job.ref.job_id):
            raise LockHeld(str(holder))

    def load(self, ref: JobRef) -> Job | None:
        return self.jobs.get(ref)

    def load_input(self, ref: JobRef) -> Mapping[str, object]:
        loaded: Mapping[str, object] = json.loads(self.inputs[ref])
        return loaded

    def load_result(self, ref: JobRef, run: int) -> bytes:
        return self.results[ref, run]

    def put_step(self, ref: JobRef, name: str, value: bytes) -> bytes:
        return self.step_rows[ref].setdefault(name, value)

    def steps(self, ref: JobRef) -> Mapping[str, bytes]:
        return dict(self.step_rows[ref])

    def step(self, ref: JobRef, name: str) -> bytes | None:
        return self.step_rows[ref].get(name)

    def put_log_page(self, ref: JobRef, events: Sequence[Event]) -> None:
        self.pages[ref][events[0].version] = tuple(events)

    def log_after(self, ref: JobRef, version: int) -> Sequence[Event]:
        pages = self.pages[ref]
        events = {e.version: e for first in sorted(pages) for e in pages[first]}
        return [events[at] for at in sorted(events) if at > version]

    def due(self, now: int, limit: int) -> Sequence[JobRef]:
        found = [(j.due_at, j.ref) for j in self.jobs.values() if j.due_at is not None]
        ripe = sorted((d, r.job_id, r) for d, r in found if d <= now)
        return [ref for _, _, ref in ripe[:limit]]

    def of_owner(self, tenant: str, owner: str, limit: int, cursor: str | None) -> JobPage:
        mine = [j for j in self.jobs.values() if (j.ref.tenant, j.owner) == (tenant, owner)]
        return _page(f"{tenant}#owner#{owner}", mine, limit, cursor)

    def of_subject(self, tenant: str, subject: str, limit: int, cursor: str | None) -> JobPage:
        its = [j for j in self.jobs.values() if (j.ref.tenant, j.subject) == (tenant, subject)]
        return _page(f"{tenant}#subject#{subject}", its, limit, cursor)


def _page(scope: str, jobs: list[Job], limit: int, cursor: str | None) -> JobPage:
    after = decode(scope, cursor) if cursor is not None else "~"
    found = sorted(
        ((f"{job.created_at:013d}#{job.ref.job_id}", job) for job in jobs), key=lambda one: one[0]
    )
    rest = [(place, job) for place, job in reversed(found) if place < after]
    last = encode(scope, rest[limit - 1][0]) if len(rest) > limit else None
    return JobPage(tuple(job for _, job in rest[:limit]), last)


class MemoryBlobs:
    """A `BlobStore` in a dictionary."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def put(self, key: str, value: bytes) -> None:
        self.values[key] = value

    def get(self, key: str) -> bytes:
        if key not in self.values:
            raise NotFound(key)
        return self.values[key]


class MemoryQueue:
    """A `JobQueue` that keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, JobMessage, int]] = []

    def send(self, queue: str, message: JobMessage, *, delay_s: int = 0) -> None:
        self.sent.append((queue, message, delay_s))


@dataclass(slots=True)
class MemoryDelivery:
    """A `Delivery` that remembers for how long it was hidden."""

    queue: str
    hidden: list[int] = field(default_factory=list)

    def hide_for(self, seconds: int) -> None:
        self.hidden.append(seconds)


@dataclass(slots=True)
class ManualClock:
    """A `Clock` that a test moves."""

    at: int = 1_700_000_000_000

    def now(self) -> int:
        return self.at

    def advance(self, ms: int) -> None:
        self.at += ms


class CountingIds:
    """`Ids` in the order they were asked for."""

    def __init__(self) -> None:
        self._next = 0

    def token(self) -> str:
        self._next += 1
        return f"t{self._next:06d}"

    def job_id(self) -> str:
        self._next += 1
        return f"job_{self._next:012x}"


class QuietSignals:
    """`Signals` that a test can read."""

    def __init__(self) -> None:
        self.moves: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.errors: list[Exception] = []

    def moved(self, job: Job) -> None:
        self.moves.append((job.ref.job_id, str(job.status)))

    def noted(self, message: str, job: Job) -> None:
        self.notes.append(f"{job.ref.job_id}: {message}")

    def crashed(self, error: Exception, job: Job) -> None:
        self.errors.append(error)
        self.noted(f"crashed: {type(error).__name__}", job)
