"""Documents queue → results as files; the heavy document libraries live in this function alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from seogi.adapters.documents.template import HwpxTemplateFiller
from seogi.adapters.documents.writer import LocalDocumentWriter
from seogi.bootstrap.worker import Handler, Parts, Worker, worker_handler
from seogi.features.documents.work import WriteDocument, document_kind


def build(fonts: Path, parts: Parts) -> Worker:
    """The worker of this function; `fonts` is the folder of the Korean fonts."""
    kernel = parts.kernel
    work = WriteDocument(
        kernel.blobs, LocalDocumentWriter(fonts), HwpxTemplateFiller(), kernel.deliver
    )
    kind = document_kind(work)
    return Worker(kernel, {kind.name: kind})


def lambda_handler(fonts: Path) -> Handler:
    """The handler of the deployed function."""
    needed = ("DOCUMENTS_QUEUE_URL", "GENERATION_QUEUE_URL", "SOLO_QUEUE_URL")
    return worker_handler(partial(build, fonts), *needed)
