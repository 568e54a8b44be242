"""Uploads become jobs once, however often S3 tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.bootstrap import evidence_worker
from seogi.bootstrap.worker import Parts, Worker
from seogi.features.evidence.model import Evidence, EvidenceRef, EvidenceStatus
from seogi.jobs.model import JobRef, Status
from tests.bootstrap.conftest import event, time_left
from tests.support.aws import BUCKET, RECORDS

REF = EvidenceRef("firm", "case_000000000001", "ev_000000000001")
JOB = JobRef("firm", REF.job_id)
NOW = 1_700_000_000_000
TEXT = "2023년 5월 3일, 피고는 술에 취해 원고를 폭행하였다.\n" * 5


@pytest.fixture
def worker(parts: Parts) -> Iterator[Worker]:
    with closing(evidence_worker.build(parts)) as made:
        yield made


@pytest.fixture
def records(parts: Parts) -> DynamoEvidence:
    made = DynamoEvidence(parts.aws.dynamodb, RECORDS)
    made.add(
        Evidence(
            evidence_id=REF.evidence_id,
            tenant=REF.tenant,
            case_id=REF.case_id,
            filename="진술서.txt",
            content_type="text/plain",
            s3_key=REF.raw_key,
            status=EvidenceStatus.PENDING,
            created_by="user_1",
            created_at=NOW,
            updated_at=NOW,
        )
    )
    return made


def run(worker: Worker, name: str) -> list[dict[str, str]]:
    failures: list[dict[str, str]] = worker(event(f"evidence_worker/{name}"), time_left)[
        "batchItemFailures"
    ]
    return failures


def sent(parts: Parts) -> list[str]:
    url = parts.settings.evidence_queue_url
    answer = parts.aws.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    return [message["Body"] for message in answer.get("Messages", [])]


def test_two_notices_of_an_upload_are_one_job_and_one_message(
    worker: Worker, records: DynamoEvidence, parts: Parts
) -> None:
    assert run(worker, "one_upload") == []
    assert run(worker, "one_upload") == []
    assert parts.kernel.get(JOB).status is Status.QUEUED
    assert len(sent(parts)) == 1


def test_an_upload_is_read_by_its_jobs_message(
    worker: Worker, records: DynamoEvidence, parts: Parts
) -> None:
    parts.aws.s3.put_object(Bucket=BUCKET, Key=REF.raw_key, Body=TEXT.encode())
    run(worker, "one_upload")
    assert run(worker, "one_job") == []
    assert parts.kernel.get(JOB).status is Status.SUCCEEDED
    assert records.get(REF).status is EvidenceStatus.COMPLETED


@pytest.mark.parametrize("name", ["upload_without_record", "s3_test_event"])
def test_a_notice_that_means_nothing_to_us_is_done(worker: Worker, parts: Parts, name: str) -> None:
    assert run(worker, name) == []
    assert sent(parts) == []


def test_a_body_that_is_neither_notice_nor_message_goes_to_the_dead_letters(
    worker: Worker,
) -> None:
    assert run(worker, "neither") == [{"itemIdentifier": "m1"}]
