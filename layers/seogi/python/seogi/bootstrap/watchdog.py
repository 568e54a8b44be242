"""Every minute → forgotten jobs are sent, isolated, woken or ended; dead letters are told."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass, field
from typing import Any

from seogi.adapters.sqs import SqsDeadLetters
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.quick_aws import quick_aws
from seogi.bootstrap.worker import Context, Handler, Json
from seogi.config import Settings
from seogi.jobs.model import Job
from seogi.jobs.sweep import SweepJobs, TellDeadLetters
from seogi.observability import DEAD_LETTERS, OLDEST_ACTIVE_JOB_AGE, SWEPT

NEEDED = (
    *("JOBS_TABLE", "RECORDS_TABLE", "GENERATION_QUEUE_URL", "SOLO_QUEUE_URL"),
    *("DOCUMENTS_QUEUE_URL", "EVIDENCE_QUEUE_URL", "DEAD_LETTER_QUEUE_URLS"),
)


@dataclass(slots=True)
class _Oldest:
    """The start of the oldest run that a round meets; one that takes long is met in every round."""

    since: int | None = field(default=None)

    def __call__(self, job: Job) -> None:
        if not job.is_terminal:
            since = job.deadline_at - job.deadline_ms
            self.since = since if self.since is None else min(self.since, since)


def go_round(kernel: Kernel) -> dict[str, int]:
    """One round; what it did, by act."""
    oldest = _Oldest()
    sweep = SweepJobs(kernel.writer, kernel.queue, kernel.policy, oldest)
    letters = SqsDeadLetters(kernel.aws.sqs, kernel.settings.dead_letter_queue_urls)
    done = dict(sweep())
    done["told"] = TellDeadLetters(kernel.writer, letters)()
    now, logger = kernel.clock.now(), kernel.logger
    age_s = (now - oldest.since) / 1000 if oldest.since is not None else 0
    logger.metric(OLDEST_ACTIVE_JOB_AGE, age_s, "Seconds")
    logger.metric(DEAD_LETTERS, letters.depth())
    for act, count in done.items():
        if count:
            logger.metric(SWEPT, count, act=act)
    return done


def lambda_handler() -> Handler:
    """The handler of the deployed function."""
    gc.disable()  # building makes only things that stay: collecting them is wasted
    settings = Settings.from_env(os.environ, *NEEDED)
    kernel = Kernel(settings, quick_aws(settings))
    gc.enable()
    gc.freeze()

    def handler(_event: Json, _context: Context) -> Any:
        return go_round(kernel)

    return handler
