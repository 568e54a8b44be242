"""`/api/jobs`: any job, whatever product it serves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.responses import RedirectResponse

from seogi.errors import PermissionDenied
from seogi.features.cases.model import CASE_ID
from seogi.http.auth import CurrentPrincipal
from seogi.http.job_view import JobGate, JobView, job_view, may_steer
from seogi.http.requests import Cursor, Limit
from seogi.http.slots import Slot
from seogi.identity import Principal
from seogi.jobs.errors import ResultNotReady
from seogi.jobs.model import Job, JobRef, Status
from seogi.jobs.read import poll_after_s

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.jobs.control import CancelJob, RetryJob
    from seogi.jobs.ports import JobStore
    from seogi.jobs.read import GetJob

INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Jobs:
    """The use cases behind these routes.

    Attributes:
        link: a short-lived address of a large result, from its key.
    """

    store: JobStore
    get: GetJob
    gate: JobGate
    cancel: CancelJob
    retry: RetryJob
    link: Callable[[str], str]
    now: Callable[[], int]


JOBS: Slot[Jobs] = Slot("jobs")
UseCases = Annotated[Jobs, Depends(JOBS)]
Subject = Annotated[str | None, Query(min_length=1, max_length=200)]


class JobsView(BaseModel):
    """A page of jobs, newest first."""

    model_config = ConfigDict(defer_build=True)

    jobs: list[JobView]
    next_cursor: str | None


router = APIRouter(prefix="/api/jobs", tags=["jobs"])


@router.get("", response_model=JobsView)
async def mine(
    who: CurrentPrincipal,
    jobs: UseCases,
    limit: Limit = 20,
    cursor: Cursor = None,
    subject: Subject = None,
) -> Any:
    """The caller's jobs, or those of a `subject` the caller may see."""
    if subject is None:
        page = jobs.store.of_owner(who.tenant, who.user_id, limit, cursor)
        shown = list(page.jobs)
    else:
        page = jobs.store.of_subject(who.tenant, subject, limit, cursor)
        shown = _visible(jobs.gate, who, subject, page.jobs)
    return {"jobs": [job_view(job, who) for job in shown], "next_cursor": page.cursor}


@router.get("/{job_id}", response_model=JobView, responses={304: {"description": "Unchanged"}})
async def read(
    job_id: str, request: Request, response: Response, who: CurrentPrincipal, jobs: UseCases
) -> Any:
    """One job; `ETag` is its version, `Retry-After` when another poll is worth it."""
    job = _job(jobs, who, job_id)
    headers = poll_headers(job, jobs.now())
    if headers["etag"] in _etags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return job_view(job, who)


@router.get("/{job_id}/result", responses={302: {"description": "Large: its address"}})
async def result(job_id: str, who: CurrentPrincipal, jobs: UseCases) -> Response:
    """What the job has produced, as it was stored."""
    job = _job(jobs, who, job_id)
    if job.status is not Status.SUCCEEDED:
        raise ResultNotReady
    if job.result_at == INLINE:
        return Response(jobs.store.load_result(job.ref, job.run), media_type="application/json")
    return RedirectResponse(jobs.link(job.result_at), status_code=302)


@router.post("/{job_id}/cancel", response_model=JobView)
async def cancel(job_id: str, who: CurrentPrincipal, jobs: UseCases) -> Any:
    """End the job; a job that has ended stays as it is."""
    job = _steered(jobs, who, job_id)
    return job_view(jobs.cancel(job.ref, who.user_id), who)


@router.post("/{job_id}/retry", status_code=202, response_model=JobView)
async def retry(job_id: str, who: CurrentPrincipal, jobs: UseCases) -> Any:
    """Start a failed or cancelled job again from its finished steps."""
    job = _steered(jobs, who, job_id)
    return job_view(jobs.retry(job.ref, who.user_id), who)


def poll_headers(job: Job, now: int) -> dict[str, str]:
    """What a client needs to poll cheaply."""
    headers = {"etag": f'"{job.version}"', "cache-control": "private, no-cache"}
    if not job.is_terminal:
        headers["retry-after"] = str(poll_after_s(job, now))
    return headers


def _job(jobs: Jobs, who: Principal, job_id: str) -> Job:
    return jobs.gate(who, jobs.get(JobRef(who.tenant, job_id)))


def _steered(jobs: Jobs, who: Principal, job_id: str) -> Job:
    job = _job(jobs, who, job_id)
    if not may_steer(who, job):
        raise PermissionDenied
    return job


def _visible(gate: JobGate, who: Principal, subject: str, found: tuple[Job, ...]) -> list[Job]:
    if CASE_ID.fullmatch(subject):
        gate.cases(who, subject)
        return list(found)
    return [job for job in found if may_steer(who, job)]


def _etags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
