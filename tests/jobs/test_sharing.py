"""Workers that die, freeze or meet the same job."""

from __future__ import annotations

import asyncio

from seogi.adapters.memory.jobs import MemoryDelivery
from seogi.jobs.context import JobContext
from seogi.jobs.model import JsonValue, Status
from seogi.jobs.run import Verdict
from tests.jobs.conftest import Bench


def test_a_healthy_holders_duplicate_message_is_dropped(bench: Bench) -> None:
    ref = bench.a_job()
    bench.put(ref, status=Status.RUNNING, token="other", lease_until=bench.now() + 15_000)
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).token == "other"


def test_a_message_near_the_end_of_a_lease_waits_for_it(bench: Bench) -> None:
    ref, delivery = bench.a_job(), MemoryDelivery("generation")
    bench.put(ref, status=Status.RUNNING, token="other", lease_until=bench.now() + 2500)
    assert bench.run(ref, delivery=delivery) is Verdict.RETURN
    assert delivery.hidden == [3]


def test_a_lost_workers_job_goes_on_alone(bench: Bench) -> None:
    ref = bench.a_job()
    bench.put(ref, status=Status.RUNNING, token="dead", lease_until=bench.now() - 1)
    assert bench.run(ref) is Verdict.DONE
    assert bench.queue.sent[-1][0] == "solo"
    assert bench.run(ref) is Verdict.DONE, "the batch queue has nothing to say any more"
    assert bench.job(ref).status is Status.QUEUED
    assert bench.run(ref, queue="solo") is Verdict.DONE
    assert bench.job(ref).status is Status.SUCCEEDED


def test_a_job_that_kills_its_workers_fails_as_worker_lost(bench: Bench) -> None:
    ref = bench.a_job()
    for _ in range(3):
        dead = {"token": "dead", "lease_until": bench.now() - 1}
        bench.put(ref, status=Status.RUNNING, **dead)
        bench.run(ref, queue="solo")
    failure = bench.job(ref).failure
    assert failure is not None
    assert failure.code == "worker_lost"


def test_a_worker_that_lost_its_token_stops_and_changes_nothing(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        bench.put(ref, token="taken-over", version=bench.job(ref).version + 1)
        await job.progress(50, "writing")
        return "never"

    bench.work = work
    ref = bench.a_job()
    assert bench.run(ref) is Verdict.DONE
    assert (bench.job(ref).token, bench.job(ref).percent) == ("taken-over", 0)
    assert bench.signals.notes == [f"{ref.job_id}: claim lost"]


def test_the_heartbeat_keeps_the_lease_of_a_silent_worker(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await asyncio.sleep(55)
        assert bench.job(ref).lease_until > bench.now()
        return None

    bench.work = work
    ref, delivery = bench.a_job(), MemoryDelivery("generation")
    bench.run(ref, delivery=delivery)
    assert bench.job(ref).status is Status.SUCCEEDED
    assert delivery.hidden == [20] * 6


def test_the_heartbeat_finds_out_that_the_user_cancelled(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        await asyncio.sleep(15)
        bench.cancel(ref)
        await asyncio.sleep(60)

    bench.work = work
    ref = bench.a_job()
    started = bench.now()
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).status is Status.CANCELLED
    assert bench.now() - started == 20_000
