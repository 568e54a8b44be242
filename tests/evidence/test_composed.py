"""The deployed composition: the public face and the evidence worker over the template's tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

import pytest

from scripts.demo_evidence.make import CHAT_FILE
from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.bootstrap import evidence as parts
from seogi.bootstrap import evidence_api, evidence_worker
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.kinds import ANNOUNCED
from seogi.bootstrap.worker import Parts, Worker
from seogi.config import Settings
from seogi.features.cases.model import Case, MemberRole
from seogi.features.cases.service import CaseAccess
from seogi.features.evidence.model import Evidence, EvidenceRef
from seogi.features.evidence.routes import EvidenceUseCases
from tests.evidence.conftest import CASE, OWNER
from tests.support.aws import BUCKET, RECORDS, mocked_aws

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deployed:
    """Both functions and what lies between them."""

    aws: Aws
    queue_url: str
    use: EvidenceUseCases
    worker: Worker

    def put(self, evidence: Evidence, data: bytes) -> Message:
        """The browser's PUT; what S3 then says."""
        self.aws.s3.put_object(Bucket=BUCKET, Key=evidence.s3_key, Body=data)
        key = quote_plus(evidence.s3_key)
        record = {"eventName": "ObjectCreated:Put", "s3": {"object": {"key": key}}}
        return self.message(json.dumps({"Records": [record]}))

    def message(self, body: str) -> Message:
        return {
            "messageId": "m1",
            "body": body,
            "receiptHandle": "r1",
            "attributes": {"ApproximateReceiveCount": "1"},
            "eventSourceARN": "arn:aws:sqs:ap-northeast-2:123456789012:evidence",
        }

    def sent(self) -> list[Message]:
        """Messages of the kernel waiting on the queue, taken from it."""
        got = self.aws.sqs.receive_message(QueueUrl=self.queue_url, MaxNumberOfMessages=10)
        return [
            self.message(each["Body"]) | {"receiptHandle": each["ReceiptHandle"]}
            for each in got.get("Messages", [])
        ]

    def run(self, *messages: Message) -> list[Message]:
        """One invocation; the messages that come back."""
        failed: list[Message] = self.worker({"Records": list(messages)}, lambda: 100_000)[
            "batchItemFailures"
        ]
        return failed


@pytest.fixture
def deployed() -> Iterator[Deployed]:
    with mocked_aws() as mocked:
        settings = Settings.from_env(mocked.env)
        kernel = Kernel(settings, mocked.aws)
        cases = DynamoCases(mocked.aws.dynamodb, RECORDS)
        members = {OWNER.user_id: MemberRole.OWNER}
        cases.create(Case(CASE, "firm", "이혼", OWNER.user_id, 1, 1, members=members))
        worker = evidence_worker.build(Parts(settings, mocked.aws, kernel))
        submit = kernel.submit(ANNOUNCED)
        readings = parts.readings(settings, mocked.aws, submit, kernel.retry, kernel.get)
        use = evidence_api.use_cases(settings, mocked.aws, CaseAccess(cases), readings)
        yield Deployed(mocked.aws, mocked.env["EVIDENCE_QUEUE_URL"], use, worker)
        worker.close()


def announced(deployed: Deployed) -> Evidence:
    use = deployed.use
    return use.announce(OWNER, CASE, "대화.txt", "text/plain", use.now()).evidence


def completed(deployed: Deployed, evidence: Evidence) -> Evidence:
    use = deployed.use
    return use.complete(OWNER, evidence.evidence_id, CASE, evidence.s3_key, None, use.now())


def looked_at(deployed: Deployed, ref: EvidenceRef) -> Evidence:
    return deployed.use.look(OWNER, ref.evidence_id, deployed.use.now())


Notice = Callable[[Deployed, Evidence, Message], object]


def by_s3(deployed: Deployed, evidence: Evidence, told: Message) -> object:
    assert deployed.run(told) == []
    return None


def by_uploader(deployed: Deployed, evidence: Evidence, told: Message) -> object:
    return completed(deployed, evidence)


@pytest.mark.parametrize("notices", [[by_s3, by_uploader], [by_uploader, by_s3], [by_s3]])
def test_an_upload_is_read_once_in_whatever_order_its_notices_come(
    deployed: Deployed, notices: list[Notice]
) -> None:
    evidence = announced(deployed)
    told = deployed.put(evidence, CHAT_FILE.read_bytes())
    for notice in notices:
        notice(deployed, evidence, told)

    (message,) = deployed.sent()
    assert deployed.run(message) == []
    known = looked_at(deployed, evidence.ref)
    assert (known.status, known.kind, known.passages) == ("completed", "kakaotalk", 7)
    _, read = deployed.use.read(OWNER, evidence.evidence_id)
    assert "작년 11월부터 만났어" in read.text


def test_s3s_test_event_and_a_file_nobody_announced_are_taken_off_the_queue(
    deployed: Deployed,
) -> None:
    ghost = announced(deployed)
    stray = EvidenceRef("firm", CASE, "ev_ffffffffffff")
    record = {"eventName": "ObjectCreated:Put", "s3": {"object": {"key": stray.raw_key}}}
    assert deployed.run(deployed.message(json.dumps({"Event": "s3:TestEvent"}))) == []
    assert deployed.run(deployed.message(json.dumps({"Records": [record]}))) == []
    assert deployed.sent() == []
    assert looked_at(deployed, ghost.ref).uploaded_at is None


def test_an_unreadable_upload_leaves_the_queue_and_says_why(deployed: Deployed) -> None:
    evidence = announced(deployed)
    deployed.put(evidence, b"PK\x03\x04 a zip in disguise")
    completed(deployed, evidence)
    assert deployed.run(*deployed.sent()) == []
    known = looked_at(deployed, evidence.ref)
    assert (known.status, known.error) == ("failed", "CONTENT_MISMATCH")
