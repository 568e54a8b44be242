"""The one way to write a job: by version, with its lock, its audit row and its archived events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from seogi.jobs.errors import JobNotFound, Stale
from seogi.jobs.model import Job, JobRef
from seogi.jobs.ports import AuditRow, Change, Clock, Ids, JobStore, Signals

EVENTS_IN_ROW = 16
EVENTS_KEPT = 4
TRIES = 8

Move = Callable[[Job], Job]


@dataclass(frozen=True, slots=True)
class JobWriter:
    """Compare-and-set on the version, so that no writer ever overwrites what it has not seen."""

    store: JobStore
    clock: Clock
    ids: Ids
    signals: Signals

    def save(
        self, before: Job, after: Job, *, actor: str = "system", result: bytes | None = None
    ) -> Job:
        """Replaces `before` by `after`; what ends or reopens a run is audited and moves its lock.

        Raises:
            Stale: somebody wrote in between.
            LockHeld: `after` reopens the job and another active one has its lock.
        """
        ends = after.is_terminal and not before.is_terminal
        reopens = before.is_terminal and not after.is_terminal
        after = replace(self._with_short_tail(after), write_id=self.ids.token())
        change = Change(
            after,
            before.version,
            audit=self.audit_row(after, actor) if ends or reopens else None,
            result=result,
            takes_lock=reopens,
            frees_lock=ends,
            before=before,
        )
        try:
            self.store.commit(change)
        except Stale as stale:
            # The write may have landed and only its answer been lost.
            if stale.current is None or stale.current.write_id != after.write_id:
                raise
        if after.status is not before.status:
            self.signals.moved(after)
        return after

    def change(self, ref: JobRef, move: Move, *, actor: str = "system") -> Job:
        """Loads, moves and saves, again when somebody wrote in between; same job back = no write.

        Raises:
            JobNotFound: there is none.
            Stale: it was written by others again and again.
        """
        for _ in range(TRIES):
            job = self.store.load(ref)
            if job is None:
                raise JobNotFound
            after = move(job)
            if after is job:
                return job
            try:
                return self.save(job, after, actor=actor)
            except Stale as error:
                stale = error
        raise stale

    def audit_row(self, job: Job, actor: str) -> AuditRow:
        """What the audit log keeps of the job's present state."""
        return AuditRow(
            audit_id=self.ids.token(),
            at=self.clock.now(),
            tenant=job.ref.tenant,
            actor=actor,
            action=f"job.{job.status}",
            subject=job.subject,
            job_id=job.ref.job_id,
        )

    def _with_short_tail(self, job: Job) -> Job:
        """Older events move to a page of the log, so that the job's row stays small."""
        if len(job.events) <= EVENTS_IN_ROW:
            return job
        self.store.put_log_page(job.ref, job.events[:-EVENTS_KEPT])
        return replace(job, events=job.events[-EVENTS_KEPT:])
