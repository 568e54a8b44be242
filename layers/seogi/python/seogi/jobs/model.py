"""What a job is: its states, the one table of its moves, and the values it carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from seogi.jobs.context import JobContext

JsonValue: TypeAlias = Any  # decoded JSON; the border that decodes it checks its shape


class Status(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    """Accepted; a message for it is on its queue, or will be sent by the sweep."""
    RUNNING = "running"
    """A worker holds its token, or a continuation of it is on the way."""
    WAITING = "waiting"
    """For an outside party to deliver something."""
    PAUSED = "paused"
    """Spending is stopped by an operator; it goes on where it stopped."""
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


TERMINAL = frozenset({Status.SUCCEEDED, Status.FAILED, Status.CANCELLED})
ACTIVE = frozenset(Status) - TERMINAL

_ENDED_EARLY = frozenset({Status.FAILED, Status.CANCELLED})

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.QUEUED: frozenset({Status.QUEUED, Status.RUNNING, Status.PAUSED}) | _ENDED_EARLY,
    Status.RUNNING: frozenset(
        {Status.RUNNING, Status.QUEUED, Status.WAITING, Status.PAUSED, Status.SUCCEEDED}
    )
    | _ENDED_EARLY,
    Status.WAITING: frozenset({Status.QUEUED, Status.PAUSED}) | _ENDED_EARLY,
    Status.PAUSED: frozenset({Status.QUEUED}) | _ENDED_EARLY,
    # A terminal state is final for its run: these two leave it only as run + 1 (`moves.retried`).
    Status.FAILED: frozenset({Status.QUEUED}),
    Status.CANCELLED: frozenset({Status.QUEUED}),
    Status.SUCCEEDED: frozenset(),
}
"""The whole machine: a move not in it is illegal."""


@dataclass(frozen=True, slots=True)
class JobRef:
    """Names one job; the tenant is part of every key."""

    tenant: str
    job_id: str


@dataclass(frozen=True, slots=True)
class JobMessage:
    """What travels on a queue: ids only, never content."""

    ref: JobRef
    run: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run failed.

    Attributes:
        code: stable, lower case (`deadline_exceeded`, `worker_lost`, …).
        message: for the user, in the job's language.
        stage: `rag | llm | callback | unknown`, or whatever an outside agent named.
        retryable: whether the same request may succeed later.
    """

    code: str
    message: str
    stage: str = "unknown"
    retryable: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """What a job has spent; cost in millionths of a dollar."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cost_micros + other.cost_micros,
        )

    def __sub__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens - other.input_tokens,
            self.output_tokens - other.output_tokens,
            self.cost_micros - other.cost_micros,
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a job's log; `version` is the cursor of polls and streams, `at` epoch ms."""

    version: int
    at: int
    status: Status
    run: int
    percent: int
    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Job:
    """A durable record that workers move; all times are epoch milliseconds.

    Attributes:
        input: the request, or None when it is stored apart (`JobStore.load_input`).
        lock: what no two active jobs may share (`submit.lock_of`).
        attempt: 1 for the first try of a run; a lost worker or a retryable failure adds one.
        version: grows with every write; the condition of the next one.
        token: the fencing token of the worker that holds it; empty when nobody does.
        not_before: a retry waits until then.
        expected_at: when the worker expects its next event, for `Retry-After`.
        ends_at: when it expects to be done; 0 when it cannot tell.
        due_at: when the sweep must look at it; None once it is terminal.
        lost: workers lost in this run; solo: it runs alone from now on.
        delivered: names of what outside parties have handed in.
        result_at: empty, `inline`, or the key of the stored result.
        events: the newest events; older ones are in the store's log pages.
        write_id: names the last write, so that a lost answer is not taken for a conflict.
    """

    ref: JobRef
    kind: str
    queue: str
    owner: str
    subject: str
    lang: str
    input: Mapping[str, JsonValue] | None
    lock: str
    created_at: int
    deadline_ms: int
    max_attempts: int
    deadline_at: int
    status: Status = Status.QUEUED
    run: int = 1
    attempt: int = 1
    version: int = 1
    token: str = ""
    lease_until: int = 0
    not_before: int = 0
    percent: int = 0
    stage: str = ""
    message: str = ""
    updated_at: int = 0
    started_at: int | None = None
    finished_at: int | None = None
    expected_at: int = 0
    ends_at: int = 0
    due_at: int | None = None
    resends: int = 0
    lost: int = 0
    solo: bool = False
    continuations: int = 0
    paused_at: int | None = None
    waiting_for: str = ""
    waiting_until: int = 0
    delivered: tuple[str, ...] = ()
    failure: Failure | None = None
    usage: Usage = field(default_factory=Usage)
    result_at: str = ""
    events: tuple[Event, ...] = ()
    write_id: str = ""

    @property
    def is_terminal(self) -> bool:
        """Whether its run has ended."""
        return self.status in TERMINAL

    @property
    def message_to_send(self) -> JobMessage:
        """The queue message that makes a worker look at this run."""
        return JobMessage(self.ref, self.run)

    def holds_lease(self, now: int) -> bool:
        """Whether a worker holds it and its lease has not run out."""
        return bool(self.token) and self.lease_until > now

    def log_context(self) -> dict[str, str | int]:
        """The fields of a job that may appear in a log line."""
        return {
            "tenant": self.ref.tenant,
            "job_id": self.ref.job_id,
            "kind": self.kind,
            "status": str(self.status),
            "run": self.run,
            "attempt": self.attempt,
            "version": self.version,
            "percent": self.percent,
            "stage": self.stage,
        }


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of slow work.

    Attributes:
        queue: the class of work whose workers run it (`generation`, `documents`, `evidence`).
        deadline_ms: from acceptance of a run to its end, whatever happens.
        run: the work; the JSON it returns is the job's result.
    """

    name: str
    queue: str
    deadline_ms: int
    run: Callable[[JobContext], Awaitable[JsonValue]]
    max_attempts: int = 4


@dataclass(frozen=True, slots=True)
class Policy:
    """The kernel's times, all in milliseconds.

    A message may die with its worker before the job was claimed; so that a lost worker costs a
    lease and one round of the sweep then too, a message counts as lost after a lease.
    """

    lease_ms: int = 20_000
    heartbeat_ms: int = 10_000
    resend_after_ms: int = 20_000
    resend_cap_ms: int = 600_000
    backoff_ms: int = 2_000
    backoff_cap_ms: int = 60_000
    progress_every_ms: int = 500
    yield_margin_ms: int = 15_000
    max_lost: int = 3
    hops_before_sweep: int = 12
    """AWS ends a function that keeps sending to its own queue after about 16 hops."""
