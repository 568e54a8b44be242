"""The real clock, real randomness, and signals that leave as log lines and metrics."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from seogi import observability
from seogi.jobs.model import Job, Status

T = TypeVar("T")


class SystemClock:
    """A `Clock` on the machine's own time."""

    def now(self) -> int:
        return time.time_ns() // 1_000_000


class RandomIds:
    """`Ids` nobody can guess."""

    def token(self) -> str:
        return secrets.token_hex(8)

    def job_id(self) -> str:
        return f"job_{secrets.token_hex(6)}"


class LoggedSignals:
    """`Signals` as log lines; what a job counts for becomes a metric."""

    def __init__(self, logger: observability.Logger) -> None:
        self._logger = logger

    def moved(self, job: Job) -> None:
        self._logger.info("job moved", **job.log_context())
        if job.is_terminal:
            self._logger.metric(observability.JOBS_FINISHED, 1, status=str(job.status))
        elif job.status is Status.QUEUED and job.version == 1:
            self._logger.metric(observability.JOBS_SUBMITTED, 1)

    def noted(self, message: str, job: Job) -> None:
        self._logger.info(message, **job.log_context())

    def crashed(self, error: Exception, job: Job) -> None:
        self._logger.failure("job crashed", error, **job.log_context())


async def in_thread(call: Callable[[], T]) -> T:
    """`Io` on the threads of the running loop."""
    return await asyncio.to_thread(call)
