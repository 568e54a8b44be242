"""The case file from the stores of cases and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from seogi.errors import NotFound
from seogi.features.cases.model import CaseNotFound
from seogi.features.cases.ports import CaseStore
from seogi.features.drafts.model import CaseFile, Exhibit
from seogi.features.drafts.ports import PaperText
from seogi.features.evidence.model import Evidence, EvidenceRef, EvidenceStatus, Passage
from seogi.features.evidence.ports import EvidenceFiles, EvidenceRecords


@dataclass(frozen=True, slots=True)
class StoredCaseFiles:
    """`CaseFiles`: one read of the case, one of its evidence list, one per completed file."""

    cases: CaseStore
    records: EvidenceRecords
    files: EvidenceFiles

    def load(self, tenant: str, case_id: str) -> CaseFile:
        case = self.cases.load(tenant, case_id)
        if case is None or case.deleted_at is not None:
            raise CaseNotFound
        usable = [one for one in self.records.of_case(tenant, case_id) if is_usable(one)]
        usable.sort(key=lambda one: (one.created_at, one.evidence_id))
        exhibits: list[Exhibit] = []
        passages: list[Passage] = []
        for number, evidence in enumerate(usable, start=1):
            read = self.files.read(evidence.ref)
            found = evidence.article_840
            labels = found.categories if found else ()
            said = evidence.speaker_mapping
            speakers = {
                name: said[name].party_name if name in said else name for name in read.speakers
            }
            exhibits.append(
                Exhibit(
                    number, evidence.evidence_id, evidence.filename, read.kind, labels, speakers
                )
            )
            passages.extend(read.passages)
        return CaseFile(
            case_id,
            case.title,
            case.client_name or "",
            case.description or "",
            tuple(exhibits),
            tuple(passages),
        )

    def read(self, tenant: str, case_id: str, evidence_id: str) -> PaperText:
        evidence = self.records.get(EvidenceRef(tenant, case_id, evidence_id))
        if not is_usable(evidence):
            raise NotFound
        read = self.files.read(evidence.ref)
        return PaperText(read.text, read.passages)


def is_usable(evidence: Evidence) -> bool:
    """Whether a draft may cite it."""
    return evidence.status is EvidenceStatus.COMPLETED and evidence.deleted_at is None
