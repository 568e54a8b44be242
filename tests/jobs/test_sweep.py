"""The watchdog's round: what was forgotten is found."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from seogi.jobs.errors import JobNotFound, Stale
from seogi.jobs.model import Job, JobMessage, JobRef, Status
from seogi.jobs.ports import Change
from seogi.jobs.sweep import TellDeadLetters
from tests.jobs.conftest import Bench


@dataclass(slots=True)
class DeadLetterBox:
    """Dead letters by hand."""

    messages: list[JobMessage] = field(default_factory=list)

    def peek(self, limit: int) -> list[JobMessage]:
        return self.messages[:limit]


def test_a_job_whose_message_was_never_sent_is_sent_later_and_later(bench: Bench) -> None:
    ref = bench.a_job()
    bench.queue.sent.clear()
    assert bench.sweep() == {}
    for wait in (20_000, 20_000, 40_000, 40_000):
        bench.advance(wait - 1)
        assert bench.sweep() == {}
        bench.advance(1)
        bench.sweep()
        if bench.job(ref).is_terminal:
            break
    assert [queue for queue, _, _ in bench.queue.sent] == ["generation"] * 3
    failure = bench.job(ref).failure
    assert failure is not None
    assert failure.code == "deadline_exceeded"


def test_a_held_job_is_looked_at_again_when_its_lease_ends(bench: Bench) -> None:
    ref = bench.a_job()
    bench.advance(30_000)
    lease_until = bench.now() + 5000
    bench.put(ref, status=Status.RUNNING, token="t", lease_until=lease_until)
    assert bench.sweep() == {"wait": 1}
    assert bench.job(ref).due_at == lease_until + 1
    bench.advance(5001)
    assert bench.sweep() == {"isolate": 1}
    assert bench.queue.sent[-1][0] == "solo"


def test_a_job_that_keeps_killing_workers_is_ended_and_not_sent(bench: Bench) -> None:
    ref = bench.a_job()
    held = {"status": Status.RUNNING, "token": "dead", "lease_until": bench.now() - 1}
    bench.put(ref, **held, due_at=bench.now(), solo=True, lost=bench.policy.max_lost - 1)
    bench.queue.sent.clear()
    assert bench.sweep() == {"isolate": 1}
    assert bench.job(ref).status is Status.FAILED
    assert bench.queue.sent == []


def test_a_continuation_that_got_lost_is_sent_again(bench: Bench) -> None:
    ref = bench.a_job()
    bench.put(ref, status=Status.RUNNING, token="", due_at=bench.now())
    assert bench.sweep() == {"send": 1}


def test_paused_jobs_and_those_that_wait_are_left_alone(bench: Bench) -> None:
    ref = bench.a_job()
    bench.put(ref, status=Status.PAUSED, due_at=bench.now())
    assert bench.sweep() == {"nothing": 1}
    bench.put(ref, status=Status.WAITING, waiting_until=bench.now() + 9000)
    assert bench.sweep() == {"nothing": 1}


def test_a_job_that_moves_under_the_sweep_is_not_touched(bench: Bench) -> None:
    ref = bench.a_job()
    bench.put(ref, due_at=bench.now())
    commit = bench.store.commit

    def moved_meanwhile(change: Change) -> None:
        bench.put(ref, version=7)
        commit(change)

    bench.store.commit = moved_meanwhile  # type: ignore[method-assign]
    assert bench.sweep() == {}
    assert bench.job(ref).version == 7


def test_a_dead_letter_fails_the_job_that_hoped_for_it(bench: Bench) -> None:
    ref = bench.a_job()
    tell = TellDeadLetters(bench.writer, DeadLetterBox([bench.message(ref)]))
    assert tell() == 1
    failure = bench.job(ref).failure
    assert failure is not None
    assert (failure.code, failure.retryable) == ("dead_letter", True)
    assert tell() == 0, "telling twice changes nothing"


def test_a_dead_letter_of_a_job_in_work_or_of_an_old_run_says_nothing(bench: Bench) -> None:
    held, old = bench.a_job(), bench.a_job(owner="lee")
    bench.put(held, status=Status.RUNNING, token="t", lease_until=bench.now() + 1000)
    letters = [bench.message(held), bench.message(old), JobMessage(JobRef("firm", "gone"), 1)]
    bench.cancel(old)
    bench.retry(old)
    assert TellDeadLetters(bench.writer, DeadLetterBox(letters))() == 0
    assert bench.job(held).status is Status.RUNNING
    assert bench.job(old).status is Status.QUEUED


def test_a_dead_letter_says_nothing_while_another_message_is_on_its_way(bench: Bench) -> None:
    resting, between = bench.a_job(), bench.a_job(owner="lee")
    bench.put(resting, not_before=bench.now() + 4000)
    bench.put(between, status=Status.RUNNING, due_at=bench.now() + 30_000)
    box = DeadLetterBox([bench.message(resting), bench.message(between)])
    assert TellDeadLetters(bench.writer, box)() == 0
    bench.advance(30_000)
    assert TellDeadLetters(bench.writer, box)() == 2


def test_a_letter_whose_job_cannot_be_read_keeps_nobody_else_waiting(bench: Bench) -> None:
    broken, other = bench.a_job(), bench.a_job(owner="lee")
    load = bench.store.load

    def breaks(ref: JobRef) -> Job | None:
        if ref == broken:
            raise ConnectionError
        return load(ref)

    bench.store.load = breaks  # type: ignore[method-assign]
    box = DeadLetterBox([bench.message(broken), bench.message(other)])
    assert TellDeadLetters(bench.writer, box)() == 1
    assert bench.job(other).status is Status.FAILED


def test_a_dead_letter_races_with_nobody(bench: Bench) -> None:
    ref = bench.a_job()
    box = DeadLetterBox([bench.message(ref)])

    def stale(change: Change) -> None:
        raise Stale(None)

    bench.store.commit = stale  # type: ignore[method-assign]
    assert TellDeadLetters(bench.writer, box)() == 0


def test_swept_jobs_that_are_gone_do_no_harm(bench: Bench) -> None:
    bench.store.due = lambda now, limit: [JobRef("firm", "gone")]  # type: ignore[method-assign]
    assert bench.sweep() == {}


def test_a_change_of_an_unknown_job_is_refused(bench: Bench) -> None:
    with pytest.raises(JobNotFound):
        bench.cancel(JobRef("firm", "gone"))


def test_a_change_that_always_meets_another_gives_up(bench: Bench) -> None:
    ref = bench.a_job()

    def stale(change: Change) -> None:
        raise Stale(bench.job(ref))

    bench.store.commit = stale  # type: ignore[method-assign]
    with pytest.raises(Stale):
        bench.cancel(ref)


def test_a_job_that_cannot_be_read_keeps_no_other_waiting(bench: Bench) -> None:
    broken, other = bench.a_job(), bench.a_job(subject="case_2")
    bench.queue.sent.clear()
    bench.advance(60_000)
    load = bench.store.load

    def sometimes(ref: JobRef) -> Job | None:
        if ref == broken:
            raise ValueError("not a row")
        return load(ref)

    bench.store.load = sometimes  # type: ignore[method-assign]
    assert bench.sweep() == {"unread": 1, "send": 1}
    assert [message.ref for _, message, _ in bench.queue.sent] == [other]
