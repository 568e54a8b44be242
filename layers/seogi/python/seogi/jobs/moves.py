"""Every move a job can make, as pure functions from one version to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from seogi.jobs.errors import IllegalMove, NotRetryable
from seogi.jobs.model import (
    TERMINAL,
    TRANSITIONS,
    Event,
    Failure,
    Job,
    Policy,
    Status,
    Usage,
)


def _moved(job: Job, to: Status, now: int, **changes: Any) -> Job:
    """The job in state `to`, one version later, with the event that says so."""
    if to not in TRANSITIONS[job.status]:
        raise IllegalMove(job.status, to)
    after = replace(job, status=to, version=job.version + 1, updated_at=now, **changes)
    return replace(after, events=(*job.events, _event(after, now)))


def _event(job: Job, now: int) -> Event:
    return Event(job.version, now, job.status, job.run, job.percent, job.stage, job.message)


def _unheld() -> dict[str, Any]:
    return {"token": "", "lease_until": 0}


def opened(job: Job, now: int, policy: Policy) -> Job:
    """A new job with its first event; the sweep looks at it when no worker has."""
    fresh = replace(job, updated_at=now, due_at=now + policy.resend_after_ms)
    return replace(fresh, events=(_event(fresh, now),))


def claimed(job: Job, now: int, token: str, policy: Policy) -> Job:
    """A worker takes it under a fresh fencing token.

    A worker that dies before it has hidden its message for a lease only leaves the sweep, which
    therefore looks no later than it would at a new job; mostly that moves no index.
    """
    look_at = now + policy.resend_after_ms
    return _moved(
        job,
        Status.RUNNING,
        now,
        token=token,
        lease_until=now + policy.lease_ms,
        due_at=look_at if job.due_at is None else min(job.due_at, look_at),
        started_at=job.started_at or now,
        not_before=0,
        resends=0,
    )


def beaten(job: Job, now: int, policy: Policy) -> Job:
    """The worker is alive: lease renewed, nothing to tell a watcher."""
    return replace(job, version=job.version + 1, updated_at=now, lease_until=now + policy.lease_ms)


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells watchers; times are epoch ms, 0 when it cannot tell."""

    percent: int
    stage: str
    message: str = ""
    expected_at: int = 0
    ends_at: int = 0


def progressed(job: Job, now: int, policy: Policy, told: Told) -> Job:
    """The worker got on; percent never falls within a run and 100 is for the end."""
    return _moved(
        job,
        Status.RUNNING,
        now,
        percent=max(job.percent, min(told.percent, 99)),
        stage=told.stage,
        message=told.message,
        expected_at=told.expected_at,
        ends_at=told.ends_at,
        lease_until=now + policy.lease_ms,
    )


def spent(job: Job, usage: Usage) -> Job:
    """Tokens and cost added; it travels with the next write."""
    return replace(job, usage=job.usage + usage)


def yielded(job: Job, now: int, policy: Policy) -> Job:
    """The invocation ends before the job does: unheld, to be continued by the next message."""
    hops = job.continuations + 1
    by_sweep = hops % policy.hops_before_sweep == 0
    return replace(
        job,
        version=job.version + 1,
        updated_at=now,
        continuations=hops,
        due_at=now if by_sweep else now + policy.resend_after_ms,
        **_unheld(),
    )


def backed_off(job: Job, now: int, failure: Failure, policy: Policy) -> Job:
    """A retryable failure: another attempt later, or the end when none is left."""
    if job.attempt >= job.max_attempts:
        return failed(job, now, failure)
    wait = min(policy.backoff_ms * 2 ** (job.attempt - 1), policy.backoff_cap_ms)
    return _moved(
        job,
        Status.QUEUED,
        now,
        attempt=job.attempt + 1,
        not_before=now + wait,
        expected_at=now + wait,
        due_at=min(now + wait + policy.resend_after_ms, job.deadline_at),
        failure=failure,
        **_unheld(),
    )


