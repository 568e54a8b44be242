"""Accepting a job: one transaction, then one message."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from seogi.jobs import moves
from seogi.jobs.errors import IdempotencyMismatch, JobConflict, KeyUsed, LockHeld, Stale
from seogi.jobs.model import Job, JobRef, JsonValue, Kind, Policy
from seogi.jobs.outbox import Outbox
from seogi.jobs.ports import Change, IdempotencyKey, JobQueue
from seogi.jobs.writes import JobWriter

INPUT_IN_ROW_BYTES = 1024
LOCK_RACES = 3


@dataclass(frozen=True, slots=True)
class Submission:
    """A request for slow work.

    Attributes:
        subject: what it is about (`case_…`, `topic:7`); jobs can be listed by it.
        exclusive: one active job per kind and subject; otherwise only an identical request of
            the same owner is folded into the active one.
        job_id: given when the same event must always name the same job.
    """

    tenant: str
    owner: str
    kind: str
    subject: str
    input: Mapping[str, JsonValue]
    lang: str = "ko"
    idempotency_key: str | None = None
    exclusive: bool = False
    job_id: str | None = None

    @property
    def fingerprint(self) -> str:
        """Names the content of the request: equal requests have equal fingerprints."""
        content = json.dumps(
            [self.kind, self.subject, self.input], sort_keys=True, ensure_ascii=False
        )
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    @property
    def lock(self) -> str:
        """What two active jobs may not share."""
        if self.exclusive:
            return f"{self.kind}#{self.subject}"
        return f"{self.kind}#{self.subject}#{self.owner}#{self.fingerprint}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The ticket; `created` is False when an earlier request already stands for this one."""

    job: Job
    created: bool


@dataclass(frozen=True, slots=True)
class Submit:
    """Stores a job and puts it on its queue.

    A crash between the two is healed by the sweep, which sends every job that stays queued.
    """

    writer: JobWriter
    queue: JobQueue
    kinds: Mapping[str, Kind]
    policy: Policy

    def __call__(self, request: Submission) -> Accepted:
        """Accepts the request or says which job already stands for it.

        Raises:
            JobConflict: exclusive, and another job is active for the subject.
            IdempotencyMismatch: the key was used with another request.
        """
        for _ in range(LOCK_RACES):
            accepted = self._try(request)
            if accepted is not None:
                return accepted
        raise JobConflict("")

    def _try(self, request: Submission) -> Accepted | None:
        job = self._new(request)
        try:
            self.writer.store.commit(self._change(job, request))
        except KeyUsed as used:
            if used.fingerprint != request.fingerprint:
                raise IdempotencyMismatch from used
            return self._known(JobRef(request.tenant, used.job_id))
        except LockHeld as held:
            if request.exclusive:
                raise JobConflict(held.job_id) from held
            return self._active(JobRef(request.tenant, held.job_id))
        except Stale as stale:
            if stale.current is None or stale.current.kind != request.kind:
                raise
            # The id is taken: by an equal event, or by this very write whose answer was lost.
            if stale.current.write_id != job.write_id:
                return Accepted(stale.current, created=False)
        self.writer.signals.moved(job)
        Outbox(self.queue, self.writer.signals).send(job)
        return Accepted(job, created=True)

    def _known(self, ref: JobRef) -> Accepted | None:
        """The job that the idempotency key names, whatever became of it."""
        job = self.writer.store.load(ref)
        return Accepted(job, created=False) if job is not None else None

    def _active(self, ref: JobRef) -> Accepted | None:
        """The job that holds the lock; None when it ended and freed it meanwhile."""
        known = self._known(ref)
        return None if known is None or known.job.is_terminal else known

    def _new(self, request: Submission) -> Job:
        kind = self.kinds[request.kind]
        now = self.writer.clock.now()
        job = Job(
            ref=JobRef(request.tenant, request.job_id or self.writer.ids.job_id()),
            kind=kind.name,
            queue=kind.queue,
            owner=request.owner,
            subject=request.subject,
            lang=request.lang,
            input=dict(request.input),
            lock=request.lock,
            created_at=now,
            deadline_ms=kind.deadline_ms,
            max_attempts=kind.max_attempts,
            deadline_at=now + kind.deadline_ms,
            write_id=self.writer.ids.token(),
        )
        return moves.opened(job, now, self.policy)

    def _change(self, job: Job, request: Submission) -> Change:
        stored = json.dumps(request.input, ensure_ascii=False).encode()
        key = request.idempotency_key
        return Change(
            job,
            expected=None,
            audit=self.writer.audit_row(job, request.owner),
            idempotency=(IdempotencyKey(request.owner, key, request.fingerprint) if key else None),
            input=stored if len(stored) > INPUT_IN_ROW_BYTES else None,
            takes_lock=True,
        )
