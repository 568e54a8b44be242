"""Saying which party of the case a writer of a chat is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from seogi.features.evidence import changes
from seogi.features.evidence.model import Evidence, Party
from seogi.features.evidence.service import EvidenceAccess
from seogi.identity import Principal


@dataclass(frozen=True, slots=True)
class MapSpeakers:
    """Replace the parties of a file's speakers."""

    access: EvidenceAccess

    def __call__(
        self, who: Principal, evidence_id: str, mapping: Mapping[str, Party], now: int
    ) -> Evidence:
        """The record; an empty mapping clears what was there.

        Raises:
            EvidenceNotFound, PermissionDenied: as in `EvidenceAccess`.
        """
        evidence = self.access(who, evidence_id, write=True)
        after, _ = changes.change(
            self.access.records,
            evidence.ref,
            lambda stored: replace(stored, speaker_mapping=dict(mapping), updated_at=now),
        )
        return after
