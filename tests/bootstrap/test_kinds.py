"""What is announced is what is run."""

from __future__ import annotations

from dataclasses import replace

from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.evidence_files import S3EvidenceFiles
from seogi.adapters.extract.reader import FileReader
from seogi.adapters.memory.jobs import ManualClock
from seogi.bootstrap.draft_writing import draft_writing
from seogi.bootstrap.kinds import ANNOUNCED
from seogi.bootstrap.report_writing import report_writing
from seogi.bootstrap.worker import Parts
from seogi.features.documents.work import document_kind
from seogi.features.evidence.work import ReadUpload, evidence_kind
from seogi.jobs.context import JobContext
from seogi.jobs.model import JsonValue


async def _not_run(job: JobContext) -> JsonValue:
    return None


def test_announced_kinds_are_those_of_the_workers(parts: Parts) -> None:
    records = DynamoEvidence(parts.aws.dynamodb, parts.settings.records_table)
    files = S3EvidenceFiles(parts.aws.s3, parts.settings.files_bucket)
    run = [
        draft_writing(parts.settings, parts.aws, ManualClock()),
        document_kind(_not_run),
        report_writing(parts.settings, parts.aws, parts.kernel),
        evidence_kind(ReadUpload(records, files, FileReader(), parts.kernel.clock.now)),
    ]
    for kind in run:
        announced = ANNOUNCED[kind.name]
        assert replace(kind, run=announced.run) == announced
