"""A batch of messages in one process."""

from __future__ import annotations

import asyncio
import json
import threading
from dataclasses import replace

import pytest

from seogi.jobs import moves
from seogi.jobs.context import JobContext
from seogi.jobs.decide import kernel_failure
from seogi.jobs.errors import Retryable
from seogi.jobs.model import Failure, JsonValue, Status
from tests.bootstrap.conftest import Stage, event, time_left


async def succeed(job: JobContext) -> JsonValue:
    await job.progress(10, "writing")
    return {"ok": True}


def test_a_message_of_a_finished_job_does_not_come_back(stage: Stage) -> None:
    ref = stage.submit(1, succeed)
    assert stage.run("one_job") == []
    assert stage.job(ref).status is Status.SUCCEEDED
    assert stage.run("one_job") == []


@pytest.mark.parametrize("name", ["one_good_one_unknown", "one_good_one_malformed"])
def test_only_the_failed_message_goes_back_to_the_queue(
    stage: Stage, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ref = stage.submit(1, succeed)
    assert stage.run(name) == ["m2"]
    assert stage.job(ref).status is Status.SUCCEEDED
    logged = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["error_type"] for line in logged if "error_type" in line} <= {
        "UnknownJob",
        "NotAJobMessage",
    }


def test_jobs_of_a_batch_run_beside_one_another(stage: Stage) -> None:
    there: set[str] = set()
    both = asyncio.Event()

    async def meet(job: JobContext) -> JsonValue:
        there.add(job.job.ref.job_id)
        if len(there) == 2:
            both.set()
        await both.wait()
        return {"met": len(there)}

    first, second = stage.submit(1, meet), stage.submit(2, meet)
    assert stage.run("two_jobs") == []
    assert {stage.job(ref).status for ref in (first, second)} == {Status.SUCCEEDED}


def test_a_crash_of_one_jobs_work_leaves_its_neighbour_alone(stage: Stage) -> None:
    async def crash(job: JobContext) -> JsonValue:
        raise ZeroDivisionError(job.job.ref.job_id)

    good, bad = stage.submit(1, succeed), stage.submit(2, crash)
    assert stage.run("two_jobs") == ["m2"]
    assert stage.job(good).status is Status.SUCCEEDED
    assert stage.job(bad).status is Status.QUEUED


def test_a_message_whose_job_waits_for_its_next_try_comes_back(stage: Stage) -> None:
    async def refuse(job: JobContext) -> JsonValue:
        raise Retryable(Failure("provider_unavailable", "later", "llm", retryable=True))

    ref = stage.submit(1, refuse)
    assert stage.run("one_job") == ["m1"]
    assert (stage.job(ref).status, stage.job(ref).attempt) == (Status.QUEUED, 2)


def test_blocking_calls_leave_the_loop(stage: Stage) -> None:
    seen: list[str] = []

    async def call(job: JobContext) -> JsonValue:
        await job.io(lambda: seen.append(threading.current_thread().name))
        return None

    stage.submit(1, call)
    stage.run("one_job")
    assert [name.startswith("io") for name in seen] == [True]


def test_the_loop_outlives_an_invocation(stage: Stage) -> None:
    loops = []

    async def remember(job: JobContext) -> JsonValue:
        loops.append(asyncio.get_running_loop())
        return None

    stage.submit(1, remember)
    stage.submit(2, remember)
    stage.run("one_job")
    stage.run("two_jobs")
    assert len(loops) == 2
    assert loops[0] is loops[1]


def test_a_job_whose_worker_was_lost_runs_from_the_solo_queue_only(stage: Stage) -> None:
    ref = stage.submit(1, succeed)
    job = stage.job(ref)
    held = stage.kernel.writer.save(job, moves.claimed(job, 1, "dead", stage.kernel.policy))
    lost = moves.lost(held, 2, kernel_failure(held, "worker_lost"), stage.kernel.policy)
    stage.kernel.writer.save(held, lost)
    assert stage.run("one_job") == []
    assert stage.job(ref).status is Status.QUEUED
    assert stage.run("one_job_alone") == []
    assert stage.job(ref).status is Status.SUCCEEDED


def test_an_invocation_about_to_end_sends_the_job_on(stage: Stage) -> None:
    async def long(job: JobContext) -> JsonValue:
        return await job.step("slow", lambda: succeed(job))

    ref = stage.submit(1, long)
    answer = stage.worker(event("generation_worker/one_job"), lambda: 5_000)
    assert answer == {"batchItemFailures": []}
    assert (stage.job(ref).status, stage.job(ref).continuations) == (Status.RUNNING, 1)
    assert stage.worker(event("generation_worker/one_job"), time_left)["batchItemFailures"] == []
    assert stage.job(ref).status is Status.SUCCEEDED


def test_a_queue_the_function_does_not_know_is_a_failure_of_that_message(stage: Stage) -> None:
    stage.submit(1, succeed)
    foreign = event("generation_worker/one_job")
    foreign["Records"][0]["eventSourceARN"] = "arn:aws:sqs:ap-northeast-2:1:foreign"
    answer = stage.worker(foreign, time_left)
    assert answer["batchItemFailures"] == [{"itemIdentifier": "m1"}]


def test_an_old_run_of_a_job_is_dropped(stage: Stage) -> None:
    ref = stage.submit(1, succeed)
    job = stage.job(ref)
    failed = stage.kernel.writer.save(job, moves.cancelled(job, 2))
    again = moves.retried(failed, 3, stage.kernel.policy)
    stage.kernel.writer.save(failed, replace(again, message="again"))
    assert stage.run("one_job") == []
    assert (stage.job(ref).run, stage.job(ref).status) == (2, Status.QUEUED)


def test_work_that_cancels_itself_leaves_its_neighbour_alone(stage: Stage) -> None:
    async def cancel(job: JobContext) -> JsonValue:
        raise asyncio.CancelledError(job.job.ref.job_id)

    good = stage.submit(1, succeed)
    stage.submit(2, cancel)
    assert stage.run("two_jobs") == ["m2"]
    assert stage.job(good).status is Status.SUCCEEDED
