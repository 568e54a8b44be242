"""What reports need from outside, in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from seogi.errors import SeogiError
from seogi.features.reports.model import (
    Artifact,
    Message,
    PlannedSection,
    Section,
    Template,
    Topic,
    TopicStatus,
)
from seogi.jobs.model import Job, JsonValue, Usage


class WriterUnavailable(SeogiError):
    """The provider refused or broke off; the same request may work later."""

    code = "WRITER_UNAVAILABLE"


class IdFamily(StrEnum):
    """Whose integer ids count up together."""

    TOPIC = "topic"
    MESSAGE = "message"
    ARTIFACT = "artifact"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class TopicChange:
    """What to rewrite of a topic; None stays as it is."""

    title: str | None = None
    status: TopicStatus | None = None
    plan: str | None = None
    guide: str | None = None
    job_id: str | None = None
    template_id: int | None = None


class ReportStore(Protocol):
    """Topics and what grows on them; every read and write is within one tenant."""

    def new_ids(self, tenant: str, family: IdFamily, count: int = 1) -> range:
        """Ids that nobody else gets, in order."""

    def create_topic(self, topic: Topic, messages: Sequence[Message]) -> None:
        """The topic and its first messages, all or nothing."""

    def topic(self, tenant: str, topic_id: int) -> Topic | None:
        """The topic: one read."""

    def change_topic(self, tenant: str, topic_id: int, change: TopicChange, at: int) -> Topic:
        """The topic after it.

        Raises:
            TopicNotFound: there is none.
        """

    def topics(
        self, tenant: str, owner: str, status: TopicStatus | None, page: int, size: int
    ) -> tuple[Sequence[Topic], int]:
        """A page (from 1) of somebody's topics, newest first, and how many there are."""

    def next_seq(self, tenant: str, topic_id: int) -> int:
        """The place of the topic's next message, given once."""

    def put_message(self, tenant: str, message: Message) -> None:
        """Stores a message; the same one twice is one."""

    def messages(self, tenant: str, topic_id: int) -> Sequence[Message]:
        """All messages of a topic in order."""

    def message(self, tenant: str, message_id: int) -> Message | None:
        """A message by its id alone."""

    def delete_message(self, tenant: str, message: Message) -> None:
        """Takes a message away; a second time does nothing."""

    def put_section(self, tenant: str, topic_id: int, section: Section) -> None:
        """Stores a section under its order, unless a newer revision is stored already."""

    def sections(self, tenant: str, topic_id: int) -> Sequence[Section]:
        """The written sections in order."""

    def drop_sections(self, tenant: str, topic_id: int, after: int) -> None:
        """Takes away the sections whose order is larger than `after`."""

    def publish(
        self, topic: Topic, message: Message, artifacts: Sequence[Artifact], at: int
    ) -> None:
        """A finished report in one write: its message, its files, and the topic that names them.

        The same report twice is one.
        """

    def put_artifact(self, tenant: str, artifact: Artifact) -> None:
        """Stores an artifact; the same one twice is one."""

    def artifact(self, tenant: str, artifact_id: int) -> Artifact | None:
        """An artifact by its id alone."""

    def artifacts(self, tenant: str, topic_id: int) -> Sequence[Artifact]:
        """A topic's artifacts, oldest first."""

    def put_template(self, template: Template) -> None:
        """Stores or replaces a template."""

    def template(self, tenant: str, template_id: int) -> Template | None:
        """A template by its id."""

    def templates(self, tenant: str) -> Sequence[Template]:
        """The tenant's templates, oldest first."""

    def delete_template(self, tenant: str, template_id: int) -> None:
        """Takes a template away; a second time does nothing."""

    def section_ms(self, tenant: str) -> int | None:
        """What a section has lately taken here; None before the first report."""

    def note_section_ms(self, tenant: str, ms: int) -> None:
        """Remembers what a section takes."""


class UploadDrop(Protocol):
    """Where a browser leaves a file that is too large for a request."""

    def link(self, key: str, media_type: str) -> str:
        """An address that takes one PUT of that type, for some minutes."""

    def take(self, key: str, most: int) -> bytes:
        """What lies there, one byte more than `most` when it is larger.

        Raises:
            NotFound: nothing was left.
        """


@dataclass(frozen=True, slots=True)
class SectionRequest:
    """One section to be written.

    Attributes:
        guide: the template's system prompt.
        outline: the titles of all sections, so that each says its own part.
        instruction: what the user wants changed; empty for a first writing.
        present: the section as it stands; empty for a first writing.
        idempotency_key: the same for a repeated call of the same step.
        deadline_at: epoch ms; an adapter ends its network calls before it.
    """

    topic: str
    section: PlannedSection
    outline: tuple[str, ...]
    guide: str
    lang: str
    idempotency_key: str
    deadline_at: int
    instruction: str = ""
    present: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asks about a report, with the report as it stands."""

    topic: str
    content: str
    sections: tuple[Section, ...]
    lang: str
    idempotency_key: str
    deadline_at: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply; `rewrite` names the sections (by order) that the user wants changed by it."""

    text: str
    rewrite: tuple[int, ...] = ()
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """Markdown below the section's heading; `truncated` when the writer broke off."""

    text: str
    usage: Usage = field(default_factory=Usage)
    truncated: bool = False


class ReportWriter(Protocol):
    """Writes reports: a language model, or the offline composer."""

    async def section(self, request: SectionRequest) -> WrittenSection:
        """One section.

        Raises:
            WriterUnavailable: the provider is not to be had now.
        """

    async def answer(self, question: Question) -> Answer:
        """A reply about the report, or which sections to rewrite.

        Raises:
            WriterUnavailable: the provider is not to be had now.
        """


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """A file to be made of a Markdown text in the store of large values.

    Attributes:
        source: key of the Markdown; `target`: key of the file.
        template: key of an uploaded .hwpx, or empty.
        options: looks beyond the usual (`cover`, `watermark`, `mask`, `number_headings`).
    """

    source: str
    target: str
    title: str
    format: str
    lang: str
    template: str = ""
    options: Mapping[str, JsonValue] = field(default_factory=dict)


class DocumentOffice(Protocol):
    """Has documents made by the workers that carry the heavy libraries."""

    def order(
        self, tenant: str, owner: str, parent_job: str, name: str, what: DocumentOrder
    ) -> None:
        """Starts it; the finished file is delivered to the parent job under `name`.

        The same order of the same parent is one order.
        """

    def make(self, tenant: str, owner: str, what: DocumentOrder) -> Job:
        """The job that makes it, for somebody who watches it.

        The same order is one job; one that has failed starts again.
        """
