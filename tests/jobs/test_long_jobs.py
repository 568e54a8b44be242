"""A job may be longer than any invocation."""

from __future__ import annotations

import asyncio

from seogi.jobs.context import JobContext
from seogi.jobs.model import JsonValue, Status
from seogi.jobs.run import Verdict
from tests.jobs.conftest import Bench


def test_a_job_goes_on_in_the_next_invocation_where_this_one_stopped(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        async def slow() -> JsonValue:
            await asyncio.sleep(20)
            return 1

        return [await job.step(f"s{n}", slow) for n in range(3)]

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref, time_left=45_000) is Verdict.DONE
    assert (bench.job(ref).status, bench.job(ref).continuations) == (Status.RUNNING, 1)
    assert set(bench.store.steps(ref)) == {"s0", "s1"}
    assert len(bench.queue.sent) == 2
    bench.run(ref)
    assert bench.result(ref) == [1, 1, 1]
    assert bench.job(ref).attempt == 1


def test_a_step_that_outlives_its_invocation_is_stopped_in_time(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await asyncio.sleep(50)
        return "done"

    bench.work = work
    ref = bench.a_job()
    bench.run(ref, time_left=30_000)
    assert bench.job(ref).status is Status.RUNNING
    assert bench.job(ref).token == ""
