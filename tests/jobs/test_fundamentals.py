"""What a job promises, told by example."""

from __future__ import annotations

import asyncio
import json

import pytest

from seogi.adapters.memory.jobs import MemoryDelivery
from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    IdempotencyMismatch,
    JobConflict,
    JobFailed,
    JobNotFound,
    NotRetryable,
    ResultNotReady,
    Retryable,
    Stale,
    UnknownJob,
    WaitExpired,
)
from seogi.jobs.model import Failure, JobMessage, JobRef, JsonValue, Status, Usage
from seogi.jobs.ports import Change
from seogi.jobs.read import GetJob, ReadResult, poll_after_s
from seogi.jobs.run import Verdict
from seogi.jobs.submit import Submission
from tests.jobs.conftest import Bench

LATER = Failure("provider_unavailable", "later", "llm", retryable=True)


def result(bench: Bench, ref: JobRef) -> JsonValue:
    return ReadResult(bench.store, bench.blobs)(GetJob(bench.store)(ref))


# -- accepting


def test_a_submitted_job_is_stored_then_sent(bench: Bench) -> None:
    accepted = bench.submit()
    assert accepted.created
    assert bench.job(accepted.job.ref).status is Status.QUEUED
    assert [(queue, m.ref) for queue, m, _ in bench.queue.sent] == [
        ("generation", accepted.job.ref)
    ]
    assert [row.action for row in bench.store.audit] == ["job.queued"]


def test_an_identical_submit_of_the_same_user_returns_the_active_job(bench: Bench) -> None:
    first, second = bench.submit(), bench.submit()
    assert (second.job.ref, second.created) == (first.job.ref, False)
    assert len(bench.queue.sent) == 1


def test_another_users_identical_submit_is_a_job_of_its_own(bench: Bench) -> None:
    assert bench.submit().job.ref != bench.submit(owner="lee").job.ref


def test_after_the_end_the_same_request_starts_a_new_job(bench: Bench) -> None:
    first = bench.a_job()
    bench.run(first)
    assert bench.a_job() != first


def test_an_exclusive_subject_has_one_active_job(bench: Bench) -> None:
    first = bench.a_job(exclusive=True)
    with pytest.raises(JobConflict) as caught:
        bench.submit(exclusive=True, owner="lee", input={"n": 2})
    assert caught.value.job_id == first.job_id


def test_an_idempotency_key_names_one_request_for_ever(bench: Bench) -> None:
    first = bench.submit(idempotency_key="k")
    bench.run(first.job.ref)
    assert bench.submit(idempotency_key="k").job.ref == first.job.ref
    with pytest.raises(IdempotencyMismatch):
        bench.submit(idempotency_key="k", input={"n": 2})


def test_the_same_job_id_is_the_same_job(bench: Bench) -> None:
    first = bench.submit(job_id="job_fixed")
    again = bench.submit(job_id="job_fixed")
    assert (again.created, again.job.ref) == (False, first.job.ref)


def test_a_large_request_is_stored_apart_and_reaches_the_work(bench: Bench) -> None:
    seen: dict[str, JsonValue] = {}

    async def work(job: JobContext) -> JsonValue:
        seen.update(job.input)
        return None

    bench.work = work
    ref = bench.a_job(input={"text": "가" * 5000})
    assert bench.job(ref).input is None
    bench.run(ref)
    assert seen == {"text": "가" * 5000}


# -- running


def test_the_result_can_be_read_when_the_job_has_succeeded(bench: Bench) -> None:
    ref = bench.a_job()
    with pytest.raises(ResultNotReady):
        result(bench, ref)
    assert bench.run(ref) is Verdict.DONE
    assert bench.job(ref).percent == 100
    assert result(bench, ref) == {"ok": True}


def test_a_large_result_goes_to_the_blob_store(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        return "가" * 10_000

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert bench.job(ref).result_at == f"results/firm/{ref.job_id}/1.json"
    assert result(bench, ref) == "가" * 10_000


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
    assert result(bench, ref) == "text"


def test_a_huge_step_result_is_kept_too(bench: Bench) -> None:
    async def work(job: JobContext) -> JsonValue:
        async def huge() -> JsonValue:
            return "나" * 200_000

        value = await job.step("huge", huge)
        return len(value)

    bench.work = work
    ref = bench.a_job()
    bench.run(ref)
    assert result(bench, ref) == 200_000
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


# -- failing


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


# -- sharing with other workers


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


# -- long jobs


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
    assert result(bench, ref) == [1, 1, 1]
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


# -- outside parties, operators, users


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
    assert result(bench, ref) == {"score": 1}
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
    assert result(bench, ref) == "early"


def test_a_wait_that_runs_out_is_the_works_to_judge(bench: Bench) -> None:
    bench.work = _asks
    ref = bench.a_job()
    bench.run(ref)
    bench.advance(60_000)
    assert bench.sweep() == {"wake": 1}
    bench.run(ref)
    assert result(bench, ref) == "nobody answered"


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
    assert (calls, result(bench, ref)) == (["one"], 1)
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


# -- races


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
    assert result(bench, ref) == "en"


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
