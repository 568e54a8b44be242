"""Topics, reports and files as `shapes` has them."""

from __future__ import annotations

from typing import Any

from seogi.features.reports import outline
from seogi.features.reports.model import (
    Artifact,
    Message,
    PlannedSection,
    Section,
    Template,
    Topic,
)
from seogi.features.reports.standing import Standing, Word
from seogi.http.envelopes import iso


def planned(section: PlannedSection) -> dict[str, Any]:
    return {
        "title": section.title,
        "description": section.description,
        "order": section.order,
        "key_points": list(section.key_points),
    }


def status(standing: Standing) -> dict[str, Any]:
    job = standing.job
    working = standing.word is Word.GENERATING
    done = standing.word is Word.COMPLETED
    return {
        "topic_id": standing.topic.topic_id,
        "status": standing.word,
        "progress_percent": job.percent,
        "current_step": job.message or None if working else None,
        "started_at": iso(job.started_at or job.created_at),
        "estimated_completion": iso(job.ends_at) if working and job.ends_at else None,
        "artifact_id": standing.artifact_id,
        "completed_at": iso(job.finished_at) if done and job.finished_at else None,
        "error_message": standing.error_message,
        "job_id": job.ref.job_id,
    }


def topic(one: Topic) -> dict[str, Any]:
    return {
        "id": one.topic_id,
        "input_prompt": one.input_prompt,
        "generated_title": one.title,
        "language": one.language,
        "status": one.status,
        "template_id": one.template_id,
        "created_at": iso(one.created_at),
        "updated_at": iso(one.updated_at),
        "artifact_id": one.completed_artifact,
        "job_id": one.job_id or None,
    }


def section(one: Section) -> dict[str, Any]:
    return {
        "order": one.order,
        "title": one.title,
        "content": one.text,
        "revision": one.revision,
        "edited": one.edited,
        "updated_at": iso(one.updated_at),
    }


def report(one: Topic, sections: tuple[Section, ...]) -> dict[str, Any]:
    plan = outline.parse(one.plan, one.title)
    return {
        "topic": topic(one),
        "plan": one.plan,
        "planned": [planned(each) for each in plan.sections] if one.plan else [],
        "sections": [section(each) for each in sections],
    }


def message(one: Message) -> dict[str, Any]:
    return {
        "id": one.message_id,
        "topic_id": one.topic_id,
        "role": one.role,
        "content": one.content,
        "seq_no": one.seq_no,
        "created_at": iso(one.created_at),
    }


def artifact(one: Artifact) -> dict[str, Any]:
    return {
        "id": one.artifact_id,
        "topic_id": one.topic_id,
        "message_id": one.message_id,
        "kind": one.kind,
        "locale": one.locale,
        "version": one.version,
        "filename": one.filename,
        "file_path": f"/api/artifacts/{one.artifact_id}/download",
        "file_size": one.size,
        "sha256": one.sha256,
        "created_at": iso(one.created_at),
    }


def template(one: Template) -> dict[str, Any]:
    return {
        "id": one.template_id,
        "title": one.title,
        "filename": one.filename,
        "file_size": one.size,
        "sha256": one.sha256,
        "prompt_user": one.prompt_user,
        "prompt_system": one.prompt_system,
        "placeholders": [{"key": f"{{{{{key}}}}}"} for key in one.placeholders],
        "headings": list(one.headings),
        "built_in": not one.owner,
        "created_at": iso(one.created_at) if one.created_at else None,
    }
