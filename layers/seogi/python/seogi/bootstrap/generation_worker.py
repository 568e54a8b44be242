"""Generation and solo queues → the kinds that wait for a model."""

from __future__ import annotations

from seogi.bootstrap.draft_writing import draft_writing
from seogi.bootstrap.report_writing import report_writing
from seogi.bootstrap.worker import Handler, Parts, Worker, worker_handler


def build(parts: Parts) -> Worker:
    """The worker of this function."""
    settings, aws, kernel = parts.settings, parts.aws, parts.kernel
    kinds = (
        draft_writing(settings, aws, kernel.clock),
        report_writing(settings, aws, kernel),
    )
    return Worker(parts.kernel, {kind.name: kind for kind in kinds})


def lambda_handler() -> Handler:
    """The handler of the deployed function."""
    return worker_handler(build, "GENERATION_QUEUE_URL", "SOLO_QUEUE_URL", "DOCUMENTS_QUEUE_URL")
