"""What people do with evidence: announce an upload, finish it, look at it, retry, take it away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from seogi.errors import NotFound
from seogi.features.cases.model import Access
from seogi.features.cases.ports import CaseGate
from seogi.features.evidence import changes
from seogi.features.evidence.failures import RetryRefused, UploadNotArrived
from seogi.features.evidence.formats import check_type, clean_name
from seogi.features.evidence.model import (
    EVIDENCE_ID,
    Evidence,
    EvidenceNotFound,
    EvidenceRef,
    EvidenceStatus,
    Passage,
    ReadEvidence,
)
from seogi.features.evidence.ports import CaseCounter, EvidenceFiles, EvidenceRecords
from seogi.features.evidence.reading import Readings
from seogi.identity import Principal

LINK_SECONDS = 300


@dataclass(frozen=True, slots=True)
class EvidenceAccess:
    """Evidence by its id, if the caller may see (or change) its case."""

    records: EvidenceRecords
    cases: CaseGate

    def __call__(self, who: Principal, evidence_id: str, *, write: bool = False) -> Evidence:
        """The record.

        Raises:
            EvidenceNotFound: it does not exist, is deleted, or its case is not the caller's.
            PermissionDenied: the caller may see it, but not change it.
        """
        if not EVIDENCE_ID.fullmatch(evidence_id):
            raise EvidenceNotFound
        evidence = self.records.find(who.tenant, evidence_id)
        if evidence.deleted_at is not None:
            raise EvidenceNotFound
        try:
            self.cases(who, evidence.case_id, Access.WRITE if write else Access.READ)
        except NotFound as error:
            raise EvidenceNotFound from error
        return evidence


@dataclass(frozen=True, slots=True)
class UploadTicket:
    """Leave to PUT one file; the link lives `LINK_SECONDS`."""

    evidence: Evidence
    upload_url: str


@dataclass(frozen=True, slots=True)
class AnnounceUpload:
    """Make a record for a file to come and a link to put it under."""

    records: EvidenceRecords
    files: EvidenceFiles
    cases: CaseGate
    new_id: Callable[[], str]

    def __call__(
        self, who: Principal, case_id: str, filename: str, content_type: str, now: int
    ) -> UploadTicket:
        """The ticket.

        Raises:
            UnsupportedType: we read no such files.
            NotFound, PermissionDenied: as in `CaseGate`.
        """
        self.cases(who, case_id, Access.WRITE)
        name = clean_name(filename)
        check_type(name, content_type)
        ref = EvidenceRef(who.tenant, case_id, self.new_id())
        evidence = Evidence(
            evidence_id=ref.evidence_id,
            tenant=who.tenant,
            case_id=case_id,
            filename=name,
            content_type=content_type,
            s3_key=ref.raw_key,
            status=EvidenceStatus.PENDING,
            created_by=who.user_id,
            created_at=now,
            updated_at=now,
        )
        self.records.add(evidence)
        return UploadTicket(evidence, self.files.upload_link(ref, content_type, LINK_SECONDS))


@dataclass(frozen=True, slots=True)
class TakeUpload:
    """A file has arrived, say the store or the uploader or both: read it once."""

    records: EvidenceRecords
    counter: CaseCounter
    readings: Readings

    def __call__(
        self, ref: EvidenceRef, now: int, *, size: int = 0, note: str | None = None
    ) -> Evidence:
        """The record, with its reading job accepted.

        Raises:
            EvidenceNotFound: nobody announced the file, or its record was deleted.
        """
        known = self.records.get(ref)
        if known.deleted_at is not None:
            raise EvidenceNotFound

        def decide(stored: Evidence) -> Evidence | None:
            seen = stored.uploaded_at is not None
            if seen and (note is None or note == stored.note):
                return None
            return replace(
                stored,
                uploaded_at=stored.uploaded_at or now,
                size=stored.size or size,
                note=note if note is not None else stored.note,
                updated_at=now,
            )

        after, written = changes.change(self.records, ref, decide)
        if written and known.uploaded_at is None and after.uploaded_at == now:
            self.counter.count_evidence(ref.tenant, ref.case_id, 1)
        self.readings.start(after)
        return after


@dataclass(frozen=True, slots=True)
class CompleteUpload:
    """The uploader says the file is there."""

    access: EvidenceAccess
    files: EvidenceFiles
    take: TakeUpload

    def __call__(
        self, who: Principal, evidence_id: str, case_id: str, key: str, note: str | None, now: int
    ) -> Evidence:
        """The record, pending or already further.

        Raises:
            EvidenceNotFound: no such evidence in this case under this key.
            UploadNotArrived: the store has no such object.
            PermissionDenied: as in `EvidenceAccess`.
        """
        evidence = self.access(who, evidence_id, write=True)
        if (evidence.case_id, evidence.s3_key) != (case_id, key):
            raise EvidenceNotFound
        size = self.files.size(evidence.ref)
        if size is None:
            raise UploadNotArrived
        return self.take(evidence.ref, now, size=size, note=note)


@dataclass(frozen=True, slots=True)
class ListEvidence:
    """The evidence of a case that has really been uploaded, oldest first."""

    records: EvidenceRecords
    cases: CaseGate
    readings: Readings

    def __call__(
        self,
        who: Principal,
        case_id: str,
        now: int,
        *,
        categories: Collection[str] = (),
        types: Collection[str] = (),
    ) -> list[Evidence]:
        """What has one of the categories and one of the types (`pdf`, `text`); empty is any.

        Raises:
            NotFound: as in `CaseGate`.
        """
        self.cases(who, case_id, Access.READ)
        shown = [
            self.readings.settled(evidence, now)
            for evidence in self.records.of_case(who.tenant, case_id)
            if evidence.deleted_at is None and evidence.uploaded_at is not None
        ]
        return [
            evidence
            for evidence in shown
            if (not types or evidence.type in types)
            and (not categories or _is_of(evidence, categories))
        ]


def _is_of(evidence: Evidence, categories: Collection[str]) -> bool:
    tags = evidence.article_840
    return tags is not None and not set(categories).isdisjoint(tags.categories)


@dataclass(frozen=True, slots=True)
class LookAtEvidence:
    """One record, with its status as it really is."""

    access: EvidenceAccess
    readings: Readings

    def __call__(self, who: Principal, evidence_id: str, now: int) -> Evidence:
        """The record.

        Raises:
            EvidenceNotFound: as in `EvidenceAccess`.
        """
        return self.readings.settled(self.access(who, evidence_id), now)


@dataclass(frozen=True, slots=True)
class RetryEvidence:
    """Read a file again that could not be read."""

    access: EvidenceAccess
    readings: Readings

    def __call__(self, who: Principal, evidence_id: str, now: int) -> Evidence:
        """The record, pending again.

        Raises:
            RetryRefused: its reading has not failed.
            EvidenceNotFound, PermissionDenied: as in `EvidenceAccess`.
        """
        evidence = self.readings.settled(self.access(who, evidence_id, write=True), now)
        if evidence.status is not EvidenceStatus.FAILED:
            raise RetryRefused
        return self.readings.again(evidence, who.user_id, now)


@dataclass(frozen=True, slots=True)
class DeleteEvidence:
    """Hide a file; the upload, its text and the record stay for restoring."""

    access: EvidenceAccess
    counter: CaseCounter

    def __call__(self, who: Principal, evidence_id: str, now: int) -> None:
        """Mark it deleted.

        Raises:
            EvidenceNotFound, PermissionDenied: as in `EvidenceAccess`.
        """
        evidence = self.access(who, evidence_id, write=True)

        def decide(stored: Evidence) -> Evidence | None:
            return (
                replace(stored, deleted_at=now, updated_at=now) if not stored.deleted_at else None
            )

        after, written = changes.change(self.access.records, evidence.ref, decide)
        if written and after.uploaded_at is not None:
            self.counter.count_evidence(evidence.tenant, evidence.case_id, -1)


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file and its passages, for the viewer of citations."""

    access: EvidenceAccess
    files: EvidenceFiles

    def __call__(self, who: Principal, evidence_id: str) -> tuple[Evidence, ReadEvidence]:
        """The record and what was read.

        Raises:
            EvidenceNotFound: it is not the caller's, or has not been read.
        """
        evidence = self.access(who, evidence_id)
        if evidence.status is not EvidenceStatus.COMPLETED:
            raise EvidenceNotFound
        return evidence, self.files.read(evidence.ref)


def passage_at(read: ReadEvidence, offset: int) -> Passage | None:
    """The passage an offset lies in, or the nearest before it; None in a text without any."""
    before = [passage for passage in read.passages if passage.start <= offset]
    return before[-1] if before else next(iter(read.passages), None)
