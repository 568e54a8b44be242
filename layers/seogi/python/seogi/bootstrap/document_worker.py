"""Documents queue → results as files; the heavy document libraries live in this function alone."""

from __future__ import annotations

from seogi.bootstrap.worker import Handler, Parts, Worker, worker_handler


def build(parts: Parts) -> Worker:
    """The worker of this function."""
    return Worker(parts.kernel, {})


def lambda_handler() -> Handler:
    """The handler of the deployed function."""
    return worker_handler(build, "DOCUMENTS_QUEUE_URL")
