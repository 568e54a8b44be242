"""What an earlier run leaves behind, and what the sweep must not sleep past."""

from __future__ import annotations

from seogi.jobs import moves
from seogi.jobs.model import Failure, Policy
from tests.adapters.builders import NOW, a_job

POLICY = Policy()
FAILURE = Failure("provider_unavailable", "later")


def test_a_run_after_a_pause_does_not_inherit_the_pause() -> None:
    job = moves.cancelled(moves.paused(a_job(), NOW), NOW + 1)
    again = moves.retried(job, NOW + 3_600_000, POLICY)
    held = moves.claimed(again, NOW + 3_600_001, "t", POLICY)
    waiting = moves.waiting(held, NOW + 3_600_002, "answer", NOW + 3_700_000)
    delivered = moves.delivered(waiting, NOW + 3_600_003, "answer", POLICY)
    assert delivered.deadline_at == NOW + 3_600_000 + job.deadline_ms


def test_a_run_after_a_backoff_starts_at_once() -> None:
    held = moves.claimed(a_job(), NOW, "t", POLICY)
    job = moves.cancelled(moves.backed_off(held, NOW, FAILURE, POLICY), NOW + 1)
    assert moves.retried(job, NOW + 2, POLICY).not_before == 0


def test_the_sweep_looks_at_a_job_no_later_than_its_deadline() -> None:
    held = moves.claimed(a_job(), NOW, "t", POLICY)
    late = NOW + 100_000
    for job in (
        moves.waiting(held, NOW, "answer", NOW + 9_000_000),
        moves.backed_off(held, late, FAILURE, POLICY),
        moves.resent(moves.resent(a_job(), late, POLICY), late, POLICY),
    ):
        assert job.due_at == job.deadline_at
