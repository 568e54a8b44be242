"""The state machine, pair by pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from seogi.jobs import moves
from seogi.jobs.errors import IllegalMove, NotRetryable
from seogi.jobs.model import TERMINAL, TRANSITIONS, Failure, Job, JobRef, Policy, Status
from seogi.jobs.moves import Told

NOW = 1_700_000_000_000
POLICY = Policy()
FAILURE = Failure("provider_unavailable", "later", retryable=True)

ALLOWED = {
    ("queued", "queued"),
    ("queued", "running"),
    ("queued", "paused"),
    ("queued", "failed"),
    ("queued", "cancelled"),
    ("running", "running"),
    ("running", "queued"),
    ("running", "waiting"),
    ("running", "paused"),
    ("running", "succeeded"),
    ("running", "failed"),
    ("running", "cancelled"),
    ("waiting", "queued"),
    ("waiting", "paused"),
    ("waiting", "failed"),
    ("waiting", "cancelled"),
    ("paused", "queued"),
    ("paused", "failed"),
    ("paused", "cancelled"),
    ("failed", "queued"),
    ("cancelled", "queued"),
}


def a_job(status: Status = Status.QUEUED, **changes: object) -> Job:
    job = Job(
        ref=JobRef("firm", "job_1"),
        kind="draft",
        queue="generation",
        owner="kim",
        subject="case_1",
        lang="ko",
        input={},
        lock="draft#case_1",
        created_at=NOW,
        deadline_ms=120_000,
        max_attempts=4,
        deadline_at=NOW + 120_000,
        status=status,
    )
    return replace(job, **changes)  # type: ignore[arg-type]


INTO: dict[Status, Callable[[Job], Job]] = {
    Status.QUEUED: lambda job: moves.requeued(job, NOW, POLICY),
    Status.RUNNING: lambda job: moves.claimed(job, NOW, "t1", POLICY),
    Status.WAITING: lambda job: moves.waiting(job, NOW, "agent", NOW + 1),
    Status.PAUSED: lambda job: moves.paused(job, NOW),
    Status.SUCCEEDED: lambda job: moves.succeeded(job, NOW, "inline"),
    Status.FAILED: lambda job: moves.failed(job, NOW, FAILURE),
    Status.CANCELLED: lambda job: moves.cancelled(job, NOW),
}


@pytest.mark.parametrize("target", list(Status))
@pytest.mark.parametrize("source", list(Status))
def test_every_pair_of_states_moves_or_is_refused(source: Status, target: Status) -> None:
    if (str(source), str(target)) in ALLOWED:
        after = INTO[target](a_job(source))
        assert after.status is target
        assert after.version == 2
        assert after.events[-1].status is target
    else:
        with pytest.raises(IllegalMove):
            INTO[target](a_job(source))


def test_the_table_says_the_same() -> None:
    told = {(str(source), str(target)) for source, into in TRANSITIONS.items() for target in into}
    assert told == ALLOWED


@pytest.mark.parametrize("status", list(Status))
def test_a_new_run_starts_only_from_failed_or_cancelled(status: Status) -> None:
    job = a_job(status, percent=60, attempt=3, failure=FAILURE)
    if status in TERMINAL - {Status.SUCCEEDED}:
        after = moves.retried(job, NOW + 5, POLICY)
        assert (after.run, after.attempt, after.percent, after.failure) == (2, 1, 0, None)
        assert after.deadline_at == NOW + 5 + job.deadline_ms
    else:
        with pytest.raises(NotRetryable):
            moves.retried(job, NOW, POLICY)


def test_percent_never_falls_and_100_is_for_the_end() -> None:
    job = moves.claimed(a_job(), NOW, "t1", POLICY)
    job = moves.progressed(job, NOW, POLICY, Told(70, "s", ends_at=NOW + 9))
    job = moves.progressed(job, NOW, POLICY, Told(30, "s", ends_at=NOW + 5))
    assert (job.percent, job.ends_at) == (70, NOW + 5)
    job = moves.progressed(job, NOW, POLICY, Told(100, "s"))
    assert job.percent == 99
    assert moves.succeeded(job, NOW, "inline").percent == 100


def test_backoff_grows_with_attempts_and_ends_in_failure() -> None:
    waits = []
    job = a_job(Status.RUNNING, token="t1")
    while not job.is_terminal:
        job = moves.backed_off(replace(job, status=Status.RUNNING), NOW, FAILURE, POLICY)
        if not job.is_terminal:
            waits.append(job.not_before - NOW)
    assert waits == [2000, 4000, 8000]
    assert (job.attempt, job.failure) == (4, FAILURE)


def test_a_lost_worker_sends_the_job_to_solo_and_only_there_it_fails() -> None:
    job = a_job(Status.RUNNING, token="t1", attempt=4)
    job = moves.lost(job, NOW, FAILURE, POLICY)
    assert (job.status, job.solo, job.lost, job.token) == (Status.QUEUED, True, 1, "")
    job = moves.lost(replace(job, status=Status.RUNNING), NOW, FAILURE, POLICY)
    assert job.status is Status.FAILED


def test_every_so_many_continuations_the_sweep_sends_the_message() -> None:
    job = a_job(Status.RUNNING, token="t1", continuations=POLICY.hops_before_sweep - 1)
    assert moves.yielded(job, NOW, POLICY).due_at == NOW
    again = moves.yielded(replace(job, continuations=0), NOW, POLICY)
    assert again.due_at == NOW + POLICY.resend_after_ms


def test_the_time_a_job_stands_paused_does_not_count() -> None:
    job = moves.paused(a_job(), NOW)
    assert moves.requeued(job, NOW + 50_000, POLICY).deadline_at == NOW + 170_000
