"""`/api/evidence` and a case's evidence, in the words of the published client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field, StringConstraints

from seogi.features.evidence.model import EvidenceNotFound, EvidenceStatus, Party
from seogi.features.evidence.routes import views
from seogi.http.auth import CurrentPrincipal
from seogi.http.requests import Body, Language
from seogi.http.slots import Slot
from seogi.texts import text

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.evidence.service import (
        AnnounceUpload,
        CompleteUpload,
        DeleteEvidence,
        ListEvidence,
        LookAtEvidence,
        ReadText,
        RetryEvidence,
    )
    from seogi.features.evidence.speakers import MapSpeakers


@dataclass(frozen=True, slots=True)
class EvidenceUseCases:
    """The use cases behind these routes."""

    announce: AnnounceUpload
    complete: CompleteUpload
    of_case: ListEvidence
    look: LookAtEvidence
    retry: RetryEvidence
    delete: DeleteEvidence
    read: ReadText
    map_speakers: MapSpeakers
    now: Callable[[], int]


EVIDENCE: Slot[EvidenceUseCases] = Slot("evidence")
UseCases = Annotated[EvidenceUseCases, Depends(EVIDENCE)]

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
# A header value of one line; the signature covers it.
ContentType = Annotated[str, StringConstraints(pattern=r"^[\x20-\x7e]{1,255}$")]
LONGEST_EXCERPT = 5_000


class PresignedUrlRequest(Body):
    """A file to come."""

    case_id: Id
    filename: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    content_type: ContentType


class UploadCompleteRequest(Body):
    """A file that has been PUT; its true size is asked of the store, not of the client."""

    case_id: Id
    evidence_temp_id: Id
    s3_key: Annotated[str, StringConstraints(min_length=1, max_length=1024)]
    file_size: Annotated[int, Field(ge=0)] = 0
    note: Annotated[str, StringConstraints(max_length=2000)] | None = None
    exif_metadata: dict[str, Any] | None = None


class PartyRequest(Body):
    """A party of the case."""

    party_id: Id
    party_name: Annotated[str, StringConstraints(min_length=1, max_length=100)]


Label = Annotated[str, StringConstraints(min_length=1, max_length=50)]


class SpeakersRequest(Body):
    """Party by speaker; an empty object clears them."""

    speaker_mapping: Annotated[dict[Label, PartyRequest], Field(max_length=10)]


router = APIRouter(prefix="/api", tags=["evidence"])


@router.post("/evidence/presigned-url", response_model=views.TicketView)
async def presigned_url(
    body: PresignedUrlRequest, who: CurrentPrincipal, evidence: UseCases
) -> Any:
    """A link that takes one PUT of this file within five minutes."""
    ticket = evidence.announce(who, body.case_id, body.filename, body.content_type, evidence.now())
    return views.TicketView(
        upload_url=ticket.upload_url,
        fields={},
        evidence_temp_id=ticket.evidence.evidence_id,
        s3_key=ticket.evidence.s3_key,
    )


@router.post("/evidence/upload-complete", status_code=201, response_model=views.TakenView)
async def upload_complete(
    body: UploadCompleteRequest, who: CurrentPrincipal, evidence: UseCases
) -> Any:
    """The file is there: have it read; saying so twice changes nothing."""
    known = evidence.complete(
        who, body.evidence_temp_id, body.case_id, body.s3_key, body.note, evidence.now()
    )
    return views.taken(known)


def _words(sent: list[str]) -> list[str]:
    """Values of a repeated parameter, each of which may be a list with commas."""
    return [word.strip() for value in sent for word in value.split(",") if word.strip()]


Words = Annotated[list[str], Query(max_length=50)]


@router.get("/cases/{case_id}/evidence", response_model=views.EvidenceListView)
async def of_case(
    case_id: str,
    who: CurrentPrincipal,
    evidence: UseCases,
    lang: Language,
    categories: Words = [],  # noqa: B006 - FastAPI copies it
    types: Annotated[list[str], Query(alias="type", max_length=50)] = [],  # noqa: B006
) -> Any:
    """What was uploaded to a case, oldest first."""
    found = evidence.of_case(
        who, case_id, evidence.now(), categories=_words(categories), types=_words(types)
    )
    shown = [views.listed(each, lang) for each in found]
    return views.EvidenceListView(evidence=shown, total=len(shown))


@router.get("/evidence/{evidence_id}", response_model=views.EvidenceDetailView)
async def detail(
    evidence_id: str, who: CurrentPrincipal, evidence: UseCases, lang: Language
) -> Any:
    """One file and the beginning of its text."""
    known = evidence.look(who, evidence_id, evidence.now())
    content = None
    if known.status is EvidenceStatus.COMPLETED:
        _, read = evidence.read(who, evidence_id)
        content = read.text
    return views.detailed(known, content, lang)


@router.get("/evidence/{evidence_id}/status", response_model=views.StatusView)
async def status(
    evidence_id: str, who: CurrentPrincipal, evidence: UseCases, lang: Language
) -> Any:
    """How far its reading is, and why it failed."""
    return views.status_of(evidence.look(who, evidence_id, evidence.now()), lang)


@router.post("/evidence/{evidence_id}/retry", response_model=views.RetryView)
async def retry(evidence_id: str, who: CurrentPrincipal, evidence: UseCases, lang: Language) -> Any:
    """Read a file again whose reading has failed."""
    known = evidence.retry(who, evidence_id, evidence.now())
    return views.RetryView(
        success=True,
        message=text(lang, "evidence.retry_started"),
        evidence_id=known.evidence_id,
        status=known.status,
        job_id=known.ref.job_id,
    )


@router.patch("/evidence/{evidence_id}/speaker-mapping", response_model=views.SpeakersView)
async def map_speakers(
    evidence_id: str, body: SpeakersRequest, who: CurrentPrincipal, evidence: UseCases
) -> Any:
    """Say which party each speaker of a chat is."""
    parties = {
        label: Party(party.party_id, party.party_name)
        for label, party in body.speaker_mapping.items()
    }
    return views.speakers(evidence.map_speakers(who, evidence_id, parties, evidence.now()))


@router.delete("/evidence/{evidence_id}", status_code=204)
async def delete(evidence_id: str, who: CurrentPrincipal, evidence: UseCases) -> Response:
    """Hide a file; nothing of it is destroyed."""
    evidence.delete(who, evidence_id, evidence.now())
    return Response(status_code=204)


@router.get("/evidence/{evidence_id}/passages/{number}", response_model=views.ExcerptView)
async def passage(
    evidence_id: str,
    number: Annotated[int, Path(ge=0)],
    who: CurrentPrincipal,
    evidence: UseCases,
) -> Any:
    """One passage in its surroundings."""
    known, read = evidence.read(who, evidence_id)
    if number >= len(read.passages):
        raise EvidenceNotFound
    found = read.passages[number]
    return views.excerpt(known, read, found.start, found.end, found)


@router.get("/evidence/{evidence_id}/excerpt", response_model=views.ExcerptView)
async def excerpt(
    evidence_id: str,
    who: CurrentPrincipal,
    evidence: UseCases,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=0)],
) -> Any:
    """The text between two offsets, as citations name them, in its surroundings."""
    known, read = evidence.read(who, evidence_id)
    if start >= min(end, len(read.text)):
        raise EvidenceNotFound
    until = min(end, start + LONGEST_EXCERPT)
    from seogi.features.evidence.service import passage_at

    return views.excerpt(known, read, start, until, passage_at(read, start))
