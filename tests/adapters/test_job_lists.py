"""The lists of jobs that every `JobStore` keeps: due, mine, a subject's; and its audit rows."""

from __future__ import annotations

import pytest

from seogi.errors import Invalid
from seogi.jobs import moves
from seogi.jobs.model import Job, Status
from seogi.jobs.ports import JobStore
from tests.adapters.builders import (
    NOW,
    POLICY,
    a_job,
    audit_of,
    create,
    end,
    update,
)


def stored(store: JobStore, job: Job) -> Job:
    store.commit(create(job))
    loaded = store.load(job.ref)
    assert loaded is not None
    return loaded


def test_jobs_are_due_in_order_and_leave_when_they_end(store: JobStore) -> None:
    late = [stored(store, a_job(f"job_{n:012d}")) for n in range(5)]
    first = late.pop()
    store.commit(update(first, moves.looked_at(first, NOW, NOW + 5)))
    ended = late.pop()
    store.commit(end(ended, moves.cancelled(ended, NOW)))
    due_at = NOW + POLICY.resend_after_ms
    assert store.due(NOW + 4, 10) == []
    assert store.due(NOW + 5, 10) == [first.ref]
    assert store.due(due_at, 10) == [first.ref, *(job.ref for job in late)]
    assert store.due(due_at, 2) == [first.ref, late[0].ref]


def test_my_jobs_come_newest_first_page_by_page(store: JobStore) -> None:
    mine = [stored(store, a_job(f"job_{n:012d}", created_at=NOW + n // 2)) for n in range(5)]
    stored(store, a_job("job_000000000009", owner="user_000000000002"))
    stored(store, a_job("job_000000000008", "other"))
    seen: list[Job] = []
    cursor: str | None = None
    for size in (2, 2, 1):
        page = store.of_owner("firm", "user_000000000001", 2, cursor)
        assert len(page.jobs) == size
        seen, cursor = [*seen, *page.jobs], page.cursor
    assert cursor is None
    assert seen == mine[::-1]


def test_a_page_that_is_just_full_is_the_last(store: JobStore) -> None:
    job = stored(store, a_job())
    page = store.of_owner("firm", job.owner, 1, None)
    assert (page.jobs, page.cursor) == ((job,), None)
    assert store.of_owner("firm", "nobody", 1, None).jobs == ()


def test_a_subjects_jobs_are_everybodys(store: JobStore) -> None:
    one = stored(store, a_job())
    two = stored(store, a_job("job_000000000002", owner="user_2", created_at=NOW + 1))
    stored(store, a_job("job_000000000003", subject="case_2"))
    page = store.of_subject("firm", one.subject, 1, None)
    assert page.jobs == (two,)
    assert store.of_subject("firm", one.subject, 1, page.cursor).jobs == (one,)


@pytest.mark.parametrize("cursor", ["", "!", "bm9wZQ==", "WyJhIiwgMV0=", "WzEsIDIsIDNd", "MQ=="])
def test_a_broken_cursor_is_the_callers_mistake(store: JobStore, cursor: str) -> None:
    with pytest.raises(Invalid):
        store.of_owner("firm", "user_000000000001", 1, cursor)


def test_a_cursor_of_another_list_is_refused(store: JobStore) -> None:
    for n in range(2):
        stored(store, a_job(f"job_{n:012d}"))
    cursor = store.of_owner("firm", "user_000000000001", 1, None).cursor
    assert cursor is not None
    for tenant, owner in (("firm", "user_2"), ("other", "user_000000000001")):
        with pytest.raises(Invalid):
            store.of_owner(tenant, owner, 1, cursor)
    with pytest.raises(Invalid):
        store.of_subject("firm", "case_000000000001", 1, cursor)


def test_an_audit_row_is_of_its_change(store: JobStore) -> None:
    job = stored(store, a_job())
    store.commit(update(job, moves.claimed(job, NOW, "t", POLICY), audit=audit_of(job, "a9")))
    loaded = store.load(job.ref)
    assert loaded is not None
    assert loaded.status is Status.RUNNING
