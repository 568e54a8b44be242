"""The reading job of a file, seen from the record: start it, start it again, learn its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seogi.errors import Conflict
from seogi.features.evidence import changes
from seogi.features.evidence.model import Evidence, EvidenceStatus
from seogi.features.evidence.ports import EvidenceRecords
from seogi.features.evidence.work import KIND
from seogi.jobs.control import RetryJob
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import JobRef, Status
from seogi.jobs.read import GetJob
from seogi.jobs.submit import Submission, Submit

SETTLE_AFTER_MS = 15_000
"""A record that stands still for longer is compared with its job."""

UNFINISHED = (EvidenceStatus.PENDING, EvidenceStatus.PROCESSING)


@dataclass(frozen=True, slots=True)
class Readings:
    """One job per file, named after it, so that every notice of an upload means the same job."""

    records: EvidenceRecords
    submit: Submit
    retry: RetryJob
    get: GetJob

    def start(self, evidence: Evidence) -> None:
        """Have the file read; a job that exists already stands for it."""
        ref = evidence.ref
        self.submit(
            Submission(
                tenant=ref.tenant,
                owner=evidence.created_by,
                kind=KIND,
                subject=ref.evidence_id,
                input={"case_id": ref.case_id, "evidence_id": ref.evidence_id},
                job_id=ref.job_id,
            )
        )

    def again(self, evidence: Evidence, actor: str, now: int) -> Evidence:
        """Have a failed file read again; the record is pending first, so the worker wins."""
        pending, _ = changes.change(
            self.records, evidence.ref, lambda stored: _pending_again(stored, now)
        )
        try:
            self.retry(_job_of(evidence), actor)
        except JobNotFound:
            self.start(evidence)
        except Conflict:  # it is being read already: what was asked for
            return pending
        return pending

    def settled(self, evidence: Evidence, now: int) -> Evidence:
        """The record as its job left it.

        A worker that is killed, or a deadline, ends the job without the worker's last word to
        the record; nobody would ever see the file fail. A job that was never accepted is
        submitted again.
        """
        still = now - evidence.updated_at >= SETTLE_AFTER_MS
        if evidence.status not in UNFINISHED or evidence.uploaded_at is None or not still:
            return evidence
        try:
            job = self.get(_job_of(evidence))
        except JobNotFound:
            self.start(evidence)
            return evidence
        if job.status not in (Status.FAILED, Status.CANCELLED):
            return evidence
        code = job.failure.code if job.failure else str(job.status)
        after, _ = changes.change(
            self.records, evidence.ref, lambda stored: _failed_meanwhile(stored, code, now)
        )
        return after


def _job_of(evidence: Evidence) -> JobRef:
    return JobRef(evidence.tenant, evidence.ref.job_id)


def _pending_again(stored: Evidence, now: int) -> Evidence | None:
    if stored.status is not EvidenceStatus.FAILED:
        return None
    return replace(stored, status=EvidenceStatus.PENDING, error=None, updated_at=now)


def _failed_meanwhile(stored: Evidence, code: str, now: int) -> Evidence | None:
    return changes.failed(stored, code, now) if stored.status in UNFINISHED else None
