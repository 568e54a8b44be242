"""Writers that meet, and answers that get lost."""

from __future__ import annotations

import asyncio

import pytest

from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    JobConflict,
    JobFailed,
    JobNotFound,
    Stale,
)
from seogi.jobs.model import JobRef, JsonValue, Status
from seogi.jobs.ports import Change
from seogi.jobs.read import GetJob
from seogi.jobs.run import Verdict
from seogi.jobs.submit import Submission
from tests.jobs.conftest import LATER, Bench


def test_a_job_that_always_moves_under_the_worker_goes_back_to_the_queue(bench: Bench) -> None:
    ref = bench.a_job()

    def stale(change: Change) -> None:
        raise Stale(bench.job(ref))

    bench.store.commit = stale  # type: ignore[method-assign]
    assert bench.run(ref) is Verdict.RETURN


def test_a_claim_that_is_always_overtaken_is_given_up(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        def stale(change: Change) -> None:
            raise Stale(bench.job(ref))

        bench.store.commit = stale  # type: ignore[method-assign]
        await job.progress(10, "writing")

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.DONE
    assert bench.signals.notes[-1].endswith("claim lost")


def test_the_end_of_a_job_that_was_taken_over_is_not_written(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        bench.put(ref, token="taken-over", version=bench.job(ref).version + 1)
        raise JobFailed(LATER)

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).status is Status.RUNNING


def test_a_write_whose_answer_was_lost_is_not_taken_for_a_conflict(bench: Bench) -> None:
    commit = bench.store.commit

    def commits_and_tries_again(change: Change) -> None:
        commit(change)
        commit(change)

    bench.store.commit = commits_and_tries_again  # type: ignore[method-assign]
    accepted = bench.submit()
    assert bench.run(accepted.job.ref) is Verdict.DONE
    assert bench.job(accepted.job.ref).status is Status.SUCCEEDED


def test_a_lock_whose_holder_vanishes_again_and_again_is_a_conflict(bench: Bench) -> None:
    bench.store.locks["firm", Submission("firm", "kim", "draft", "case_1", {"n": 1}).lock] = "gone"
    with pytest.raises(JobConflict):
        bench.submit()


def test_an_id_taken_by_another_kind_of_job_is_an_error(bench: Bench) -> None:
    ref = bench.a_job(job_id="job_fixed")
    bench.put(ref, kind="other")
    with pytest.raises(Stale):
        bench.submit(job_id="job_fixed", input={"n": 2})


def test_what_is_not_there_cannot_be_read(bench: Bench) -> None:
    with pytest.raises(JobNotFound):
        GetJob(bench.store)(JobRef("firm", "gone"))
    with pytest.raises(JobNotFound):
        GetJob(bench.store)(JobRef("firm", "j" * 3000))


def test_a_log_line_names_the_job_and_never_its_content(bench: Bench) -> None:
    ref = bench.a_job(input={"secret": "주민등록번호"})
    assert "주민" not in str(bench.job(ref).log_context())
    assert bench.job(ref).log_context()["job_id"] == ref.job_id


def test_work_sees_the_language_of_its_user(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        return await job.io(lambda: job.lang)

    bench.work = work
    ref = bench.a_job(lang="en")
    bench.run(ref)
    assert bench.result(ref) == "en"


def test_every_so_many_continuations_are_left_to_the_sweep(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await asyncio.sleep(50)

    bench.work = work
    ref = bench.a_job()
    bench.put(ref, continuations=bench.policy.hops_before_sweep - 1)
    bench.queue.sent.clear()
    bench.run(ref, time_left=20_000)
    assert bench.queue.sent == []
    assert bench.sweep() == {"send": 1}


def test_a_delivery_that_meets_the_end_of_the_job_is_not_applied(bench: Bench) -> None:
    ref = bench.a_job()
    put_step = bench.store.put_step

    def ends_meanwhile(of: JobRef, name: str, value: bytes) -> bytes:
        bench.cancel(of)
        return put_step(of, name, value)

    bench.store.put_step = ends_meanwhile  # type: ignore[method-assign, assignment]
    assert not bench.deliver(ref, "agent", 1)
