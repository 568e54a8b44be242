"""The judge of `scripts/prove kernel` sees every broken promise that it is there for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.proofs.evidence import Call, Left
from scripts.proofs.judge import judge, recoveries, unexplained
from scripts.proofs.mischief import Kill
from scripts.proofs.watching import compare
from seogi.jobs import moves
from seogi.jobs.model import Event, Failure, Job, JobRef, Policy, Status

REF, POLICY, START = JobRef("firm", "job_1"), Policy(), 1_700_000_000_000


def a_job() -> Job:
    job = Job(
        REF,
        "draft",
        "generation",
        "kim",
        "case",
        "ko",
        {},
        "lock",
        START,
        120_000,
        4,
        deadline_at=START + 120_000,
    )
    return moves.opened(job, START, POLICY)


def left_by(job: Job, **stored: int) -> Left:
    return Left(job, job.events, [event.version for event in job.events], stored)


@pytest.fixture
def rescued() -> Job:
    """Claimed, lost by a kill at START + 1 s, claimed again 6 s later, done."""
    job = moves.claimed(a_job(), START + 500, "t1", POLICY)
    job = moves.lost(job, START + 6_000, Failure("worker_lost", ""), POLICY)
    job = moves.claimed(job, START + 7_000, "t2", POLICY)
    return moves.succeeded(job, START + 9_000, "inline")


def broken(left: Left | None, *calls: Call, kills: tuple[Kill, ...] = ()) -> list[str]:
    return judge({"job_1": left}, calls, kills, 5).broken


def test_a_rescued_job_is_fine_and_its_recovery_is_measured(rescued: Job) -> None:
    kill = Kill(START / 1000 + 1, frozenset({"job_1"}))
    findings = judge({"job_1": left_by(rescued)}, [], [kill], 5)
    assert findings.broken == []
    assert [round(one.seconds, 3) for one in findings.recoveries] == [6.0]


def test_a_job_that_is_gone_or_failed_is_told(rescued: Job) -> None:
    failed = moves.failed(a_job(), START + 1, Failure("x", ""))
    assert broken(None) == ["job_1: accepted and gone"]
    assert broken(left_by(failed)) == ["job_1: ended as failed"]


def test_a_lost_and_a_repeated_event_are_told(rescued: Job) -> None:
    whole = left_by(rescued)
    hole = replace(whole, events=[whole.events[0], *whole.events[3:]])
    assert any("the stream told" in one for one in broken(hole))
    gap = replace(rescued, events=(rescued.events[0], rescued.events[-1]))
    assert any("an event is missing" in one for one in broken(left_by(gap)))
    assert any(
        "out of order" in one
        for one in broken(replace(whole, events=[*whole.events, *whole.events]))
    )


def test_a_step_that_ran_after_it_was_stored_is_told(rescued: Job) -> None:
    stored = left_by(rescued, one=START // 1000 + 1)
    assert broken(stored, Call("job_1", "one", START / 1000)) == []
    assert broken(stored, Call("job_1", "one", START / 1000 + 7)) == [
        "job_1: one ran 6.0 s after it was stored"
    ]


def test_a_second_kill_starts_the_clock_anew_and_a_late_one_hits_nothing() -> None:
    events = [Event(1, START, Status.RUNNING, 1, 0, "", "")]
    events.append(replace(events[0], version=2, at=START + 20_000))
    hits = [Kill(START / 1000 + at, frozenset({"job_1"})) for at in (1, 12, 30)]
    assert [round(one) for one in recoveries("job_1", events, hits)] == [8]
    assert recoveries("job_2", events, hits) == []


def test_a_slow_recovery_is_told(rescued: Job) -> None:
    kill = Kill(START / 1000 + 1, frozenset({"job_1"}))
    late = (
        replace(rescued.events[-2], at=START + 70_000),
        replace(rescued.events[-1], at=START + 71_000),
    )
    slow = replace(rescued, events=(*rescued.events[:-2], *late))
    assert broken(left_by(slow), kills=(kill,)) == ["job_1: idle for 69.0 s after a kill"]


def test_dead_letters_need_an_ended_job(rescued: Job) -> None:
    assert unexplained([REF], {"job_1": left_by(rescued)}) == []
    assert unexplained([REF, None], {"job_1": left_by(a_job())}) == [
        "a dead letter of job_1",
        "a dead letter of nobody",
    ]


def test_a_watcher_must_have_seen_all_up_to_where_it_stopped() -> None:
    assert compare([1, 2, 4], [1, 2, 4, 7]) == []
    assert compare([1, 4], [1, 2, 4]) != []
    assert compare([], [1]) != []
