"""The kind `draft.write` on AWS: what the generation worker registers."""

from __future__ import annotations

import secrets

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.evidence_files import S3EvidenceFiles
from seogi.adapters.llm.choose import model_for
from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.config import Settings
from seogi.features.drafts.files import StoredCaseFiles
from seogi.features.drafts.work import CALL_MS, WriteDraft, draft_kind
from seogi.features.drafts.writing import WriteSection
from seogi.jobs.model import Kind
from seogi.jobs.ports import Clock


def draft_writing(settings: Settings, aws: Aws, clock: Clock) -> Kind:
    """The kind with its stores and the writer the stage has chosen.

    Raises:
        UnknownProvider: MODEL_PROVIDER names no writer of this stage.
    """
    cases = DynamoCases(aws.dynamodb, settings.records_table)
    records = DynamoEvidence(aws.dynamodb, settings.records_table)
    files = S3EvidenceFiles(aws.s3, settings.files_bucket)
    model = model_for(settings.model_provider, local=settings.is_local)
    write = WriteSection(model, clock, lambda: secrets.token_hex(16), CALL_MS)
    return draft_kind(
        WriteDraft(StoredCaseFiles(cases, records, files), cases, EmbeddedIndex, write, clock)
    )
