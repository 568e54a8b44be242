"""What the work of a job can rely on."""

from __future__ import annotations

import asyncio

import pytest

from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    ResultNotReady,
    Retryable,
)
from seogi.jobs.model import JsonValue, Status, Usage
from seogi.jobs.read import poll_after_s
from seogi.jobs.run import Verdict
from tests.jobs.conftest import LATER, Bench


def test_the_result_can_be_read_when_the_job_has_succeeded(bench: Bench) -> None:
    ref = bench.a_job()
    with pytest.raises(ResultNotReady):
        bench.result(ref)
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).percent == 100
    assert bench.result(ref) == {"ok": True}


def test_a_large_result_goes_to_the_blob_store(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        return "가" * 10_000

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.job(ref).result_at == f"results/firm/{ref.job_id}/1.json"
    assert bench.result(ref) == "가" * 10_000


def test_a_step_runs_once_per_job_and_its_key_never_names_the_attempt(bench: Bench) -> None:
    keys = []

    async def work(job: JobContext) -> JsonValue:
        async def pay() -> JsonValue:
            keys.append(job.idempotency_key("write"))
            return "text"

        text = await job.step("write", pay)
        if job.job.attempt == 1:
            raise Retryable(LATER)
        return text

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.RETURN
    bench.advance(10_000)
    assert bench.run(ref) is Verdict.DONE
    assert keys == [f"{ref.job_id}:write"]
    assert bench.result(ref) == "text"


def test_a_huge_step_result_is_kept_too(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        async def huge() -> JsonValue:
            return "나" * 200_000

        value = await job.step("huge", huge)
        return len(value)

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.result(ref) == 200_000
    assert len(bench.blobs.values) == 1


def test_progress_is_told_at_most_twice_a_second_within_a_stage(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        for percent in range(10):
            await job.progress(percent, "writing", "쓰는 중", expect_ms=4000)
            await asyncio.sleep(0.1)
        await job.progress(50, "checking")
        return None

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    told = [(e.stage, e.percent) for e in bench.job(ref).events if e.status is Status.RUNNING]
    assert told == [("", 0), ("writing", 0), ("writing", 5), ("checking", 50)]


def test_poll_delay_follows_the_workers_estimate(bench: Bench) -> None:
    job = bench.job(bench.a_job())
    assert poll_after_s(job, bench.now()) == 1
    job = bench.put(job.ref, expected_at=bench.now() + 4200)
    assert poll_after_s(job, bench.now()) == 4
    job = bench.put(job.ref, expected_at=bench.now() + 90_000)
    assert poll_after_s(job, bench.now()) == 15
    assert poll_after_s(bench.cancel(job.ref), bench.now()) == 0


def test_spending_is_added_up_and_stays_with_the_job(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await job.spend(Usage(10, 5, 100))
        await job.progress(10, "a")
        await job.spend(Usage(1, 1, 10))
        return None

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.job(ref).usage == Usage(11, 6, 110)


def test_work_can_ask_whether_a_step_is_done(bench: Bench) -> None:
    asked = []

    async def work(job: JobContext) -> JsonValue:
        async def one() -> JsonValue:
            return 1

        asked.append(job.has("one"))
        await job.step("one", one)
        asked.append(job.has("one"))
        return None

    bench.work = work
    bench.run(bench.a_job())
    assert asked == [False, True]
