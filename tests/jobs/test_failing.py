"""Trouble ends a job with a name, or is tried again."""

from __future__ import annotations

import asyncio

import pytest

from seogi.adapters.memory.jobs import MemoryDelivery
from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    JobFailed,
    Retryable,
    UnknownJob,
)
from seogi.jobs.model import Failure, JobMessage, JobRef, JsonValue, Status
from seogi.jobs.run import Verdict
from tests.jobs.conftest import LATER, Bench


def test_a_passing_trouble_is_tried_again_after_a_backoff(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        if job.job.attempt < 3:
            raise Retryable(LATER)
        return None

    bench.work = work
    ref, delivery = bench.a_job(), MemoryDelivery("generation")
    assert bench.run(ref, delivery=delivery) is Verdict.RETURN
    assert delivery.hidden[-1] == 2
    assert bench.run(ref, delivery=delivery) is Verdict.RETURN, "the message came too early"
    assert bench.job(ref).attempt == 2
    bench.advance(2000)
    assert bench.run(ref) is Verdict.RETURN
    bench.advance(4000)
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).status is Status.SUCCEEDED
    assert bench.job(ref).failure is None


def test_when_no_attempt_is_left_the_job_says_why(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        raise Retryable(LATER)

    bench.work = work
    ref = bench.a_job()
    while bench.run(ref) is Verdict.RETURN:
        bench.advance(10_000)
    assert (bench.job(ref).status, bench.job(ref).failure) == (Status.FAILED, LATER)


def test_a_final_failure_ends_the_job_at_once(bench: Bench) -> None:
    refused = Failure("ungrounded", "no")

    async def work(job: JobContext) -> JsonValue:
        raise JobFailed(refused)

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).failure == refused
    assert bench.store.locks == {}


def test_a_fault_of_ours_is_told_and_tried_again(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        raise ZeroDivisionError

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.RETURN
    assert isinstance(bench.signals.errors[0], ZeroDivisionError)
    failure = bench.job(ref).failure
    assert failure is not None
    assert failure.code == "internal_error"


def test_work_that_hangs_fails_at_its_deadline(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await asyncio.sleep(10_000)

    bench.work = work
    ref = bench.a_job()
    started = bench.now()
    assert bench.run(ref, time_left=900_000) is Verdict.DONE
    failure = bench.job(ref).failure
    assert failure is not None
    assert failure.code == "deadline_exceeded"
    assert bench.now() - started == 120_000


def test_a_message_after_the_deadline_ends_the_job(bench: Bench) -> None:
    ref = bench.a_job()
    bench.advance(120_000)
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).status is Status.FAILED


def test_a_message_for_an_unknown_job_belongs_in_the_dead_letters(bench: Bench) -> None:
    with pytest.raises(UnknownJob):
        bench.run(JobRef("firm", "job_x"), message=JobMessage(JobRef("firm", "job_x"), 1))
