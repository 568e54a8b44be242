"""Submitting when answers get lost and locks change hands; a round that meets a broken row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seogi.adapters.memory.jobs import MemoryJobStore, MemoryQueue
from seogi.jobs.decide import SOLO, route
from seogi.jobs.errors import LockHeld
from seogi.jobs.model import JobMessage, Status
from seogi.jobs.ports import Change
from tests.jobs.conftest import Bench


class AnswersTwice(MemoryJobStore):
    """The client of the store lost the first answer and asked again."""

    def commit(self, change: Change) -> None:
        super().commit(change)
        super().commit(change)


class EndsTheHolder(MemoryJobStore):
    """The job that holds a lock ends just after it has kept somebody else out."""

    def commit(self, change: Change) -> None:
        try:
            super().commit(change)
        except LockHeld as held:
            ref = next(ref for ref in self.jobs if ref.job_id == held.job_id)
            self.jobs[ref] = replace(self.jobs[ref], status=Status.SUCCEEDED)
            self.locks.clear()
            raise


@pytest.mark.parametrize("key", [None, "key-1"])
def test_a_submit_whose_answer_was_lost_still_sends_its_message(key: str | None) -> None:
    bench = Bench(store=AnswersTwice())
    accepted = bench.submit(idempotency_key=key)
    assert accepted.created
    assert [queue for queue, _, _ in bench.queue.sent] == ["generation"]


def test_a_submit_that_meets_a_job_just_ended_starts_a_new_one() -> None:
    bench = Bench(store=EndsTheHolder())
    first = bench.submit()
    second = bench.submit()
    assert second.created
    assert second.job.ref != first.job.ref


def test_one_broken_row_does_not_end_the_round() -> None:
    class Breaks(MemoryJobStore):
        broken = ""

        def commit(self, change: Change) -> None:
            if change.job.ref.job_id == self.broken:
                raise ValueError(self.broken)
            super().commit(change)

    store = Breaks()
    bench = Bench(store=store)
    store.broken = bench.a_job().job_id
    bench.a_job(subject="case_2")
    bench.advance(60_000)
    assert bench.sweep() == {"crashed": 1, "send": 1}


def test_only_jobs_of_a_shared_queue_leave_it_to_go_on_alone() -> None:
    bench = Bench()
    lost = bench.put(bench.a_job(), solo=True)
    assert route(lost) == SOLO
    assert route(replace(lost, queue="evidence")) == "evidence"


def test_a_queue_that_cannot_be_reached_delays_a_job_and_fails_nobodys_request() -> None:
    class Unreachable(MemoryQueue):
        down = True

        def send(self, queue: str, message: JobMessage, *, delay_s: int = 0) -> None:
            if self.down:
                raise ConnectionError
            super().send(queue, message, delay_s=delay_s)

    queue = Unreachable()
    bench = Bench(queue=queue)
    accepted = bench.submit()
    assert accepted.created
    assert isinstance(bench.signals.errors[0], ConnectionError)
    bench.cancel(accepted.job.ref)
    assert bench.retry(accepted.job.ref).status is Status.QUEUED
    queue.down = False
    bench.advance(30_000)
    assert bench.sweep() == {"send": 1}
    assert [name for name, _, _ in queue.sent] == ["generation"]
