"""What evidence needs from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from seogi.features.evidence.model import Evidence, EvidenceRef, Passage, ReadEvidence


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; a larger score is a better match, and scores of one search compare."""

    passage: Passage
    score: float


class Retriever(Protocol):
    """Searches the passages it was built from."""

    def search(self, query: str, limit: int) -> list[Hit]:
        """The best passages first; ties in the order they were given; empty when none match."""
        ...


class EvidenceIndex(Protocol):
    """Builds a retriever over passages of one case."""

    def __call__(self, passages: Sequence[Passage]) -> Retriever: ...


class EvidenceReader(Protocol):
    """Turns an uploaded file into text and passages."""

    def read(self, evidence_id: str, filename: str, data: bytes) -> ReadEvidence:
        """Read the file.

        Raises:
            Unreadable: a subclass of it that names the obstacle.
        """
        ...


class EvidenceRecords(Protocol):
    """The records of evidence, each under its tenant and case; reads see finished writes."""

    def add(self, evidence: Evidence) -> None:
        """Keep a new record."""
        ...

    def get(self, ref: EvidenceRef) -> Evidence:
        """The record, deleted or not.

        Raises:
            EvidenceNotFound: there is none.
        """
        ...

    def find(self, tenant: str, evidence_id: str) -> Evidence:
        """The record by its id alone, deleted or not.

        Raises:
            EvidenceNotFound: there is none in this tenant.
        """
        ...

    def of_case(self, tenant: str, case_id: str) -> list[Evidence]:
        """All records of a case, oldest first, deleted ones too."""
        ...

    def save(self, evidence: Evidence) -> Evidence:
        """Write a record made from revision `evidence.revision`.

        Returns:
            The record as stored, one revision later.

        Raises:
            EvidenceChanged: the stored one has another revision.
        """
        ...


class EvidenceFiles(Protocol):
    """The uploads, and what was read from them."""

    def upload_link(self, ref: EvidenceRef, content_type: str, seconds: int) -> str:
        """A URL that takes one PUT with this Content-Type for so many seconds."""
        ...

    def size(self, ref: EvidenceRef) -> int | None:
        """Bytes of the upload; None when nothing has arrived."""
        ...

    def upload(self, ref: EvidenceRef, most: int) -> bytes:
        """The uploaded bytes.

        Raises:
            FileTooLarge: there are more than `most`; nothing was fetched.
            EvidenceNotFound: nothing has arrived.
        """
        ...

    def keep(self, ref: EvidenceRef, read: ReadEvidence) -> None:
        """Store what was read, replacing an earlier reading."""
        ...

    def read(self, ref: EvidenceRef) -> ReadEvidence:
        """What was read.

        Raises:
            EvidenceNotFound: the file has not been read.
        """
        ...


class CaseCounter(Protocol):
    """What the list of cases says of their evidence."""

    def count_evidence(self, tenant: str, case_id: str, change: int) -> None:
        """Add to the number of evidence files of a case."""
        ...
