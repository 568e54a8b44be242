"""Reading jobs: one, many, and what one has produced."""

from __future__ import annotations

import json
from dataclasses import dataclass

from seogi.jobs.errors import JobNotFound, ResultNotReady
from seogi.jobs.model import Job, JobRef, JsonValue, Status
from seogi.jobs.ports import BlobStore, JobStore

LONGEST_ID = 64
"""No job has a longer name; a store may not even be able to look for one."""
POLL_MIN_S = 1
POLL_MAX_S = 15


@dataclass(frozen=True, slots=True)
class GetJob:
    """The job as it is now: one read."""

    store: JobStore

    def __call__(self, ref: JobRef) -> Job:
        """The job.

        Raises:
            JobNotFound: there is none.
        """
        job = self.store.load(ref) if len(ref.job_id) <= LONGEST_ID else None
        if job is None:
            raise JobNotFound
        return job


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a job has produced."""

    store: JobStore
    blobs: BlobStore

    def __call__(self, job: Job) -> JsonValue:
        """The result.

        Raises:
            ResultNotReady: the job has not succeeded.
        """
        if job.status is not Status.SUCCEEDED:
            raise ResultNotReady
        if job.result_at == "inline":
            return json.loads(self.store.load_result(job.ref, job.run))
        return json.loads(self.blobs.get(job.result_at))


def poll_after_s(job: Job, now: int) -> int:
    """Seconds until a poll is worth it, from the worker's own estimate of its next event."""
    if job.is_terminal:
        return 0
    seconds = (job.expected_at - now + 500) // 1000  # rounded up, every change is seen late
    return max(POLL_MIN_S, min(seconds, POLL_MAX_S))
