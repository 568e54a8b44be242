"""What every `JobStore` keeps to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from seogi.jobs import moves
from seogi.jobs.errors import KeyUsed, LockHeld, Stale
from seogi.jobs.model import Event, Job, JobRef, Status
from seogi.jobs.ports import Change, JobStore
from tests.adapters.builders import (
    FAILURE,
    NOW,
    POLICY,
    a_full_job,
    a_job,
    create,
    end,
    key_of,
    update,
)


def stored(store: JobStore, job: Job) -> Job:
    store.commit(create(job))
    loaded = store.load(job.ref)
    assert loaded is not None
    return loaded


def test_a_job_comes_back_as_it_was_written(store: JobStore) -> None:
    assert stored(store, a_job()) == a_job()


def test_every_field_comes_back(store: JobStore) -> None:
    job = stored(store, a_job())
    change = update(job, replace(a_full_job(), version=2))
    store.commit(change)
    assert store.load(job.ref) == change.job


def test_what_became_empty_again_is_empty(store: JobStore) -> None:
    job = stored(store, a_job())
    full = update(job, replace(a_full_job(), version=2)).job
    store.commit(update(job, full))
    bare = update(full, replace(job, version=3)).job
    store.commit(update(full, bare))
    assert store.load(job.ref) == bare


def test_a_writer_that_does_not_tell_what_it_saw_replaces_all_of_it(store: JobStore) -> None:
    job = stored(store, a_job())
    full = update(job, replace(a_full_job(), version=2)).job
    store.commit(update(job, full))
    bare = replace(job, version=3, write_id="w")
    store.commit(replace(update(full, bare), before=None))
    loaded = store.load(job.ref)
    assert loaded is not None
    assert replace(loaded, write_id="w") == bare


def test_there_is_no_job_that_nobody_wrote(store: JobStore) -> None:
    assert store.load(JobRef("firm", "job_none")) is None


def test_a_tenant_sees_no_other_tenants_job(store: JobStore) -> None:
    job = stored(store, a_job())
    assert store.load(JobRef("other", job.ref.job_id)) is None


def test_the_second_of_two_writers_learns_what_the_first_wrote(store: JobStore) -> None:
    job = stored(store, a_job())
    first = update(job, moves.claimed(job, NOW + 1, "one", POLICY))
    second = update(job, moves.claimed(job, NOW + 1, "two", POLICY))
    store.commit(first)
    with pytest.raises(Stale) as stale:
        store.commit(replace(second, job=replace(second.job, write_id="w-second")))
    assert stale.value.current == first.job
    assert store.load(job.ref) == first.job


def test_a_write_to_a_job_that_is_gone_is_stale(store: JobStore) -> None:
    job = a_job()
    with pytest.raises(Stale) as stale:
        store.commit(update(job, moves.claimed(job, NOW, "t", POLICY)))
    assert stale.value.current is None


def test_a_stale_end_changes_nothing_beside_the_job(store: JobStore) -> None:
    job = stored(store, a_job())
    store.commit(update(job, moves.claimed(job, NOW + 1, "t", POLICY)))
    with pytest.raises(Stale):
        store.commit(end(job, moves.cancelled(job, NOW + 2)))
    with pytest.raises(LockHeld):
        store.commit(create(a_job("job_000000000002", lock=job.lock)))


def again(store: JobStore, change: Change) -> None:
    """The write once more, after its answer was lost: nothing, or a conflict with itself."""
    try:
        store.commit(change)
    except Stale as stale:
        if stale.current is None or stale.current.write_id != change.job.write_id:
            raise


def test_a_new_job_whose_answer_was_lost_is_no_conflict_with_another(store: JobStore) -> None:
    change = create(a_job(), idempotency=key_of(a_job()))
    store.commit(change)
    again(store, change)
    assert store.load(change.job.ref) == change.job


def test_an_end_whose_answer_was_lost_is_no_conflict_with_another(store: JobStore) -> None:
    job = stored(store, a_job())
    change = end(job, moves.cancelled(job, NOW + 2))
    store.commit(change)
    again(store, change)
    assert store.load(job.ref) == change.job


def test_progress_whose_answer_was_lost_says_so_by_its_write_id(store: JobStore) -> None:
    job = stored(store, a_job())
    change = update(job, moves.claimed(job, NOW, "t", POLICY))
    store.commit(change)
    with pytest.raises(Stale) as stale:
        store.commit(change)
    assert stale.value.current == change.job


def test_one_active_job_holds_a_lock_until_it_ends(store: JobStore) -> None:
    job = stored(store, a_job(lock="draft#case"))
    other = a_job("job_000000000002", lock="draft#case")
    with pytest.raises(LockHeld) as held:
        store.commit(create(other))
    assert held.value.job_id == job.ref.job_id
    assert store.load(other.ref) is None
    store.commit(end(job, moves.cancelled(job, NOW + 1)))
    store.commit(create(other))


def test_locks_of_two_tenants_are_apart(store: JobStore) -> None:
    stored(store, a_job(lock="draft#case"))
    stored(store, a_job("job_000000000002", "other", lock="draft#case"))


def test_a_retry_takes_its_lock_again_unless_another_job_has_it(store: JobStore) -> None:
    job = stored(store, a_job(lock="draft#case"))
    failed = end(job, moves.failed(job, NOW + 1, FAILURE)).job
    store.commit(end(job, failed))
    other = stored(store, a_job("job_000000000002", lock="draft#case"))
    again = update(failed, moves.retried(failed, NOW + 2, POLICY), takes_lock=True)
    with pytest.raises(LockHeld) as held:
        store.commit(again)
    assert held.value.job_id == other.ref.job_id
    store.commit(end(other, moves.cancelled(other, NOW + 3)))
    store.commit(again)
    loaded = store.load(job.ref)
    assert loaded is not None
    assert (loaded.run, loaded.status) == (2, Status.QUEUED)


def test_an_idempotency_key_names_the_job_of_its_first_use(store: JobStore) -> None:
    job = a_job()
    store.commit(create(job, idempotency=key_of(job)))
    other = a_job("job_000000000002")
    with pytest.raises(KeyUsed) as used:
        store.commit(create(other, idempotency=key_of(other, fingerprint="f2")))
    assert (used.value.job_id, used.value.fingerprint) == (job.ref.job_id, "f1")
    assert store.load(other.ref) is None


def test_a_used_key_is_told_before_a_held_lock(store: JobStore) -> None:
    job = a_job(lock="draft#case")
    store.commit(create(job, idempotency=key_of(job)))
    other = a_job("job_000000000002", lock="draft#case")
    with pytest.raises(KeyUsed):
        store.commit(create(other, idempotency=key_of(other)))


def test_keys_of_two_people_are_apart(store: JobStore) -> None:
    job = a_job()
    store.commit(create(job, idempotency=key_of(job)))
    other = a_job("job_000000000002", owner="user_000000000002")
    store.commit(create(other, idempotency=key_of(other)))
    assert store.load(other.ref) == other


def test_a_large_request_lies_apart(store: JobStore) -> None:
    request = {"text": "가나다라" * 20_000}
    job = a_job(input=request)
    store.commit(create(job, input=json.dumps(request).encode()))
    loaded = store.load(job.ref)
    assert loaded is not None
    assert loaded.input is None
    assert store.load_input(job.ref) == request


@pytest.mark.parametrize("value", [b"{}", json.dumps({"text": "가" * 2700}).encode()])
def test_a_result_lies_beside_the_job_by_run(store: JobStore, value: bytes) -> None:
    job = stored(store, a_job())
    running = update(job, moves.claimed(job, NOW, "t", POLICY)).job
    store.commit(update(job, running))
    store.commit(end(running, moves.succeeded(running, NOW + 1, "inline"), result=value))
    assert store.load_result(job.ref, 1) == value


def test_the_first_result_of_a_step_stays(store: JobStore) -> None:
    ref = a_job().ref
    assert store.put_step(ref, "section:청구원인", b"1") == b"1"
    assert store.put_step(ref, "section:청구원인", b"2") == b"1"
    assert store.put_step(ref, "other", b"x" * 5000) == b"x" * 5000
    assert store.steps(ref) == {"section:청구원인": b"1", "other": b"x" * 5000}
    assert store.steps(JobRef("firm", "job_none")) == {}
    assert store.step(ref, "section:청구원인") == b"1"
    assert store.step(ref, "none") is None


def test_steps_of_more_than_one_page_all_come_back(store: JobStore) -> None:
    ref = a_job().ref
    values = {f"s{n}": (f"{n}" * 150_000).encode() for n in range(9)}
    for name, value in values.items():
        store.put_step(ref, name, value)
    assert store.steps(ref) == values


def events(*versions: int) -> list[Event]:
    return [Event(v, NOW + v, Status.RUNNING, 1, v % 100, "쓰기", f"{v}") for v in versions]


def test_archived_events_come_back_in_order_after_a_cursor(store: JobStore) -> None:
    ref = a_job().ref
    store.put_log_page(ref, events(1, 2, 5))
    store.put_log_page(ref, events(9, 101, 1200))
    store.put_log_page(ref, events(1, 2, 5))
    assert store.log_after(ref, 0) == events(1, 2, 5, 9, 101, 1200)
    assert store.log_after(ref, 2) == events(5, 9, 101, 1200)
    assert store.log_after(ref, 5) == events(9, 101, 1200)
    assert store.log_after(ref, 1200) == []
    assert store.log_after(JobRef("firm", "job_none"), 0) == []
