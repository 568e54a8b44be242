"""What evidence is: the record of a file, the text read from it, and the passages to cite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from seogi.errors import Conflict, NotFound


class EvidenceStatus(StrEnum):
    """The only words clients are shown; their mapper takes any other word for "queued"."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a passage begins, in the words a person would look it up by.

    Attributes:
        page: page of a PDF, 1-based.
        line: line of the uploaded file (text and chats), row of a table; 1-based.
        speaker: who wrote it, when the whole passage has one writer.
        at: local time of the first chat line, ISO 8601 without a zone (exports carry none).
    """

    page: int | None = None
    line: int | None = None
    speaker: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of one evidence file: `full_text[start:end] == text`, in code points.

    Attributes:
        passage_id: `{evidence_id}:{n}`, n counts from 0.
    """

    evidence_id: str
    passage_id: str
    text: str
    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    r"""What a reader made of a file.

    Attributes:
        text: NFC, `\n` line ends, no control characters; passages are slices of it.
        kind: `kakaotalk`, `text`, `csv` or `pdf`.
        encoding: the codec that decoded a text file.
        pages: number of pages of a PDF.
        speakers: writers of a chat, in order of appearance.
        messages: number of chat messages kept.
        first_at: local time of the first chat message, ISO 8601.
        last_at: local time of the last chat message, ISO 8601.
    """

    text: str
    kind: str
    passages: tuple[Passage, ...]
    encoding: str | None = None
    pages: int | None = None
    speakers: tuple[str, ...] = ()
    messages: int | None = None
    first_at: str | None = None
    last_at: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who a speaker of a chat is in the case."""

    party_id: str
    party_name: str


@dataclass(frozen=True, slots=True)
class Article840:
    """Which grounds of divorce (Civil Act, article 840) a text speaks of.

    Attributes:
        categories: ids of `labels.CATEGORIES`, strongest first.
        confidence: 0 to 1.
    """

    categories: tuple[str, ...]
    confidence: float
    matched_keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """The address of one evidence file."""

    tenant: str
    case_id: str
    evidence_id: str

    @property
    def raw_key(self) -> str:
        """Object key of the upload; the file name is data and no part of it."""
        return f"raw/{self.tenant}/{self.case_id}/{self.evidence_id}"

    @property
    def chunks_key(self) -> str:
        """Object key of the text and passages read from the upload."""
        return f"chunks/{self.tenant}/{self.case_id}/{self.evidence_id}.json.gz"

    @property
    def job_id(self) -> str:
        """The one reading job of this file, whichever of two notices arrives first."""
        return f"job_{self.evidence_id.removeprefix('ev_')}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record of one uploaded file; times are epoch milliseconds.

    Attributes:
        size: bytes; as the client said until the file has been read.
        s3_key: equals `ref.raw_key`; kept because clients send it back.
        error: code of `failures`, when status is failed.
        uploaded_at: when the upload was known to be complete; None while the link is unused.
        passages: number of passages stored.
        speaker_mapping: party by the name a chat gives its writer.
        revision: grows with every write; a write names the one it was made from.
    """

    evidence_id: str
    tenant: str
    case_id: str
    filename: str
    content_type: str
    s3_key: str
    status: EvidenceStatus
    created_by: str
    created_at: int
    updated_at: int
    size: int = 0
    kind: str | None = None
    error: str | None = None
    sha256: str | None = None
    note: str | None = None
    summary: str | None = None
    article_840: Article840 | None = None
    uploaded_at: int | None = None
    deleted_at: int | None = None
    passages: int = 0
    pages: int | None = None
    speaker_mapping: Mapping[str, Party] = field(default_factory=dict)
    revision: int = 1

    @property
    def type(self) -> str:
        """What clients call it by its name, before it was read: `pdf` or `text`."""
        return "pdf" if self.filename.lower().endswith(".pdf") else "text"

    @property
    def ref(self) -> EvidenceRef:
        return EvidenceRef(self.tenant, self.case_id, self.evidence_id)


class EvidenceNotFound(NotFound):
    """There is no such evidence for this caller; foreign and deleted ones look the same."""

    code = "EVIDENCE_NOT_FOUND"
    key = "evidence.not_found"


class EvidenceChanged(Conflict):
    """Somebody else wrote the record in between."""

    code = "EVIDENCE_CHANGED"
    key = "evidence.changed"


EVIDENCE_ID = re.compile(r"ev_[0-9a-f]{12}")
_RAW_KEY = re.compile(rf"raw/([^/]+)/([^/]+)/({EVIDENCE_ID.pattern})")


def ref_of_raw_key(key: str) -> EvidenceRef | None:
    """The evidence an object key stands for; None for any other object."""
    found = _RAW_KEY.fullmatch(key)
    return EvidenceRef(*found.groups()) if found else None
