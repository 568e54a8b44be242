"""What the kernel needs from outside, in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from seogi.jobs.model import Event, Job, JobMessage, JobRef


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One fact for the audit log, written in the transaction of what it records; `at` epoch ms."""

    audit_id: str
    at: int
    tenant: str
    actor: str
    action: str
    subject: str
    job_id: str


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """A client's key for one request; `fingerprint` names the request's content."""

    owner: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Change:
    """One atomic write of a job and what must be true together with it.

    Attributes:
        expected: the version it replaces; None for a new job.
        input: the request as JSON when it is too large for the job's own row.
        result: the result as JSON when it is small enough to lie beside the job.
        takes_lock / frees_lock: of `job.lock`.
        before: the job at `expected`, so that a store can write only what differs.
    """

    job: Job
    expected: int | None
    audit: AuditRow | None = None
    idempotency: IdempotencyKey | None = None
    input: bytes | None = None
    result: bytes | None = None
    takes_lock: bool = False
    frees_lock: bool = False
    before: Job | None = None


@dataclass(frozen=True, slots=True)
class JobPage:
    """Jobs, newest first; `cursor` asks for the page after this one."""

    jobs: tuple[Job, ...]
    cursor: str | None


class JobStore(Protocol):
    """Durable jobs; reads see every finished write."""

    def commit(self, change: Change) -> None:
        """Writes all of the change or nothing.

        Raises:
            Stale: the job is at another version (or, for a new job, exists already); told before
                the two below.
            KeyUsed: the idempotency key is taken.
            LockHeld: another active job holds the lock.
            StoreBusy: others write the same rows again and again.
        """

    def load(self, ref: JobRef) -> Job | None:
        """The job as it is now: one read."""

    def load_input(self, ref: JobRef) -> Mapping[str, object]:
        """The request of a job whose `input` is stored apart."""

    def load_result(self, ref: JobRef, run: int) -> bytes:
        """The JSON stored beside the job by the change that ended `run`."""

    def put_step(self, ref: JobRef, name: str, value: bytes) -> bytes:
        """Stores a step's result unless there is one; returns the one that is stored."""

    def steps(self, ref: JobRef) -> Mapping[str, bytes]:
        """All stored steps by name."""

    def step(self, ref: JobRef, name: str) -> bytes | None:
        """One stored step, as it is now."""

    def put_log_page(self, ref: JobRef, events: Sequence[Event]) -> None:
        """Archives events that leave the job's own row; the same page twice is harmless."""

    def log_after(self, ref: JobRef, version: int) -> Sequence[Event]:
        """Archived events with a larger version, in order."""

    def due(self, now: int, limit: int) -> Sequence[JobRef]:
        """Active jobs whose `due_at` has come, oldest first."""

    def of_owner(self, tenant: str, owner: str, limit: int, cursor: str | None) -> JobPage:
        """A user's jobs, newest first, at a constant cost per page."""

    def of_subject(self, tenant: str, subject: str, limit: int, cursor: str | None) -> JobPage:
        """A subject's jobs, newest first."""


class BlobStore(Protocol):
    """Large values by key."""

    def put(self, key: str, value: bytes) -> None:
        """Stores the value; the same key is overwritten."""

    def get(self, key: str) -> bytes:
        """The value.

        Raises:
            NotFound: nothing is stored under the key.
        """


class JobQueue(Protocol):
    """The queues of the workers, at least once, in no order."""

    def send(self, queue: str, message: JobMessage, *, delay_s: int = 0) -> None:
        """Puts a message on the queue of a class of work; `solo` is the queue of batch size 1."""


class Delivery(Protocol):
    """The message in a worker's hand."""

    @property
    def queue(self) -> str:
        """Where it came from: a class of work, or `solo`."""

    def hide_for(self, seconds: int) -> None:
        """Nobody else receives it for so long."""


class DeadLetters(Protocol):
    """Messages that no worker could finish."""

    def peek(self, limit: int) -> Sequence[JobMessage]:
        """Some of them; they stay where they are, out of sight for some seconds."""


class Clock(Protocol):
    """The time; a simulator has its own."""

    def now(self) -> int:
        """Epoch milliseconds."""


class Ids(Protocol):
    """Where new names come from."""

    def token(self) -> str:
        """A fencing token or write id, never given twice."""

    def job_id(self) -> str:
        """`job_` and twelve hexadecimal digits."""


class Signals(Protocol):
    """What the kernel tells operators; never content."""

    def moved(self, job: Job) -> None:
        """A job reached a new state."""

    def noted(self, message: str, job: Job) -> None:
        """Something about a job that an operator would ask for."""

    def crashed(self, error: Exception, job: Job) -> None:
        """Work ended with an error that has no name: a fault of ours."""
