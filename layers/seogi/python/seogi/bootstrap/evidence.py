"""What every function that touches evidence puts together; knows no web framework."""

from __future__ import annotations

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.evidence_files import S3EvidenceFiles
from seogi.config import Settings
from seogi.features.evidence.reading import Readings
from seogi.features.evidence.service import TakeUpload
from seogi.jobs.control import RetryJob
from seogi.jobs.read import GetJob
from seogi.jobs.submit import Submit


def records(settings: Settings, aws: Aws) -> DynamoEvidence:
    return DynamoEvidence(aws.dynamodb, settings.records_table)


def files(settings: Settings, aws: Aws) -> S3EvidenceFiles:
    return S3EvidenceFiles(aws.s3, settings.files_bucket)


def readings(
    settings: Settings, aws: Aws, submit: Submit, retry: RetryJob, get: GetJob
) -> Readings:
    return Readings(records(settings, aws), submit, retry, get)


def take_upload(settings: Settings, aws: Aws, found: Readings) -> TakeUpload:
    """What both notices of an upload end in: S3's event and the uploader's word."""
    cases = DynamoCases(aws.dynamodb, settings.records_table)
    return TakeUpload(records(settings, aws), cases, found)
