"""The shapes of answers about reports, in the words of the published client."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from seogi.features.reports.standing import Word


class View(BaseModel):
    """Base of answers."""

    model_config = ConfigDict(defer_build=True)


class PlanSectionView(View):
    """A section to be written; `order` counts from 1."""

    title: str
    description: str
    order: int
    key_points: list[str]


class PlanView(View):
    """A plan; `thought_out` is false when it was made from the template alone."""

    topic_id: int
    plan: str
    sections: list[PlanSectionView]
    estimated_sections_count: int
    thought_out: bool
    thoughts: int


class TicketView(View):
    """Work that was accepted, and where it can be followed."""

    topic_id: int
    status: str
    message: str
    status_check_url: str
    stream_url: str
    job_id: str


class StatusView(View):
    """How a topic's newest work stands; times are ISO 8601 in UTC or null."""

    topic_id: int
    status: Word
    progress_percent: int
    current_step: str | None
    started_at: str | None
    estimated_completion: str | None
    artifact_id: int | None
    completed_at: str | None
    error_message: str | None
    job_id: str


class TopicView(View):
    """A topic; `artifact_id` is the Markdown of its newest finished report."""

    id: int
    input_prompt: str
    generated_title: str
    language: str
    status: str
    template_id: int | None
    created_at: str
    updated_at: str
    artifact_id: int | None
    job_id: str | None


class TopicsView(View):
    """A page of topics, newest first."""

    topics: list[TopicView]
    total: int
    page: int
    page_size: int


class SectionView(View):
    """A written section; `revision` grows with every rewrite or edit."""

    order: int
    title: str
    content: str
    revision: int
    edited: bool
    updated_at: str


class ReportView(View):
    """A topic with its plan and what of the report is written so far."""

    topic: TopicView
    plan: str
    planned: list[PlanSectionView]
    sections: list[SectionView]


class MessageView(View):
    """One turn of the conversation."""

    id: int
    topic_id: int
    role: str
    content: str
    seq_no: int
    created_at: str


class MessagesView(View):
    """A part of the conversation, in order."""

    messages: list[MessageView]
    total: int
    topic_id: int


class ArtifactView(View):
    """A file; `file_path` is where it is downloaded."""

    id: int
    topic_id: int
    message_id: int
    kind: str
    locale: str
    version: int
    filename: str
    file_path: str
    file_size: int
    sha256: str
    created_at: str


class ArtifactsView(View):
    """A page of a topic's files, newest first."""

    artifacts: list[ArtifactView]
    total: int
    topic_id: int
    page: int
    page_size: int


class ContentView(View):
    """The text of a Markdown artifact."""

    artifact_id: int
    content: str
    filename: str
    kind: str


class PlaceholderView(View):
    """A mark of an uploaded template."""

    key: str


class TemplateView(View):
    """A template; `headings` are the sections it asks for, none when it leaves them open."""

    id: int
    title: str
    filename: str
    file_size: int
    sha256: str
    prompt_user: str
    prompt_system: str
    placeholders: list[PlaceholderView]
    headings: list[str]
    built_in: bool
    created_at: str | None


class UploadLinkView(View):
    """Where to PUT a file of `content_type`, and the key to claim it by."""

    upload_url: str
    upload_key: str
    content_type: str


class DeletedView(View):
    """What is gone now."""

    id: int
    message: str
