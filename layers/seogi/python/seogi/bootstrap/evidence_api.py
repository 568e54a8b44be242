"""The use cases behind the routes of evidence."""

from __future__ import annotations

from seogi.adapters.aws import Aws
from seogi.bootstrap import evidence
from seogi.bootstrap.security import hex_id, now_ms
from seogi.config import Settings
from seogi.features.cases.service import CaseAccess
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
)
from seogi.features.evidence.speakers import MapSpeakers


def use_cases(
    settings: Settings, aws: Aws, gate: CaseAccess, readings: Readings
) -> EvidenceUseCases:
    """All of them, over one set of stores."""
    records, files = evidence.records(settings, aws), evidence.files(settings, aws)
    access = EvidenceAccess(records, gate)
    take = evidence.take_upload(settings, aws, readings)
    return EvidenceUseCases(
        announce=AnnounceUpload(records, files, gate, lambda: hex_id("ev_")),
        complete=CompleteUpload(access, files, take),
        of_case=ListEvidence(records, gate, readings),
        look=LookAtEvidence(access, readings),
        retry=RetryEvidence(access, readings),
        delete=DeleteEvidence(access, gate.store),
        read=ReadText(access, files),
        map_speakers=MapSpeakers(access),
        now=now_ms,
    )