def lost(job: Job, now: int, failure: Failure, policy: Policy) -> Job:
    """Its worker died: on to the solo queue; there, in the end, it fails as `worker_lost`."""
    spent_all = job.lost + 1 >= policy.max_lost or job.attempt >= job.max_attempts
    if job.solo and spent_all:
        return failed(job, now, failure)
    return _moved(
        job,
        Status.QUEUED,
        now,
        attempt=min(job.attempt + 1, job.max_attempts),
        lost=job.lost + 1,
        solo=True,
        due_at=now + policy.resend_after_ms,
        **_unheld(),
    )


def waiting(job: Job, now: int, name: str, until: int) -> Job:
    """Work waits for an outside party until `until`."""
    return _moved(
        job,
        Status.WAITING,
        now,
        waiting_for=name,
        waiting_until=until,
        expected_at=until,
        due_at=min(until, job.deadline_at),
        **_unheld(),
    )


def delivered(job: Job, now: int, name: str, policy: Policy) -> Job:
    """An outside party handed in `name`; a job that waits for it is queued again."""
    noted = replace(job, delivered=(*job.delivered, name))
    if job.status is Status.WAITING and job.waiting_for == name:
        return requeued(noted, now, policy)
    return replace(noted, version=job.version + 1, updated_at=now)


def requeued(job: Job, now: int, policy: Policy) -> Job:
    """On to its queue again: resumed, delivered, or its wait ran out."""
    stood = now - job.paused_at if job.paused_at is not None else 0
    return _moved(
        job,
        Status.QUEUED,
        now,
        due_at=now + policy.resend_after_ms,
        deadline_at=job.deadline_at + stood,
        paused_at=None,
        waiting_for="",
        **_unheld(),
    )


def paused(job: Job, now: int) -> Job:
    """Spending stops here; the deadline's clock stops with it."""
    return _moved(job, Status.PAUSED, now, paused_at=now, due_at=None, **_unheld())


def resent(job: Job, now: int, policy: Policy) -> Job:
    """The sweep sends its message again, each time later than before."""
    wait = min(policy.resend_after_ms * 2**job.resends, policy.resend_cap_ms)
    due_at = min(now + wait, job.deadline_at)
    return replace(
        job, version=job.version + 1, updated_at=now, resends=job.resends + 1, due_at=due_at
    )


def looked_at(job: Job, now: int, due_at: int) -> Job:
    """Nothing to do for the sweep before `due_at`."""
    return replace(job, version=job.version + 1, updated_at=now, due_at=due_at)


def _ended(job: Job, to: Status, now: int, **changes: Any) -> Job:
    return _moved(
        job, to, now, finished_at=now, due_at=None, expected_at=0, ends_at=0, **_unheld(), **changes
    )


def succeeded(job: Job, now: int, result_at: str) -> Job:
    """Done; the result is stored at `result_at`."""
    return _ended(
        job, Status.SUCCEEDED, now, percent=100, failure=None, message="", result_at=result_at
    )


def failed(job: Job, now: int, failure: Failure) -> Job:
    """This run ended badly; finished steps stay for the next one."""
    return _ended(job, Status.FAILED, now, failure=failure, message=failure.message)


def cancelled(job: Job, now: int) -> Job:
    """Stopped on request; finished steps stay."""
    return _ended(job, Status.CANCELLED, now)


def retried(job: Job, now: int, policy: Policy) -> Job:
    """Run + 1 of a failed or cancelled job, from its stored steps.

    Raises:
        NotRetryable: it is active, or it has succeeded.
    """
    if job.status not in TERMINAL or job.status is Status.SUCCEEDED:
        raise NotRetryable
    return _moved(
        replace(job, percent=0, stage="", message="", failure=None),
        Status.QUEUED,
        now,
        run=job.run + 1,
        attempt=1,
        lost=0,
        solo=False,
        resends=0,
        continuations=0,
        not_before=0,
        paused_at=None,
        waiting_for="",
        started_at=None,
        finished_at=None,
        deadline_at=now + job.deadline_ms,
        due_at=now + policy.resend_after_ms,
    )
