"""Evidence queue → uploads become jobs, and the jobs read them."""

from __future__ import annotations

import json

from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.evidence_files import S3EvidenceFiles
from seogi.adapters.extract.reader import FileReader
from seogi.adapters.sqs import NotAJobMessage
from seogi.bootstrap.worker import Handler, Notice, Parts, Worker, worker_handler
from seogi.features.evidence.model import EvidenceNotFound
from seogi.features.evidence.notices import is_s3_event, jobs_of_s3_event
from seogi.features.evidence.reading import Readings
from seogi.features.evidence.service import TakeUpload
from seogi.features.evidence.work import ReadUpload, evidence_kind


def arrivals(parts: Parts, take: TakeUpload) -> Notice:
    """What S3 says: the file's job is accepted here, and run when its own message comes."""
    kernel = parts.kernel

    def notice(body: str) -> None:
        event = json.loads(body)
        if not isinstance(event, dict) or not is_s3_event(event):
            raise NotAJobMessage
        for ref in jobs_of_s3_event(event):
            try:
                take(ref, kernel.clock.now())
            except EvidenceNotFound:
                kernel.logger.warning(
                    "upload without a record", tenant=ref.tenant, evidence_id=ref.evidence_id
                )

    return notice


def build(parts: Parts) -> Worker:
    """The worker of this function."""
    settings, aws, kernel = parts.settings, parts.aws, parts.kernel
    records = DynamoEvidence(aws.dynamodb, settings.records_table)
    cases = DynamoCases(aws.dynamodb, settings.records_table)
    files = S3EvidenceFiles(aws.s3, settings.files_bucket)
    kind = evidence_kind(ReadUpload(records, files, FileReader(), kernel.clock.now))
    kinds = {kind.name: kind}
    readings = Readings(records, kernel.submit(kinds), kernel.retry, kernel.get)
    return Worker(kernel, kinds, arrivals(parts, TakeUpload(records, cases, readings)))


def lambda_handler() -> Handler:
    """The handler of the deployed function."""
    return worker_handler(build, "EVIDENCE_QUEUE_URL")
