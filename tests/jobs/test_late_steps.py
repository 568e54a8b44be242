"""A worker that has lost its job keeps what it paid for; its successor must find it."""

from __future__ import annotations

from seogi.jobs.context import JobContext
from seogi.jobs.model import JsonValue
from tests.jobs.conftest import Bench


def test_a_step_stored_by_a_lost_worker_meanwhile_is_not_run_again(bench: Bench) -> None:
    ran: list[str] = []

    async def two_steps(job: JobContext) -> JsonValue:
        async def first() -> JsonValue:
            bench.store.put_step(job.job.ref, "second", b'{"value":"from the lost one"}')
            return 1

        async def second() -> JsonValue:
            ran.append("second")
            return 2

        return [await job.step("first", first), await job.step("second", second)]

    bench.work = two_steps
    ref = bench.a_job()
    bench.put(ref, started_at=bench.now())  # somebody has held it before
    bench.run(ref)
    assert ran == []
    assert bench.store.load_result(ref, 1) == b'[1, "from the lost one"]'


def test_a_run_that_nobody_can_have_worked_on_reads_no_steps(bench: Bench) -> None:
    bench.store.step = bench.store.steps = None  # type: ignore[assignment]

    async def one_step(job: JobContext) -> JsonValue:
        async def first() -> JsonValue:
            return 1

        return await job.step("first", first)

    bench.work = one_step
    ref = bench.a_job()
    bench.run(ref)
    assert bench.store.load_result(ref, 1) == b"1"
