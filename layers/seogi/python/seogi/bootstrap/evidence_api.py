"""The use cases behind the routes of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seogi.bootstrap.kinds import ANNOUNCED
from seogi.bootstrap.security import hex_id, now_ms
from seogi.features.evidence.reading import Readings
from seogi.features.evidence.routes import EvidenceUseCases
from seogi.features.evidence.service import (
    AnnounceUpload,
    CompleteUpload,
    DeleteEvidence,
    EvidenceAccess,
    ListEvidence,
    LookAtEvidence,
    ReadText,
    RetryEvidence,
    TakeUpload,
)
from seogi.features.evidence.speakers import MapSpeakers

if TYPE_CHECKING:
    from seogi.bootstrap.kernel import Kernel
    from seogi.features.cases.service import CaseAccess


def use_cases(kernel: Kernel, gate: CaseAccess) -> EvidenceUseCases:
    """All of them, over one set of stores."""
    from seogi.adapters.dynamodb.evidence import DynamoEvidence
    from seogi.adapters.evidence_files import S3EvidenceFiles

    records = DynamoEvidence(kernel.aws.dynamodb, kernel.settings.records_table)
    files = S3EvidenceFiles(kernel.aws.s3, kernel.settings.files_bucket)
    access = EvidenceAccess(records, gate)
    readings = Readings(records, kernel.submit(ANNOUNCED), kernel.retry, kernel.get)
    return EvidenceUseCases(
        announce=AnnounceUpload(records, files, gate, lambda: hex_id("ev_")),
        complete=CompleteUpload(access, files, TakeUpload(records, gate.store, readings)),
        of_case=ListEvidence(records, gate, readings),
        look=LookAtEvidence(access, readings),
        retry=RetryEvidence(access, readings),
        delete=DeleteEvidence(access, gate.store),
        read=ReadText(access, files),
        map_speakers=MapSpeakers(access),
        now=now_ms,
    )
