"""A file is read once, whatever arrives twice, and its record always tells how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from seogi.adapters.memory.evidence import MemoryFiles
from seogi.features.evidence.changes import change
from seogi.features.evidence.failures import RetryRefused
from seogi.features.evidence.model import (
    Evidence,
    EvidenceChanged,
    EvidenceRef,
    EvidenceStatus,
    ReadEvidence,
)
from seogi.features.evidence.reading import SETTLE_AFTER_MS
from seogi.jobs.model import Status
from tests.evidence import files
from tests.evidence.conftest import CASE, OWNER, Desk

COMPLETED, FAILED, PENDING = (
    EvidenceStatus.COMPLETED,
    EvidenceStatus.FAILED,
    EvidenceStatus.PENDING,
)


def test_an_upload_becomes_text_passages_and_labels(desk: Desk) -> None:
    evidence = desk.uploaded(files.ANDROID.encode("cp949"), "KakaoTalk.txt")
    desk.work(evidence.ref)

    known = desk.records.get(evidence.ref)
    assert (known.status, known.kind, known.passages) == (COMPLETED, "kakaotalk", 1)
    assert known.summary == ("카카오톡 대화 3건 (2024-03-05 ~ 2024-03-06), 참여자: 김민수, 이영희")
    assert known.size == len(files.ANDROID.encode("cp949"))
    assert len(known.sha256 or "") == 64
    read = desk.files.read(evidence.ref)
    assert read.text[read.passages[0].start : read.passages[0].end] == read.passages[0].text
    assert desk.job(evidence.ref).status is Status.SUCCEEDED


@pytest.mark.parametrize("first", ["store", "uploader"])
def test_two_notices_of_one_upload_make_one_job_and_one_count(desk: Desk, first: str) -> None:
    ticket = desk.announced()
    desk.files.arrive(ticket.evidence.s3_key, "남편이 가출했다".encode())
    notices: list[Callable[[], Evidence]] = [
        lambda: desk.take(ticket.evidence.ref, desk.clock.now()),
        lambda: desk.completed(ticket.evidence),
    ]
    for notice in notices if first == "store" else reversed(notices):
        desk.clock.advance(5)
        notice()
    desk.work(ticket.evidence.ref)
    for notice in notices:
        desk.clock.advance(5)
        notice()

    assert len(desk.store.jobs) == 1
    assert len(desk.queue.sent) == 1
    assert desk.count() == 1
    assert desk.records.get(ticket.evidence.ref).status is COMPLETED


def test_an_unreadable_file_fails_alone_with_the_same_code_on_both_sides(desk: Desk) -> None:
    bad = desk.uploaded(files.an_encrypted_pdf(), "계약서.pdf")
    good = desk.uploaded("때렸다".encode())
    desk.work(bad.ref)
    desk.work(good.ref)

    job = desk.job(bad.ref)
    assert (desk.records.get(bad.ref).status, desk.records.get(bad.ref).error) == (
        FAILED,
        "ENCRYPTED",
    )
    assert job.status is Status.FAILED
    assert job.failure is not None
    assert (job.failure.code, job.failure.retryable) == ("ENCRYPTED", False)
    assert "암호" in job.failure.message
    assert desk.records.get(good.ref).status is COMPLETED


def test_a_file_too_large_is_refused_without_fetching_it(desk: Desk) -> None:
    evidence = desk.uploaded(b"a" * (10 * 1024 * 1024 + 1))
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).error == "FILE_TOO_LARGE"


def test_a_deleted_file_is_not_read(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.use.delete(OWNER, evidence.evidence_id, desk.clock.now())
    desk.work(evidence.ref)
    assert desk.job(evidence.ref).status is Status.SUCCEEDED
    assert desk.records.get(evidence.ref).status is PENDING
    assert desk.count() == 0


@dataclass(slots=True)
class Shaky(MemoryFiles):
    """A store that fails for the first `failures` fetches."""

    inner: MemoryFiles
    failures: int

    def upload(self, ref: EvidenceRef, most: int) -> bytes:
        if self.failures:
            self.failures -= 1
            raise TimeoutError("the store does not answer")
        return self.inner.upload(ref, most)

    def keep(self, ref: EvidenceRef, read: ReadEvidence) -> None:
        self.inner.keep(ref, read)


def test_a_store_that_fails_once_costs_one_more_try(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.worker_files = Shaky(desk.files, failures=1)
    desk.work(evidence.ref)
    assert desk.job(evidence.ref).status is not Status.FAILED
    desk.clock.advance(120_000 // 2)
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).status is COMPLETED


def test_a_job_that_ends_without_its_worker_is_seen_at_the_record(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.cancel(evidence.ref)
    assert desk.use.look(OWNER, evidence.evidence_id, desk.clock.now()).status is PENDING
    desk.clock.advance(SETTLE_AFTER_MS)
    (listed,) = desk.use.of_case(OWNER, CASE, desk.clock.now())
    assert (listed.status, listed.error) == (FAILED, "cancelled")
    assert desk.records.get(evidence.ref).status is FAILED


def test_an_upload_whose_job_was_never_accepted_is_submitted_by_the_next_look(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.store.jobs.clear()
    desk.store.locks.clear()
    desk.clock.advance(SETTLE_AFTER_MS)
    desk.use.look(OWNER, evidence.evidence_id, desk.clock.now())
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).status is COMPLETED


def test_a_failed_file_is_read_again_on_demand(desk: Desk) -> None:
    evidence = desk.uploaded(b"\x80\xff\xfe\x81")
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).error == "UNKNOWN_ENCODING"

    desk.files.arrive(evidence.s3_key, "다시 저장했다".encode())
    again = desk.use.retry(OWNER, evidence.evidence_id, desk.clock.now())
    assert (again.status, again.error) == (PENDING, None)
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).status is COMPLETED
    assert desk.job(evidence.ref).run == 2


def test_only_a_failed_file_can_be_retried(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    with pytest.raises(RetryRefused):
        desk.use.retry(OWNER, evidence.evidence_id, desk.clock.now())
    desk.work(evidence.ref)
    with pytest.raises(RetryRefused):
        desk.use.retry(OWNER, evidence.evidence_id, desk.clock.now())


@dataclass(slots=True)
class Meddling(MemoryFiles):
    """A store during whose fetch somebody else acts."""

    inner: MemoryFiles
    meanwhile: Callable[[], object]

    def upload(self, ref: EvidenceRef, most: int) -> bytes:
        self.meanwhile()
        return self.inner.upload(ref, most)

    def keep(self, ref: EvidenceRef, read: ReadEvidence) -> None:
        self.inner.keep(ref, read)


def test_a_file_deleted_while_it_is_read_stays_deleted(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.worker_files = Meddling(
        desk.files, lambda: desk.use.delete(OWNER, evidence.evidence_id, desk.clock.now())
    )
    desk.work(evidence.ref)
    known = desk.records.get(evidence.ref)
    assert known.deleted_at is not None
    assert known.status is not COMPLETED


def test_a_note_written_while_the_file_is_read_is_kept(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())
    desk.worker_files = Meddling(
        desk.files, lambda: desk.take(evidence.ref, desk.clock.now(), note="나중에 적음")
    )
    desk.work(evidence.ref)
    known = desk.records.get(evidence.ref)
    assert (known.note, known.status) == ("나중에 적음", COMPLETED)


def test_an_object_that_was_removed_from_the_store_is_named(desk: Desk) -> None:
    ticket = desk.announced().evidence
    desk.take(ticket.ref, desk.clock.now())
    desk.work(ticket.ref)
    assert desk.records.get(ticket.ref).error == "UPLOAD_MISSING"


def test_a_retry_of_a_file_whose_job_has_expired_starts_a_new_one(desk: Desk) -> None:
    evidence = desk.uploaded(b"\x80\xff\xfe\x81")
    desk.work(evidence.ref)
    desk.store.jobs.clear()
    desk.files.arrive(evidence.s3_key, "다시".encode())
    desk.use.retry(OWNER, evidence.evidence_id, desk.clock.now())
    desk.work(evidence.ref)
    assert desk.records.get(evidence.ref).status is COMPLETED


def test_two_retries_at_once_make_one_run(desk: Desk) -> None:
    evidence = desk.uploaded(b"\x80\xff\xfe\x81")
    desk.work(evidence.ref)
    failed = desk.records.get(evidence.ref)
    first = desk.readings.again(failed, OWNER.user_id, desk.clock.now())
    second = desk.readings.again(failed, OWNER.user_id, desk.clock.now())
    assert first == second
    assert desk.job(evidence.ref).run == 2


def test_a_record_others_keep_changing_is_given_up_in_the_end(desk: Desk) -> None:
    evidence = desk.uploaded("일기".encode())

    def overtaken(known: Evidence) -> Evidence:
        desk.records.save(desk.records.get(known.ref))
        return known

    with pytest.raises(EvidenceChanged):
        change(desk.records, evidence.ref, overtaken)
