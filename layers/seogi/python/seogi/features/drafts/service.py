"""What a request does about a draft: start it, look at it, wait for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from seogi.features.cases.model import Access
from seogi.features.cases.ports import CaseGate
from seogi.features.drafts.errors import (
    DraftFailed,
    DraftStillWriting,
    EvidenceMissing,
    EvidenceNotReady,
)
from seogi.features.drafts.files import is_usable
from seogi.features.drafts.model import KIND, Asked
from seogi.features.evidence.model import EvidenceStatus
from seogi.features.evidence.ports import EvidenceRecords
from seogi.identity import Principal
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Job, JobRef, JsonValue, Status
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.submit import Accepted, Submission, Submit
from seogi.texts import text

BUDGET_MS = 20_000
"""How long a caller of the synchronous face is kept waiting."""
FIRST_LOOK_MS, LAST_LOOK_MS = 100, 1_000

_UNREAD = frozenset({EvidenceStatus.PENDING, EvidenceStatus.PROCESSING})


@dataclass(frozen=True, slots=True)
class StartDraft:
    """Accepts a draft as a job, if there is something to cite."""

    case: CaseGate
    records: EvidenceRecords
    submit: Submit

    def __call__(self, asked: Asked) -> Accepted:
        """The ticket.

        Raises:
            CaseNotFound, CaseReadOnly: as the gate says; starting a draft is a write.
            EvidenceMissing: nothing was uploaded, or nothing of it could be read.
            EvidenceNotReady: what was uploaded is still being read.
        """
        who = asked.who
        self.case(who, asked.case_id, Access.WRITE)
        self._check_evidence(who.tenant, asked.case_id)
        return self.submit(
            Submission(
                tenant=who.tenant,
                owner=who.user_id,
                kind=KIND,
                subject=asked.case_id,
                input=asked.request.to_json(),
                lang=asked.lang,
                idempotency_key=asked.idempotency_key,
            )
        )

    def _check_evidence(self, tenant: str, case_id: str) -> None:
        found = [one for one in self.records.of_case(tenant, case_id) if one.deleted_at is None]
        if any(is_usable(one) for one in found):
            return
        # A link that nobody has used is no upload.
        if any(one.status in _UNREAD and one.uploaded_at is not None for one in found):
            raise EvidenceNotReady
        raise EvidenceMissing


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """A draft job with its result, if it has one."""

    job: Job
    result: JsonValue = None

    @property
    def error_message(self) -> str | None:
        """Why there will be no result: the failure's text, or that somebody stopped it."""
        if self.job.status is Status.CANCELLED:
            return text(self.job.lang, "draft.cancelled")
        if self.job.status is Status.FAILED and self.job.failure:
            return self.job.failure.message
        return None


@dataclass(frozen=True, slots=True)
class GetDraft:
    """How a draft stands: one read for its owner while it is being written."""

    get: GetJob
    read_result: ReadResult
    case: CaseGate

    def __call__(self, who: Principal, case_id: str, job_id: str) -> DraftStanding:
        """The draft.

        Raises:
            JobNotFound: no such draft of this case for this caller.
            CaseNotFound: the caller has no access to the case (any more).
        """
        job = self.get(JobRef(who.tenant, job_id))
        if job.kind != KIND or job.subject != case_id:
            raise JobNotFound
        done = job.status is Status.SUCCEEDED
        # Its owner had access when it was started; what it says is shown only after asking again.
        if done or job.owner != who.user_id:
            self.case(who, case_id, Access.READ)
        return DraftStanding(job, self.read_result(job) if done else None)


@dataclass(frozen=True, slots=True)
class PreviewDraft:
    """The synchronous face: the same job, waited for.

    It is a job and no work in the request, so that what takes too long is finished all the same,
    is paid for once, and never depends on a connection.
    """

    start: StartDraft
    get: GetJob
    read_result: ReadResult
    now: Callable[[], int]
    pause: Callable[[float], Awaitable[None]]

    async def __call__(self, asked: Asked) -> JsonValue:
        """The finished draft.

        Raises:
            DraftStillWriting: it takes longer than the budget; the job goes on.
            DraftFailed: it failed or was cancelled.
            others: as in `StartDraft`.
        """
        job = self.start(asked).job
        until, wait_ms = self.now() + BUDGET_MS, FIRST_LOOK_MS
        while not job.is_terminal:
            if self.now() + wait_ms > until:
                raise DraftStillWriting(job_id=job.ref.job_id)
            await self.pause(wait_ms / 1000)
            wait_ms = min(2 * wait_ms, LAST_LOOK_MS)
            job = self.get(job.ref)
        if job.status is not Status.SUCCEEDED:
            reason = DraftStanding(job).error_message or ""
            raise DraftFailed(reason=reason, job_id=job.ref.job_id)
        return self.read_result(job)
