"""Records and files of evidence in memory, held to the same contract as AWS."""

from __future__ import annotations

from dataclasses import replace

from seogi.adapters import evidence_json
from seogi.features.evidence.failures import FileTooLarge
from seogi.features.evidence.model import (
    Evidence,
    EvidenceChanged,
    EvidenceNotFound,
    EvidenceRef,
    ReadEvidence,
)


class MemoryEvidence:
    """`EvidenceRecords` in a dictionary."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, str], Evidence] = {}

    def add(self, evidence: Evidence) -> None:
        self._records[evidence.tenant, evidence.evidence_id] = evidence

    def get(self, ref: EvidenceRef) -> Evidence:
        found = self.find(ref.tenant, ref.evidence_id)
        if found.case_id != ref.case_id:
            raise EvidenceNotFound
        return found

    def find(self, tenant: str, evidence_id: str) -> Evidence:
        found = self._records.get((tenant, evidence_id))
        if found is None:
            raise EvidenceNotFound
        return found

    def of_case(self, tenant: str, case_id: str) -> list[Evidence]:
        found = (
            evidence
            for evidence in self._records.values()
            if (evidence.tenant, evidence.case_id) == (tenant, case_id)
        )
        return sorted(found, key=lambda each: (each.created_at, each.evidence_id))

    def save(self, evidence: Evidence) -> Evidence:
        stored = self._records.get((evidence.tenant, evidence.evidence_id))
        if stored is None or stored.revision != evidence.revision:
            raise EvidenceChanged
        after = replace(evidence, revision=evidence.revision + 1)
        self._records[evidence.tenant, evidence.evidence_id] = after
        return after


class MemoryFiles:
    """`EvidenceFiles` in dictionaries; `arrive` is the browser's PUT."""

    def __init__(self) -> None:
        self._uploads: dict[str, bytes] = {}
        self._kept: dict[str, bytes] = {}

    def arrive(self, key: str, data: bytes) -> None:
        """An upload under its key."""
        self._uploads[key] = data

    def upload_link(self, ref: EvidenceRef, content_type: str, seconds: int) -> str:
        return f"memory:{ref.raw_key}?type={content_type}&seconds={seconds}"

    def size(self, ref: EvidenceRef) -> int | None:
        data = self._uploads.get(ref.raw_key)
        return None if data is None else len(data)

    def upload(self, ref: EvidenceRef, most: int) -> bytes:
        data = self._uploads.get(ref.raw_key)
        if data is None:
            raise EvidenceNotFound
        if len(data) > most:
            raise FileTooLarge
        return data

    def keep(self, ref: EvidenceRef, read: ReadEvidence) -> None:
        self._kept[ref.chunks_key] = evidence_json.packed(read)

    def read(self, ref: EvidenceRef) -> ReadEvidence:
        packed = self._kept.get(ref.chunks_key)
        if packed is None:
            raise EvidenceNotFound
        return evidence_json.unpacked(ref.evidence_id, packed)
