"""What users, operators and outside parties may do to a job."""

from __future__ import annotations

import json
from dataclasses import dataclass

from seogi.jobs import moves
from seogi.jobs.context import delivery_step
from seogi.jobs.errors import JobConflict, JobNotFound, LockHeld
from seogi.jobs.model import ACTIVE, Job, JobRef, JsonValue, Policy, Status
from seogi.jobs.outbox import Outbox
from seogi.jobs.ports import JobQueue
from seogi.jobs.writes import JobWriter


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Ends a job at once, whatever its worker is doing; a terminal job stays as it is.

    The worker learns it from its next write, which fails. What cannot be undone is told by
    `job.usage`: tokens already spent.
    """

    writer: JobWriter

    def __call__(self, ref: JobRef, actor: str) -> Job:
        """The job after it.

        Raises:
            JobNotFound: there is none.
        """
        now = self.writer.clock.now()
        return self.writer.change(
            ref, lambda job: job if job.is_terminal else moves.cancelled(job, now), actor=actor
        )


@dataclass(frozen=True, slots=True)
class RetryJob:
    """Starts the next run of a failed or cancelled job from its finished steps."""

    writer: JobWriter
    queue: JobQueue
    policy: Policy

    def __call__(self, ref: JobRef, actor: str) -> Job:
        """The job, queued again.

        Raises:
            JobNotFound: there is none.
            NotRetryable: it is active, or it has succeeded.
            JobConflict: another job has become active in its place.
        """
        now = self.writer.clock.now()
        try:
            job = self.writer.change(
                ref, lambda job: moves.retried(job, now, self.policy), actor=actor
            )
        except LockHeld as held:
            raise JobConflict(held.job_id) from held
        Outbox(self.queue, self.writer.signals).send(job)
        return job


@dataclass(frozen=True, slots=True)
class PauseJob:
    """Stops the spending of an active job; its worker stops at its next write."""

    writer: JobWriter

    def __call__(self, ref: JobRef, actor: str) -> Job:
        """The job after it; a terminal or paused one stays as it is."""
        now = self.writer.clock.now()
        pausable = ACTIVE - {Status.PAUSED}
        return self.writer.change(
            ref,
            lambda job: moves.paused(job, now) if job.status in pausable else job,
            actor=actor,
        )


@dataclass(frozen=True, slots=True)
class ResumeJob:
    """Puts a paused job back on its queue; the time it stood does not count."""

    writer: JobWriter
    queue: JobQueue
    policy: Policy

    def __call__(self, ref: JobRef, actor: str) -> Job:
        """The job after it; a job that is not paused stays as it is."""
        now = self.writer.clock.now()
        before: list[Status] = []

        def resume(job: Job) -> Job:
            before[:] = [job.status]
            if job.status is not Status.PAUSED:
                return job
            return moves.requeued(job, now, self.policy)

        job = self.writer.change(ref, resume, actor=actor)
        if before == [Status.PAUSED]:
            Outbox(self.queue, self.writer.signals).send(job)
        return job


@dataclass(frozen=True, slots=True)
class Deliver:
    """Hands a job what an outside party produced; the first delivery of a name counts."""

    writer: JobWriter
    queue: JobQueue
    policy: Policy

    def __call__(self, ref: JobRef, name: str, value: JsonValue) -> bool:
        """Whether it was applied; False when it came late or twice.

        Raises:
            JobNotFound: there is none.
        """
        job = self.writer.store.load(ref)
        if job is None:
            raise JobNotFound
        if job.is_terminal or name in job.delivered:
            return False
        packed = json.dumps({"value": value}, ensure_ascii=False).encode()
        self.writer.store.put_step(ref, delivery_step(name), packed)
        now = self.writer.clock.now()
        after = self.writer.change(ref, lambda job: self._noted(job, name, now))
        if after.status is Status.QUEUED:
            Outbox(self.queue, self.writer.signals).send(after)
        return name in after.delivered

    def _noted(self, job: Job, name: str, now: int) -> Job:
        if job.is_terminal or name in job.delivered:
            return job
        return moves.delivered(job, now, name, self.policy)
