"""Values for the tests of evidence."""

from __future__ import annotations

from seogi.features.evidence.model import Passage, Place

EVIDENCE_ID = "ev_0123456789ab"


def a_passage(number: int, text: str, *, evidence_id: str = EVIDENCE_ID) -> Passage:
    return Passage(evidence_id, f"{evidence_id}:{number}", text, 0, len(text), Place(line=1))
