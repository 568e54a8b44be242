"""A finished report in another format: made by a document job, waited for by the request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from seogi.features.reports.errors import ConversionFailed, StillConverting
from seogi.features.reports.library import Artifacts
from seogi.features.reports.model import (
    Artifact,
    ArtifactKind,
    Topic,
    WrongArtifactKind,
)
from seogi.features.reports.ports import DocumentOffice, DocumentOrder, IdFamily, ReportStore
from seogi.features.reports.templates import BUILT_IN
from seogi.identity import Principal
from seogi.jobs.model import Job, JsonValue, Status
from seogi.jobs.read import GetJob, ReadResult

SEOUL = timezone(timedelta(hours=9))
WAIT_MS = 15_000
FIRST_LOOK_MS, LAST_LOOK_MS = 100, 1_000


@dataclass(frozen=True, slots=True)
class Looks:
    """What a file is wanted as.

    Attributes:
        options: those of `DocumentOrder`; `cover` only says whether there is to be one.
    """

    kind: ArtifactKind
    options: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Names equal looks equally."""
        told = json.dumps([self.kind, self.options], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ConvertArtifact:
    """A Markdown artifact as HWPX, DOCX or PDF; what was made once is not made again."""

    artifacts: Artifacts
    office: DocumentOffice
    get: GetJob
    read_result: ReadResult
    now: Callable[[], int]
    pause: Callable[[float], Awaitable[None]]

    async def __call__(self, who: Principal, artifact_id: int, looks: Looks) -> Artifact:
        """The file's artifact, beside the one it was made from.

        Raises:
            ArtifactNotFound: there is none for this caller.
            WrongArtifactKind: only Markdown can be turned into something else.
            ConversionFailed: the file could not be made.
            StillConverting: not within the time a request may take.
        """
        source, topic = self.artifacts.one(who, artifact_id)
        if source.kind is looks.kind and not looks.options:
            return source
        if source.kind is not ArtifactKind.MD:
            raise WrongArtifactKind
        target = f"artifacts/{who.tenant}/{topic.topic_id}/{artifact_id}-{looks.name}.{looks.kind}"
        made = self._made(who.tenant, source, looks, target)
        if made is not None:
            return made
        job = self.office.make(who.tenant, who.user_id, self._order(topic, source, looks, target))
        file = await self._waited(job)
        # Another request may have been first.
        return self._made(who.tenant, source, looks, target) or self._kept(
            who.tenant, source, looks, file, target
        )

    def _made(self, tenant: str, source: Artifact, looks: Looks, target: str) -> Artifact | None:
        """What stands already: of the same looks, or the usual one of the same report."""
        for artifact in self._store.artifacts(tenant, source.topic_id):
            usual = not looks.options and artifact.version == source.version
            converted = artifact.key.rpartition("/")[2].count("-")
            if artifact.key == target:
                return artifact
            if usual and artifact.kind is looks.kind and not converted:
                return artifact
        return None

    def _order(self, topic: Topic, source: Artifact, looks: Looks, target: str) -> DocumentOrder:
        template, number = None, topic.template_id
        if looks.kind is ArtifactKind.HWPX and number is not None and number != BUILT_IN:
            template = self._store.template(topic.tenant, number)
        return DocumentOrder(
            source=source.key,
            target=target,
            title=source.filename.rpartition(".")[0],
            format=looks.kind,
            lang=source.locale,
            template=template.key if template else "",
            options=_with_cover(looks.options, source),
        )

    async def _waited(self, job: Job) -> JsonValue:
        until, wait_ms = self.now() + WAIT_MS, FIRST_LOOK_MS
        while not job.is_terminal:
            if self.now() + wait_ms > until:
                raise StillConverting(job_id=job.ref.job_id)
            await self.pause(wait_ms / 1000)
            wait_ms = min(2 * wait_ms, LAST_LOOK_MS)
            job = self.get(job.ref)
        if job.status is not Status.SUCCEEDED:
            reason = job.failure.message if job.failure else ""
            raise ConversionFailed(reason=reason, job_id=job.ref.job_id)
        return self.read_result(job)

    def _kept(
        self, tenant: str, source: Artifact, looks: Looks, made: JsonValue, target: str
    ) -> Artifact:
        (number,) = self._store.new_ids(tenant, IdFamily.ARTIFACT)
        artifact = Artifact(
            artifact_id=number,
            topic_id=source.topic_id,
            message_id=source.message_id,
            kind=looks.kind,
            locale=source.locale,
            version=source.version,
            filename=made["filename"],
            key=target,
            size=made["size"],
            sha256=made["sha256"],
            created_at=self.now(),
        )
        self._store.put_artifact(tenant, artifact)
        return artifact

    @property
    def _store(self) -> ReportStore:
        return self.artifacts.gate.store


def _with_cover(options: Mapping[str, JsonValue], source: Artifact) -> Mapping[str, JsonValue]:
    """The options with what stands on the cover: the report's title and the day it was written."""
    if "cover" not in options:
        return options
    written = datetime.fromtimestamp(source.created_at / 1000, SEOUL).date()
    day = f"{written:%Y년 %m월 %d일}" if source.locale == "ko" else written.isoformat()
    return {**options, "cover": {"title": source.filename.rpartition(".")[0], "date": day}}
