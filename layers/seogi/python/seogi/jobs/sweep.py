"""The watchdog's round: whatever is due is sent again, isolated, woken or ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from seogi.jobs import moves
from seogi.jobs.decide import Sweep, kernel_failure, sweep_act
from seogi.jobs.errors import Stale
from seogi.jobs.model import Job, JobMessage, Policy, Status
from seogi.jobs.outbox import Outbox
from seogi.jobs.ports import DeadLetters, JobQueue
from seogi.jobs.writes import JobWriter

ROUND = 500


def _unseen(_job: Job) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class SweepJobs:
    """One round over the jobs that are due; two rounds at once do no harm.

    Attributes:
        meet: told of every job before anything is done to it.
    """

    writer: JobWriter
    queue: JobQueue
    policy: Policy
    meet: Callable[[Job], None] = _unseen

    def __call__(self) -> Counter[str]:
        """How many jobs met which act (`send`, `isolate`, …; `crashed` and `unread` met none)."""
        done: Counter[str] = Counter()
        store = self.writer.store
        for ref in store.due(self.writer.clock.now(), ROUND):
            try:
                job = store.load(ref)
            except Exception:  # noqa: BLE001 - nor must one that cannot be read; it is counted
                done["unread"] += 1
                continue
            if job is None:
                continue
            self.meet(job)
            act = sweep_act(job, self.writer.clock.now())
            try:
                self._do(act, job)
            except Stale:
                continue  # somebody moved it meanwhile: then it was not forgotten
            except Exception as error:  # noqa: BLE001 - one job must not keep the others waiting
                self.writer.signals.crashed(error, job)
                done["crashed"] += 1
                continue
            done[act.name.lower()] += 1
        return done

    def _do(self, act: Sweep, job: Job) -> None:
        now = self.writer.clock.now()
        if act is Sweep.EXPIRE:
            failure = kernel_failure(job, "deadline_exceeded")
            self.writer.save(job, moves.failed(job, now, failure))
        elif act is Sweep.ISOLATE:
            failure = kernel_failure(job, "worker_lost")
            self._send(self.writer.save(job, moves.lost(job, now, failure, self.policy)))
        elif act is Sweep.SEND:
            self._send(self.writer.save(job, moves.resent(job, now, self.policy)))
        elif act is Sweep.WAKE:
            self._send(self.writer.save(job, moves.requeued(job, now, self.policy)))
        elif act is Sweep.WAIT:
            self.writer.save(job, moves.looked_at(job, now, job.lease_until + 1))

    def _send(self, job: Job) -> None:
        if not job.is_terminal:
            Outbox(self.queue, self.writer.signals).send(job)


@dataclass(frozen=True, slots=True)
class TellDeadLetters:
    """Jobs learn that their message is among the dead letters; the messages stay for redrive."""

    writer: JobWriter
    dead_letters: DeadLetters

    def __call__(self, limit: int = 100) -> int:
        """How many jobs were failed by it."""
        return sum(self._told(message) for message in self.dead_letters.peek(limit))

    def _told(self, message: JobMessage) -> bool:
        """Whether the letter's job was failed by it; what cannot be done now has its next round."""
        now = self.writer.clock.now()
        try:
            job = self.writer.store.load(message.ref)
        except Exception:  # noqa: BLE001 - one letter must not keep the others from their jobs
            return False
        if job is None or job.run != message.run or not self._stranded(job, now):
            return False
        try:
            self.writer.save(job, moves.failed(job, now, kernel_failure(job, "dead_letter")))
        except Stale:
            return False
        return True

    def _stranded(self, job: Job, now: int) -> bool:
        """Whether the dead message was the job's last hope.

        Nobody holds it, no backoff runs that another message may wait for, and it is not just
        between one invocation and the next.
        """
        if job.status is Status.QUEUED:
            return job.not_before <= now
        unheld = job.status is Status.RUNNING and not job.holds_lease(now)
        return unheld and job.due_at is not None and job.due_at <= now
