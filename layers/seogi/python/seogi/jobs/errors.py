"""What can go wrong with a job, one class per meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seogi.errors import Conflict, Invalid, NotFound, SeogiError

if TYPE_CHECKING:
    from seogi.jobs.model import Failure, Job, Status


class JobNotFound(NotFound):
    """No such job for this tenant."""

    key = "error.job_not_found"


class JobConflict(Conflict):
    """Another job of this kind is active for the subject.

    Attributes:
        job_id: the active one.
    """

    key = "error.job_active"

    def __init__(self, job_id: str) -> None:
        super().__init__()
        self.job_id = job_id


class NotRetryable(Conflict):
    """Only a failed or cancelled job can be retried."""

    code = "NOT_RETRYABLE"
    key = "error.not_retryable"


class ResultNotReady(Conflict):
    """The job has not succeeded (yet)."""

    code = "NOT_READY"
    key = "error.not_ready"


class IdempotencyMismatch(Invalid):
    """The key was used before with another request (HTTP drafts: 422)."""

    code = "IDEMPOTENCY_KEY_REUSED"
    key = "error.idempotency_mismatch"


class IllegalMove(SeogiError):
    """A move that the table of transitions does not have."""

    code = "ILLEGAL_MOVE"

    def __init__(self, source: Status, target: Status) -> None:
        super().__init__(f"{source} -> {target}")


class Stale(SeogiError):
    """A write met a newer version.

    Attributes:
        current: the job as it is now; None when it is gone.
    """

    code = "STALE_JOB"

    def __init__(self, current: Job | None) -> None:
        super().__init__()
        self.current = current


class LockHeld(SeogiError):
    """An active job holds the lock that the new one needs."""

    code = "LOCK_HELD"

    def __init__(self, job_id: str) -> None:
        super().__init__()
        self.job_id = job_id


class KeyUsed(SeogiError):
    """An idempotency key is taken."""

    code = "KEY_USED"

    def __init__(self, job_id: str, fingerprint: str) -> None:
        super().__init__()
        self.job_id = job_id
        self.fingerprint = fingerprint


class StoreBusy(SeogiError):
    """The store could not get a write through against others; the same call may work later."""

    code = "STORE_BUSY"
    key = "error.store_busy"


class LostClaim(SeogiError):
    """The job was taken over, cancelled or ended by somebody else: this worker stops."""

    code = "LOST_CLAIM"


class Retryable(SeogiError):
    """Raised by work for a passing trouble: the message comes back after a backoff.

    Attributes:
        failure: what the job says when no attempt is left.
    """

    code = "RETRYABLE"

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class JobFailed(SeogiError):
    """Raised by work: trying again will not help, the job ends failed.

    Attributes:
        failure: what the job says.
    """

    code = "JOB_FAILED"

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class WaitExpired(SeogiError):
    """Raised into work: the outside party did not deliver in time."""

    code = "WAIT_EXPIRED"


class UnknownJob(SeogiError):
    """A message names a job or kind that does not exist; it goes back and in the end to the DLQ."""

    code = "UNKNOWN_JOB"
