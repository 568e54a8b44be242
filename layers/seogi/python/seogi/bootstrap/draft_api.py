"""The use cases behind the routes of drafts."""

from __future__ import annotations

import asyncio

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.bootstrap.security import now_ms
from seogi.config import Settings
from seogi.features.cases.service import CaseAccess
from seogi.features.drafts.routes import Drafts
from seogi.features.drafts.service import GetDraft, PreviewDraft, StartDraft
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.submit import Submit


def use_cases(
    settings: Settings, aws: Aws, gate: CaseAccess, submit: Submit, get: GetJob, result: ReadResult
) -> Drafts:
    """All of them, over one set of stores."""
    start = StartDraft(gate, DynamoEvidence(aws.dynamodb, settings.records_table), submit)
    return Drafts(
        start=start,
        get=GetDraft(get, result, gate),
        preview=PreviewDraft(start, get, result, now_ms, asyncio.sleep),
        now=now_ms,
    )
