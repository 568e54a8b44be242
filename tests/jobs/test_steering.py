"""What outside parties, operators and users may do."""

from __future__ import annotations

import json

import pytest

from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    JobConflict,
    JobFailed,
    JobNotFound,
    NotRetryable,
    WaitExpired,
)
from seogi.jobs.model import JobRef, JsonValue, Status
from seogi.jobs.run import Verdict
from tests.jobs.conftest import LATER, Bench


async def _asks(job: JobContext) -> JsonValue:
    try:
        return await job.wait("agent", within_ms=60_000)
    except WaitExpired:
        return "nobody answered"


def test_a_job_waits_for_an_outside_party_without_a_worker(bench: Bench) -> None:
    bench.work = _asks
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.DONE
    assert (bench.job(ref).status, bench.job(ref).token) == (Status.WAITING, "")
    assert bench.deliver(ref, "agent", {"score": 1})
    assert not bench.deliver(ref, "agent", {"score": 2}), "the first delivery counts"
    bench.run(ref)
    assert bench.result(ref) == {"score": 1}
    assert not bench.deliver(ref, "agent", {"score": 3})


def test_a_delivery_that_overtakes_the_wait_is_not_lost(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        assert bench.deliver(ref, "agent", "early")
        return await _asks(job)

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.job(ref).status is Status.QUEUED
    bench.work = _asks
    bench.run(ref)
    assert bench.result(ref) == "early"


def test_a_wait_that_runs_out_is_the_works_to_judge(bench: Bench) -> None:
    bench.work = _asks
    ref = bench.a_job()
    bench.run(ref)
    bench.advance(60_000)
    assert bench.sweep() == {"wake": 1}
    bench.run(ref)
    assert bench.result(ref) == "nobody answered"


def test_a_delivery_for_nobody_is_refused(bench: Bench) -> None:
    with pytest.raises(JobNotFound):
        bench.deliver(JobRef("firm", "job_x"), "agent", 1)


def test_cancel_ends_a_job_at_once_keeps_its_steps_and_is_idempotent(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        async def one() -> JsonValue:
            return "kept"

        await job.step("one", one)
        bench.cancel(ref)
        await job.progress(50, "two")

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.cancel(ref).status is Status.CANCELLED
    assert json.loads(bench.store.steps(ref)["one"]) == {"value": "kept"}
    assert bench.store.locks == {}


def test_retry_resumes_from_the_finished_steps(bench: Bench) -> None:
    calls = []

    async def work(job: JobContext) -> JsonValue:
        async def one() -> JsonValue:
            calls.append("one")
            return 1

        value = await job.step("one", one)
        if job.job.run == 1:
            raise JobFailed(LATER)
        return value

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.retry(ref).run == 2
    bench.run(ref)
    assert (calls, bench.result(ref)) == (["one"], 1)
    with pytest.raises(NotRetryable):
        bench.retry(ref)


def test_an_old_runs_message_says_nothing_about_the_new_run(bench: Bench) -> None:
    ref = bench.a_job()
    old = bench.message(ref)
    bench.cancel(ref)
    bench.retry(ref)
    assert bench.run(ref, message=old) is Verdict.DONE
    assert bench.job(ref).status is Status.QUEUED


def test_retry_is_refused_while_another_job_has_the_place(bench: Bench) -> None:
    first = bench.a_job(exclusive=True)
    bench.cancel(first)
    bench.a_job(exclusive=True)
    with pytest.raises(JobConflict):
        bench.retry(first)


def test_pause_stops_and_resume_goes_on(bench: Bench) -> None:
    ref = bench.a_job()
    assert bench.pause(ref).status is Status.PAUSED
    assert bench.pause(ref).version == 2
    assert bench.run(ref) is Verdict.DONE, "a paused job is not worked on"
    assert bench.resume(ref).status is Status.QUEUED
    assert bench.resume(ref).version == 3
    assert len(bench.queue.sent) == 2
    bench.run(ref)
    assert bench.job(ref).status is Status.SUCCEEDED
