"""Evidence in the words of the published client."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from seogi.features.evidence.failures import reason_of
from seogi.features.evidence.labels import label_of
from seogi.features.evidence.model import Evidence, EvidenceStatus, Passage, Place, ReadEvidence
from seogi.http.envelopes import iso

CONTENT_SHOWN = 50_000
CONTEXT_SHOWN = 400


class View(BaseModel):
    """Base of answers; times are ISO 8601 in UTC."""

    model_config = ConfigDict(defer_build=True)


class TicketView(View):
    """Where to PUT a file; `fields` is empty because the link alone is the permission."""

    upload_url: str
    fields: dict[str, str]
    evidence_temp_id: str
    s3_key: str


class TakenView(View):
    """A finished upload."""

    evidence_id: str
    case_id: str
    filename: str
    s3_key: str
    status: EvidenceStatus
    review_status: str | None
    created_at: str


class TagsView(View):
    """Grounds of divorce a file speaks of."""

    categories: list[str]
    confidence: float
    matched_keywords: list[str]


class EvidenceView(View):
    """A line of the list; `type` is what the name says, `kind` what the reader found."""

    id: str
    case_id: str
    type: str
    kind: str | None
    filename: str
    size: int
    content_type: str
    created_at: str
    updated_at: str
    status: EvidenceStatus
    error_code: str | None
    error_message: str | None
    ai_summary: str | None
    article_840_tags: TagsView | None
    labels: list[str]
    has_speaker_mapping: bool
    pages: int | None
    passages: int


class EvidenceListView(View):
    """The evidence of a case."""

    evidence: list[EvidenceView]
    total: int


class PartyView(View):
    """A party of the case."""

    party_id: str
    party_name: str


class SpeakersView(View):
    """Who the speakers of a chat are."""

    evidence_id: str
    speaker_mapping: dict[str, PartyView]
    updated_at: str


class EvidenceDetailView(EvidenceView):
    """One file with the beginning of its text (`CONTENT_SHOWN` characters)."""

    s3_key: str
    sha256: str | None
    note: str | None
    created_by: str
    content: str | None
    speaker_mapping: dict[str, PartyView]


class StatusView(View):
    """What a poll wants to know."""

    evidence_id: str
    status: EvidenceStatus
    error_code: str | None
    error_message: str | None
    updated_at: str


class RetryView(View):
    """A repeated reading."""

    success: bool
    message: str
    evidence_id: str
    status: EvidenceStatus
    job_id: str


class PlaceView(View):
    """Where to look it up."""

    page: int | None
    line: int | None
    speaker: str | None
    at: str | None


class ExcerptView(View):
    """A quotation in its surroundings; offsets count code points of the full text."""

    evidence_id: str
    case_id: str
    filename: str
    kind: str
    number: int | None
    start: int
    end: int
    text: str
    before: str
    after: str
    place: PlaceView


def taken(evidence: Evidence) -> TakenView:
    return TakenView(
        evidence_id=evidence.evidence_id,
        case_id=evidence.case_id,
        filename=evidence.filename,
        s3_key=evidence.s3_key,
        status=evidence.status,
        review_status=None,
        created_at=iso(evidence.created_at),
    )


def listed(evidence: Evidence, lang: str) -> EvidenceView:
    return EvidenceView(**_shared(evidence, lang))


def detailed(evidence: Evidence, content: str | None, lang: str) -> EvidenceDetailView:
    return EvidenceDetailView(
        **_shared(evidence, lang),
        s3_key=evidence.s3_key,
        sha256=evidence.sha256,
        note=evidence.note,
        created_by=evidence.created_by,
        content=None if content is None else content[:CONTENT_SHOWN],
        speaker_mapping=_parties(evidence),
    )


def speakers(evidence: Evidence) -> SpeakersView:
    return SpeakersView(
        evidence_id=evidence.evidence_id,
        speaker_mapping=_parties(evidence),
        updated_at=iso(evidence.updated_at),
    )


def status_of(evidence: Evidence, lang: str) -> StatusView:
    return StatusView(
        evidence_id=evidence.evidence_id,
        status=evidence.status,
        error_code=evidence.error,
        error_message=_reason(evidence, lang),
        updated_at=iso(evidence.updated_at),
    )


def excerpt(
    evidence: Evidence, read: ReadEvidence, start: int, end: int, passage: Passage | None
) -> ExcerptView:
    """The text from `start` to `end`, cut to what there is, with its neighbours."""
    place = passage.place if passage else Place()
    return ExcerptView(
        evidence_id=evidence.evidence_id,
        case_id=evidence.case_id,
        filename=evidence.filename,
        kind=read.kind,
        number=read.passages.index(passage) if passage else None,
        start=start,
        end=min(end, len(read.text)),
        text=read.text[start:end],
        before=read.text[max(0, start - CONTEXT_SHOWN) : start],
        after=read.text[end : end + CONTEXT_SHOWN],
        place=PlaceView(page=place.page, line=place.line, speaker=place.speaker, at=place.at),
    )


def _shared(evidence: Evidence, lang: str) -> dict[str, Any]:
    tags = evidence.article_840
    return {
        "id": evidence.evidence_id,
        "case_id": evidence.case_id,
        "type": evidence.type,
        "kind": evidence.kind,
        "filename": evidence.filename,
        "size": evidence.size,
        "content_type": evidence.content_type,
        "created_at": iso(evidence.created_at),
        "updated_at": iso(evidence.updated_at),
        "status": evidence.status,
        "error_code": evidence.error,
        "error_message": _reason(evidence, lang),
        "ai_summary": evidence.summary,
        "article_840_tags": None
        if tags is None
        else TagsView(
            categories=list(tags.categories),
            confidence=tags.confidence,
            matched_keywords=list(tags.matched_keywords),
        ),
        "labels": [label_of(category) for category in tags.categories] if tags else [],
        "has_speaker_mapping": bool(evidence.speaker_mapping),
        "pages": evidence.pages,
        "passages": evidence.passages,
    }


def _reason(evidence: Evidence, lang: str) -> str | None:
    return reason_of(lang, evidence.error, evidence.filename) if evidence.error else None


def _parties(evidence: Evidence) -> dict[str, PartyView]:
    return {
        label: PartyView(party_id=party.party_id, party_name=party.party_name)
        for label, party in evidence.speaker_mapping.items()
    }
