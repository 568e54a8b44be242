"""The job `document.write`: one file made of one Markdown text, handed to the job that asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from seogi.errors import Invalid, NotFound, SeogiError
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Artifact, Cover, Document, Format, Options
from seogi.features.documents.orders import DEADLINE_MS, KIND, MAX_ATTEMPTS, QUEUE
from seogi.features.documents.ports import DocumentWriter, TemplateFiller
from seogi.jobs.context import JobContext
from seogi.jobs.control import Deliver
from seogi.jobs.errors import JobFailed, JobNotFound
from seogi.jobs.model import Failure, JobRef, JsonValue, Kind
from seogi.jobs.ports import BlobStore
from seogi.texts import text

FINAL = (Invalid, NotFound, DocumentCheckFailed)
"""The request's own content or source is at fault: it can never succeed."""


@dataclass(frozen=True, slots=True)
class WriteDocument:
    """What the document worker does for one file.

    The request: `source` and `target` (keys of large values), `title`, `format`, `lang`,
    `template` (key of an uploaded .hwpx, or empty), `options`, and `deliver` (job_id and name of
    the job that waits for it) or None.
    """

    blobs: BlobStore
    writer: DocumentWriter
    filler: TemplateFiller
    deliver: Deliver

    async def __call__(self, job: JobContext) -> JsonValue:
        """`{"key", "filename", "media_type", "size", "sha256"}`, once the file is stored.

        Raises:
            JobFailed: the text or the template cannot be made into a file.
        """
        await job.progress(20, "document")
        try:
            made = await job.step("write", lambda: self._made(job))
        except FINAL as error:
            await self._hand_over(job, {"error": error.code})
            raise JobFailed(_failure(job, error)) from error
        await self._hand_over(job, made)
        return made

    async def _made(self, job: JobContext) -> JsonValue:
        request = job.input
        artifact = await job.io(lambda: self._written(request))
        await job.io(lambda: self.blobs.put(request["target"], artifact.content))
        return {
            "key": request["target"],
            "filename": artifact.filename,
            "media_type": artifact.media_type,
            "size": len(artifact.content),
            "sha256": artifact.sha256,
        }

    def _written(self, request: Mapping[str, Any]) -> Artifact:
        source = self.blobs.get(request["source"]).decode()
        document = Document(request["title"], parse(source), options_of(request))
        if request.get("template"):
            return self.filler.fill(document, self.blobs.get(request["template"]))
        return self.writer.write(document, Format(request["format"]))

    async def _hand_over(self, job: JobContext, made: JsonValue) -> None:
        """The waiting job gets the file's facts; one that is gone needs them no more."""
        waiting = job.input.get("deliver")
        if not waiting:
            return
        ref = JobRef(job.job.ref.tenant, waiting["job_id"])
        try:
            await job.io(lambda: self.deliver(ref, waiting["name"], made))
        except JobNotFound:
            return


def options_of(request: Mapping[str, Any]) -> Options:
    """The looks that the request asks for; what it does not name is as usual."""
    asked = request.get("options") or {}
    cover = asked.get("cover")
    return Options(
        cover=Cover(**cover) if cover else None,
        page_numbers=asked.get("page_numbers", True),
        watermark=asked.get("watermark", ""),
        mask=asked.get("mask", False),
        number_headings=asked.get("number_headings", False),
        lang=request.get("lang", "ko"),
    )


def document_kind(run: Callable[[JobContext], Any]) -> Kind:
    """The kind as the worker registers it."""
    return Kind(KIND, QUEUE, DEADLINE_MS, run, MAX_ATTEMPTS)


def _failure(job: JobContext, error: SeogiError) -> Failure:
    return Failure(error.code.lower(), text(job.lang, error.key, **error.params), "document")
