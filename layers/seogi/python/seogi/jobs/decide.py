"""What to do with a job that a message or the sweep points at: pure judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from seogi.jobs.model import Failure, Job, JobMessage, Policy, Status
from seogi.texts import text

SOLO = "solo"
SHARED_QUEUES = frozenset({"generation"})
"""Queues whose workers run several jobs in one process; all others run each job alone anyway."""


def route(job: Job) -> str:
    """The queue of its next message: a job that may have killed its neighbours goes on alone."""
    return SOLO if job.solo and job.queue in SHARED_QUEUES else job.queue


class Act(Enum):
    """What a worker does with a message."""

    RUN = auto()
    """Claim the job and work."""
    DROP = auto()
    """The message has nothing to say any more."""
    LATER = auto()
    """Not yet: the message comes back after `wait_ms`."""
    EXPIRE = auto()
    """The deadline has passed: the job fails."""
    ISOLATE = auto()
    """Its worker died: the job goes on alone, or fails when it keeps killing workers."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An act and, for LATER, after how many milliseconds."""

    act: Act
    wait_ms: int = 0


def judge(job: Job, message: JobMessage, queue: str, now: int, policy: Policy) -> Judgement:
    """What the message means for the job as it is now."""
    if job.run != message.run or job.status not in (Status.QUEUED, Status.RUNNING):
        return Judgement(Act.DROP)
    if now >= job.deadline_at:
        return Judgement(Act.EXPIRE)
    if job.holds_lease(now):
        return _held(job, now, policy)
    if job.token:
        return Judgement(Act.ISOLATE)
    if job.solo and queue != route(job):
        return Judgement(Act.DROP)
    if job.not_before > now:
        return Judgement(Act.LATER, job.not_before - now)
    return Judgement(Act.RUN)


def _held(job: Job, now: int, policy: Policy) -> Judgement:
    """A second message for a job in work.

    A holder that renews its lease makes the message a duplicate. A lease that is about to run
    out was not renewed: the message may be the dead holder's own, and waits for the end of it.
    """
    left = job.lease_until - now
    if left > policy.lease_ms // 2:
        return Judgement(Act.DROP)
    return Judgement(Act.LATER, left)


class Sweep(Enum):
    """What the sweep does with a job that is due."""

    NOTHING = auto()
    EXPIRE = auto()
    SEND = auto()
    """Its message may be lost: send it again."""
    ISOLATE = auto()
    WAKE = auto()
    """Its wait ran out: the work decides what that means."""
    WAIT = auto()
    """A worker holds it; look again when its lease ends."""


def sweep_act(job: Job, now: int) -> Sweep:
    """What the sweep owes the job."""
    if job.is_terminal or job.status is Status.PAUSED:
        return Sweep.NOTHING
    if now >= job.deadline_at:
        return Sweep.EXPIRE
    if job.status is Status.WAITING:
        return Sweep.WAKE if now >= job.waiting_until else Sweep.NOTHING
    if job.holds_lease(now):
        return Sweep.WAIT
    return Sweep.ISOLATE if job.token else Sweep.SEND


def kernel_failure(job: Job, code: str, *, retryable: bool = True) -> Failure:
    """A failure of the kernel's own, in the job's language."""
    return Failure(code, text(job.lang, f"job.{code}"), retryable=retryable)
