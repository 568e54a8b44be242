"""Changing a record that others may be changing: read, decide, write, and again if need be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from seogi.features.evidence.model import Evidence, EvidenceChanged, EvidenceRef, EvidenceStatus
from seogi.features.evidence.ports import EvidenceRecords

TRIES = 4


def change(
    records: EvidenceRecords,
    ref: EvidenceRef,
    decide: Callable[[Evidence], Evidence | None],
) -> tuple[Evidence, bool]:
    """The record after `decide`, and whether this call wrote it.

    Args:
        records: where it lies.
        ref: which one.
        decide: the record as it should be; None to leave it. Asked again when somebody wrote
            in between.

    Raises:
        EvidenceNotFound: there is none.
        EvidenceChanged: others were faster every time.
    """
    for _ in range(TRIES):
        known = records.get(ref)
        wanted = decide(known)
        if wanted is None:
            return known, False
        try:
            return records.save(wanted), True
        except EvidenceChanged:
            continue
    raise EvidenceChanged


def failed(evidence: Evidence, code: str, now: int) -> Evidence:
    """The record of a file that was not read, and why; what was known of it stays."""
    return replace(evidence, status=EvidenceStatus.FAILED, error=code, updated_at=now)
