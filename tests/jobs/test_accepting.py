"""What a submit promises."""

from __future__ import annotations

import pytest

from seogi.jobs.context import JobContext
from seogi.jobs.errors import (
    IdempotencyMismatch,
    JobConflict,
)
from seogi.jobs.model import JsonValue, Status
from tests.jobs.conftest import Bench


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
