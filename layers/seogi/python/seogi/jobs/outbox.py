"""The second half of every move that needs a worker: its message, or the sweep's word for it."""

from __future__ import annotations

from dataclasses import dataclass

from seogi.jobs.decide import route
from seogi.jobs.model import Job
from seogi.jobs.ports import JobQueue, Signals


@dataclass(frozen=True, slots=True)
class Outbox:
    """Sends what a stored job is owed.

    The job is durable and its `due_at` is set, so a queue that cannot be reached delays the job
    until the sweep's next round and fails nobody's request.
    """

    queue: JobQueue
    signals: Signals

    def send(self, job: Job) -> None:
        """One message for the job's present run."""
        try:
            self.queue.send(route(job), job.message_to_send)
        except Exception as error:  # noqa: BLE001 - whatever it is, the sweep sends again
            self.signals.crashed(error, job)
