"""A topic and what grows on it: plan, messages, sections, artifacts, templates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seogi.errors import Conflict, Invalid, NotFound

TOPIC_MAX = 200
DAY_MS = 24 * 60 * 60 * 1000


class TopicNotFound(NotFound):
    """No such topic for this user; foreign ones look the same."""

    code = "TOPIC.NOT_FOUND"
    key = "error.topic_not_found"


class TemplateNotFound(NotFound):
    """No such template for this user."""

    code = "TEMPLATE.NOT_FOUND"
    key = "error.template_not_found"


class ArtifactNotFound(NotFound):
    """No such artifact for this user."""

    code = "ARTIFACT.NOT_FOUND"
    key = "error.artifact_not_found"


class MessageNotFound(NotFound):
    """No such message in the topic."""

    code = "MESSAGE.NOT_FOUND"
    key = "error.message_not_found"


class SectionNotFound(NotFound):
    """The report has no such section."""

    code = "SECTION.NOT_FOUND"
    key = "error.section_not_found"


class StatusNotFound(NotFound):
    """Nothing was ever generated for the topic."""

    code = "NOT_FOUND"
    key = "error.generation_status_not_found"


class AlreadyGenerating(Conflict):
    """One generation at a time for a topic."""

    code = "CONFLICT"
    key = "error.already_generating"


class WrongArtifactKind(Invalid):
    """The artifact's kind does not allow this."""

    code = "ARTIFACT.INVALID_KIND"
    key = "error.artifact_kind"


class UploadNotArrived(NotFound):
    """Nothing was left at the upload's address."""

    code = "TEMPLATE.UPLOAD_NOT_FOUND"
    key = "error.template_upload_missing"


class BuiltInTemplate(Conflict):
    """The built-in template belongs to nobody and stays as it is."""

    code = "TEMPLATE.BUILT_IN"
    key = "error.template_built_in"


class TopicStatus(StrEnum):
    """Where the user has put the topic."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DELETED = "deleted"


class Speaker(StrEnum):
    """Who said a message."""

    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section to be written; `order` counts from 1."""

    title: str
    description: str
    order: int
    key_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report is to contain.

    Attributes:
        thought_out: False when the budget ended and the outline came from the template alone.
        thoughts: how many numbered thoughts led to it.
    """

    title: str
    sections: tuple[PlannedSection, ...]
    thought_out: bool = True
    thoughts: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """What a report is about; times are epoch milliseconds, ids count up within the tenant.

    Attributes:
        plan: the plan's Markdown as it was last accepted; empty before.
        guide: the template's system prompt as it was when the topic was planned.
        job_id: the newest generation or answer; empty before the first.
        completed_artifact: the Markdown artifact of the newest finished report.
    """

    topic_id: int
    tenant: str
    owner: str
    input_prompt: str
    title: str
    language: str
    created_at: int
    updated_at: int
    template_id: int | None = None
    status: TopicStatus = TopicStatus.ACTIVE
    plan: str = ""
    guide: str = ""
    job_id: str = ""
    completed_artifact: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the conversation about a topic; `seq_no` counts from 1 in its topic."""

    message_id: int
    topic_id: int
    role: Speaker
    content: str
    seq_no: int
    created_at: int


@dataclass(frozen=True, slots=True)
class Section:
    """A written section; `revision` grows with every rewrite or edit of it."""

    order: int
    title: str
    text: str
    revision: int
    edited: bool
    updated_at: int


class ArtifactKind(StrEnum):
    """What sort of file an artifact is."""

    MD = "md"
    HWPX = "hwpx"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file; `version` counts the reports of its topic."""

    artifact_id: int
    topic_id: int
    message_id: int
    kind: ArtifactKind
    locale: str
    version: int
    filename: str
    key: str
    size: int
    sha256: str
    created_at: int


@dataclass(frozen=True, slots=True)
class Template:
    """How a sort of report is planned and laid out.

    Attributes:
        prompt_system: guides planning and writing.
        key: of the uploaded .hwpx; empty for a template without a file.
        placeholders: the `{{KEY}}` names found in the file.
        headings: the sections a report of this sort has; empty when it leaves them open.
    """

    template_id: int
    tenant: str
    owner: str
    title: str
    filename: str
    size: int
    sha256: str
    key: str
    prompt_user: str
    prompt_system: str
    placeholders: tuple[str, ...]
    headings: tuple[str, ...]
    created_at: int
