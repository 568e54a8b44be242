"""Jobs and changes to write, with only what a test is about spelled out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seogi.jobs import moves
from seogi.jobs.model import Failure, Job, JobRef, Policy, Usage
from seogi.jobs.ports import AuditRow, Change, IdempotencyKey

NOW = 1_700_000_000_000
POLICY = Policy()
FAILURE = Failure("refused", "안 됩니다", "llm", retryable=True)


def a_job(job_id: str = "job_000000000001", tenant: str = "firm", **changes: Any) -> Job:
    job = Job(
        ref=JobRef(tenant, job_id),
        kind="draft.write",
        queue="generation",
        owner="user_000000000001",
        subject="case_000000000001",
        lang="ko",
        input={"title": "소장", "sections": [1, 2.5, None]},
        lock=f"draft.write#{job_id}",
        created_at=NOW,
        deadline_ms=120_000,
        max_attempts=4,
        deadline_at=NOW + 120_000,
        write_id=f"w-{job_id}",
    )
    return moves.opened(replace(job, **changes), NOW, POLICY)


def audit_of(job: Job, audit_id: str = "a1", at: int = NOW) -> AuditRow:
    return AuditRow(
        audit_id, at, job.ref.tenant, job.owner, f"job.{job.status}", job.subject, job.ref.job_id
    )


def create(job: Job, **parts: Any) -> Change:
    """What `Submit` writes."""
    return Change(job, None, audit=audit_of(job), takes_lock=True, **parts)


def update(before: Job, after: Job, **parts: Any) -> Change:
    """What `JobWriter` writes."""
    named = replace(after, write_id=f"w-{after.ref.job_id}-{after.version}")
    return Change(named, before.version, before=before, **parts)


def end(before: Job, after: Job, **parts: Any) -> Change:
    """What ends a run."""
    return update(before, after, frees_lock=True, audit=audit_of(after, "a2"), **parts)


def key_of(job: Job, key: str = "key-1", fingerprint: str = "f1") -> IdempotencyKey:
    return IdempotencyKey(job.owner, key, fingerprint)


def a_full_job() -> Job:
    """A job with every field at something else than its default."""
    job = moves.claimed(a_job(), NOW + 1000, "token-1", POLICY)
    told = moves.Told(40, "section:청구원인", "씁니다", expected_at=9, ends_at=11)
    job = moves.progressed(job, NOW + 2000, POLICY, told)
    return replace(
        job,
        run=2,
        attempt=3,
        not_before=7,
        resends=2,
        lost=1,
        solo=True,
        continuations=5,
        paused_at=NOW,
        finished_at=NOW + 5,
        waiting_for="answer",
        waiting_until=NOW + 60_000,
        delivered=("a", "b"),
        failure=FAILURE,
        usage=Usage(1, 2, 3),
        result_at="inline",
    )
