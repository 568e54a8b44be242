"""From written sections to what the user takes away: Markdown, HWPX, and the message with both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial

from seogi.features.reports import composing, outline
from seogi.features.reports.model import Artifact, ArtifactKind, Message, Speaker, Topic
from seogi.features.reports.ports import DocumentOffice, DocumentOrder, IdFamily, ReportStore
from seogi.features.reports.templates import BUILT_IN
from seogi.features.reports.writing import failure
from seogi.jobs.context import JobContext
from seogi.jobs.errors import JobFailed, WaitExpired
from seogi.jobs.model import JsonValue
from seogi.jobs.ports import BlobStore, Clock
from seogi.texts import text

DOCUMENT_WITHIN_MS = 240_000


@dataclass(frozen=True, slots=True)
class Numbers:
    """The integer ids of one publication, taken once per job."""

    message_id: int
    seq_no: int
    version: int
    md: int
    hwpx: int

    def of(self, kind: ArtifactKind) -> int:
        """The artifact's id."""
        return self.md if kind is ArtifactKind.MD else self.hwpx


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Makes the files of the report as it stands and the assistant message that carries them."""

    store: ReportStore
    blobs: BlobStore
    office: DocumentOffice
    clock: Clock

    async def __call__(self, job: JobContext, topic: Topic, said: str) -> JsonValue:
        """`{"topic_id", "artifact_id", "message_id"}`, after both files are there.

        Raises:
            JobFailed: the HWPX file could not be made, or not in time.
        """
        numbers = Numbers(**await job.step("numbers", partial(self._numbers, job, topic)))
        if not job.has("markdown"):
            await job.progress(85, "markdown", text(job.lang, "report.stage.markdown"))
        md = await job.step("markdown", partial(self._markdown, job, topic, numbers))
        # A retry orders anew: what was delivered to an earlier run may be a failure.
        name = f"hwpx-{job.job.run}"
        if not job.has(f"order-{name}"):
            await job.progress(90, "hwpx", text(job.lang, "report.stage.hwpx"))
        await job.step(f"order-{name}", partial(self._order, job, topic, numbers, name))
        hwpx = await self._delivered(job, name)
        artifacts = [
            self._artifact(job, topic, numbers, ArtifactKind.MD, md),
            self._artifact(job, topic, numbers, ArtifactKind.HWPX, hwpx),
        ]
        message = self._message(topic, numbers.message_id, numbers.seq_no, said, job)
        done = replace(topic, completed_artifact=numbers.md)
        at = self.clock.now()
        await job.io(lambda: self.store.publish(done, message, artifacts, at))
        return {
            "topic_id": topic.topic_id,
            "artifact_id": numbers.md,
            "message_id": numbers.message_id,
        }

    async def reply(self, job: JobContext, topic: Topic, said: str) -> JsonValue:
        """An answer without a new report; the topic keeps the artifact it had."""

        async def numbers() -> JsonValue:
            (message_id,) = await job.io(lambda: self.store.new_ids(topic.tenant, IdFamily.MESSAGE))
            seq_no = await job.io(lambda: self.store.next_seq(topic.tenant, topic.topic_id))
            return {"message_id": message_id, "seq_no": seq_no}

        given = await job.step("reply-numbers", numbers)
        message = self._message(topic, given["message_id"], given["seq_no"], said, job)
        await job.io(lambda: self.store.put_message(topic.tenant, message))
        return {
            "topic_id": topic.topic_id,
            "artifact_id": topic.completed_artifact,
            "message_id": message.message_id,
        }

    async def _numbers(self, job: JobContext, topic: Topic) -> JsonValue:
        tenant, topic_id = topic.tenant, topic.topic_id
        (message_id,) = await job.io(lambda: self.store.new_ids(tenant, IdFamily.MESSAGE))
        md, hwpx = await job.io(lambda: self.store.new_ids(tenant, IdFamily.ARTIFACT, 2))
        seq_no = await job.io(lambda: self.store.next_seq(tenant, topic_id))
        past = await job.io(lambda: self.store.artifacts(tenant, topic_id))
        version = 1 + max((artifact.version for artifact in past), default=0)
        return {
            "message_id": message_id,
            "seq_no": seq_no,
            "version": version,
            "md": md,
            "hwpx": hwpx,
        }

    async def _markdown(self, job: JobContext, topic: Topic, numbers: Numbers) -> JsonValue:
        sections = await job.io(lambda: self.store.sections(topic.tenant, topic.topic_id))
        title = outline.parse(topic.plan, topic.title).title
        content = composing.markdown(title, sections).encode()
        key = artifact_key(topic, numbers.md, ArtifactKind.MD)
        await job.io(lambda: self.blobs.put(key, content))
        return {
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "filename": file_name(title, ArtifactKind.MD),
        }

    async def _order(self, job: JobContext, topic: Topic, numbers: Numbers, name: str) -> JsonValue:
        template, number = None, topic.template_id
        if number is not None and number != BUILT_IN:
            template = await job.io(lambda: self.store.template(topic.tenant, number))
        order = DocumentOrder(
            source=artifact_key(topic, numbers.md, ArtifactKind.MD),
            target=artifact_key(topic, numbers.hwpx, ArtifactKind.HWPX),
            title=outline.parse(topic.plan, topic.title).title,
            format=ArtifactKind.HWPX,
            lang=topic.language,
            template=template.key if template else "",
        )
        ref, owner = job.job.ref, job.job.owner
        await job.io(lambda: self.office.order(ref.tenant, owner, ref.job_id, name, order))
        return {"ordered": order.target}

    async def _delivered(self, job: JobContext, name: str) -> JsonValue:
        try:
            made = await job.wait(name, within_ms=DOCUMENT_WITHIN_MS)
        except WaitExpired as late:
            raise JobFailed(failure(job, "document_timeout")) from late
        if "error" in made:
            raise JobFailed(failure(job, "document_failed"))
        return made

    def _artifact(
        self, job: JobContext, topic: Topic, numbers: Numbers, kind: ArtifactKind, made: JsonValue
    ) -> Artifact:
        return Artifact(
            artifact_id=numbers.of(kind),
            topic_id=topic.topic_id,
            message_id=numbers.message_id,
            kind=kind,
            locale=topic.language,
            version=numbers.version,
            filename=made["filename"],
            key=artifact_key(topic, numbers.of(kind), kind),
            size=made["size"],
            sha256=made["sha256"],
            created_at=job.job.updated_at,
        )

    def _message(
        self, topic: Topic, message_id: int, seq_no: int, said: str, job: JobContext
    ) -> Message:
        at = job.job.updated_at
        return Message(message_id, topic.topic_id, Speaker.ASSISTANT, said, seq_no, at)


def artifact_key(topic: Topic, artifact_id: int, kind: ArtifactKind) -> str:
    """Where an artifact's content lies in the store of large values."""
    return f"artifacts/{topic.tenant}/{topic.topic_id}/{artifact_id}.{kind}"


def file_name(title: str, kind: ArtifactKind) -> str:
    """The name a browser saves the file under; no character that a file system refuses."""
    plain = "".join(" " if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in title)
    return f"{' '.join(plain.split())[:100] or 'report'}.{kind}"
