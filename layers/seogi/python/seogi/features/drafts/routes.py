"""`/api/cases/{id}/draft-…`: drafts in the words of the published client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from seogi.features.drafts.model import DEFAULT_SECTIONS, DEFAULT_STYLE, Asked, DraftRequest
from seogi.http.auth import CurrentPrincipal
from seogi.http.envelopes import iso
from seogi.http.requests import Body, IdempotencyKey, Language
from seogi.http.slots import Slot
from seogi.jobs.model import Status
from seogi.jobs.read import poll_after_s
from seogi.texts import text

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.drafts.service import DraftStanding, GetDraft, PreviewDraft, StartDraft


@dataclass(frozen=True, slots=True)
class Drafts:
    """The use cases behind these routes."""

    start: StartDraft
    get: GetDraft
    preview: PreviewDraft
    now: Callable[[], int]


DRAFTS: Slot[Drafts] = Slot("drafts")
UseCases = Annotated[Drafts, Depends(DRAFTS)]

router = APIRouter(tags=["drafts"])

SectionTitle = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50, pattern=r"^[^\n]+$")
]
Style = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]

_STATUS: dict[Status, Literal["queued", "processing", "completed", "failed"]] = {
    Status.QUEUED: "queued",
    Status.RUNNING: "processing",
    Status.WAITING: "processing",
    Status.PAUSED: "processing",
    Status.SUCCEEDED: "completed",
    Status.FAILED: "failed",
    Status.CANCELLED: "failed",
}
"""The client knows four words; a fifth would make it wait for ever."""


class DraftBody(Body):
    """What to write; everything may be left out."""

    sections: Annotated[tuple[SectionTitle, ...], Field(min_length=1, max_length=10)] = (
        DEFAULT_SECTIONS
    )
    language: Literal["ko", "en"] = "ko"
    style: Style = DEFAULT_STYLE

    def request(self) -> DraftRequest:
        return DraftRequest.of(self.sections, self.language, self.style)


class DraftTicket(BaseModel):
    """The answer to a start."""

    model_config = ConfigDict(defer_build=True)

    job_id: str
    case_id: str
    status: Literal["queued", "processing", "completed", "failed"]
    message: str
    created_at: str


class DraftJobView(BaseModel):
    """A draft job; `progress` is 0 to 100, `result` a DraftPreview once completed."""

    model_config = ConfigDict(defer_build=True)

    job_id: str
    case_id: str
    status: Literal["queued", "processing", "completed", "failed"]
    progress: int
    message: str
    result: dict[str, Any] | None
    error_message: str | None
    created_at: str
    completed_at: str | None


@router.post("/api/cases/{case_id}/draft-preview-async")
async def start_draft(
    case_id: str,
    who: CurrentPrincipal,
    lang: Language,
    key: IdempotencyKey,
    use: UseCases,
    body: DraftBody | None = None,
) -> DraftTicket:
    """Starts a draft; the same request while one is being written answers with that one."""
    asked = Asked(who, case_id, (body or DraftBody()).request(), lang, key)
    job = use.start(asked).job
    return DraftTicket(
        job_id=job.ref.job_id,
        case_id=case_id,
        status=_STATUS[job.status],
        message=text(lang, "draft.started"),
        created_at=iso(job.created_at),
    )


@router.get("/api/cases/{case_id}/draft-jobs/{job_id}")
async def get_draft_job(
    case_id: str, job_id: str, who: CurrentPrincipal, use: UseCases, response: Response
) -> DraftJobView:
    """How a draft stands; `Retry-After` says when asking again is worth it."""
    standing = use.get(who, case_id, job_id)
    wait_s = poll_after_s(standing.job, use.now())
    if wait_s:
        response.headers["retry-after"] = str(wait_s)
    return _view(case_id, standing)


@router.post("/api/cases/{case_id}/draft-preview")
async def preview_draft(
    case_id: str,
    who: CurrentPrincipal,
    lang: Language,
    key: IdempotencyKey,
    use: UseCases,
    body: DraftBody | None = None,
) -> dict[str, Any]:
    """Starts a draft and waits for it, 20 s at most."""
    asked = Asked(who, case_id, (body or DraftBody()).request(), lang, key)
    preview: dict[str, Any] = await use.preview(asked)
    return preview


def _view(case_id: str, standing: DraftStanding) -> DraftJobView:
    job = standing.job
    return DraftJobView(
        job_id=job.ref.job_id,
        case_id=case_id,
        status=_STATUS[job.status],
        progress=job.percent,
        message=job.message,
        result=standing.result,
        error_message=standing.error_message,
        created_at=iso(job.created_at),
        completed_at=iso(job.finished_at) if job.finished_at else None,
    )
