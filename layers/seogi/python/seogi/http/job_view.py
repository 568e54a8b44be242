"""How a job looks from outside, and who may look: shared by the poll face and the stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from seogi.features.cases.model import CASE_ID, CaseNotFound
from seogi.http.envelopes import iso
from seogi.identity import Principal, Role
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Event, Failure, Job, Status

if TYPE_CHECKING:
    from seogi.features.cases.ports import CaseGate

SEES_ALL = frozenset((Role.ADMIN, Role.STAFF))
MICROS = 1_000_000


class FailureView(BaseModel):
    """Why a run failed; `message` is for the user."""

    model_config = ConfigDict(defer_build=True)

    code: str
    message: str
    stage: str
    retryable: bool


class UsageView(BaseModel):
    """What a job has spent so far."""

    model_config = ConfigDict(defer_build=True)

    input_tokens: int
    output_tokens: int
    cost_usd: float


class CanView(BaseModel):
    """What the caller may do to the job now."""

    model_config = ConfigDict(defer_build=True)

    cancel: bool
    retry: bool


class JobView(BaseModel):
    """A job; times are ISO 8601 in UTC or null, `progress` is 0 to 100."""

    model_config = ConfigDict(defer_build=True)

    job_id: str
    kind: str
    subject: str
    status: Status
    run: int
    progress: int
    stage: str
    message: str
    version: int
    created_at: str
    started_at: str | None
    updated_at: str
    finished_at: str | None
    deadline_at: str | None
    failure: FailureView | None
    usage: UsageView
    can: CanView


@dataclass(frozen=True, slots=True)
class JobGate:
    """Who may see a job: its owner, admins and staff of the firm, and readers of its case."""

    cases: CaseGate

    def __call__(self, who: Principal, job: Job) -> Job:
        """The job again; no read for its owner.

        Raises:
            JobNotFound: not for this caller; the same as for a job that does not exist.
        """
        if job.owner == who.user_id or who.role in SEES_ALL:
            return job
        if CASE_ID.fullmatch(job.subject):
            try:
                self.cases(who, job.subject)
            except CaseNotFound as error:
                raise JobNotFound from error
            return job
        raise JobNotFound


def may_steer(who: Principal, job: Job) -> bool:
    """Whether the caller may cancel or retry it: its owner and admins."""
    return job.owner == who.user_id or who.role is Role.ADMIN


def job_view(job: Job, who: Principal) -> dict[str, Any]:
    """The fields of `JobView`."""
    steers = may_steer(who, job)
    return {
        "job_id": job.ref.job_id,
        "kind": job.kind,
        "subject": job.subject,
        "status": job.status,
        "run": job.run,
        "progress": job.percent,
        "stage": job.stage,
        "message": job.message,
        "version": job.version,
        "created_at": iso(job.created_at),
        "started_at": _iso(job.started_at),
        "updated_at": iso(job.updated_at or job.created_at),
        "finished_at": _iso(job.finished_at),
        "deadline_at": _iso(job.deadline_at),
        "failure": _failure(job.failure),
        "usage": {
            "input_tokens": job.usage.input_tokens,
            "output_tokens": job.usage.output_tokens,
            "cost_usd": job.usage.cost_micros / MICROS,
        },
        "can": {
            "cancel": steers and not job.is_terminal,
            "retry": steers and job.status in (Status.FAILED, Status.CANCELLED),
        },
    }


def event_view(event: Event, job: Job) -> dict[str, Any]:
    """One event of a job's log, with the failure when it is the end of a failed run."""
    view: dict[str, Any] = {
        "job_id": job.ref.job_id,
        "version": event.version,
        "at": iso(event.at),
        "status": event.status,
        "run": event.run,
        "progress": event.percent,
        "stage": event.stage,
        "message": event.message,
    }
    if event.status is Status.FAILED and event.run == job.run:
        view["failure"] = _failure(job.failure)
    return view


def _iso(at: int | None) -> str | None:
    return iso(at) if at else None


def _failure(failure: Failure | None) -> dict[str, Any] | None:
    if failure is None:
        return None
    return {
        "code": failure.code,
        "message": failure.message,
        "stage": failure.stage,
        "retryable": failure.retryable,
    }
