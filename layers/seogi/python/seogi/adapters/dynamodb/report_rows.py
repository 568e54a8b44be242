"""What grows on a topic, as items and back; texts are stored squeezed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.job_rows import PACKED, packed, unpacked
from seogi.features.reports.model import (
    Artifact,
    ArtifactKind,
    Message,
    Section,
    Speaker,
    Template,
    Topic,
    TopicStatus,
)

Row = dict[str, Any]


def _with_text(values: Row, name: str) -> Row:
    """The values with the long text `name` squeezed."""
    rest = {key: value for key, value in values.items() if key != name}
    return rest | packed(values[name].encode())


def _text(item: Mapping[str, Any]) -> str:
    return unpacked(item).decode()


def _plain(item: Mapping[str, Any], *without: str) -> Row:
    left_out = {*PACKED, *without}
    return {n: value for n, value in keys.content_of(item).items() if n not in left_out}


def topic_row(topic: Topic) -> Row:
    """The topic's own item."""
    values = {name: value for name, value in asdict(topic).items() if value is not None}
    return keys.topic(topic.tenant, topic.topic_id) | values


def topic_of(item: Mapping[str, Any]) -> Topic:
    """What `topic_row` wrote; `messages` counts beside it."""
    values = _plain(item, "messages")
    return Topic(**values | {"status": TopicStatus(values["status"])})


def message_row(tenant: str, message: Message) -> Row:
    """A message under its topic."""
    key = keys.on_topic(tenant, message.topic_id, keys.MESSAGE, message.seq_no)
    return key | _with_text(asdict(message), "content")


def message_of(item: Mapping[str, Any]) -> Message:
    """What `message_row` wrote."""
    values = _plain(item)
    return Message(**values | {"role": Speaker(values["role"]), "content": _text(item)})


def section_row(tenant: str, topic_id: int, section: Section) -> Row:
    """A section under its topic."""
    return keys.on_topic(tenant, topic_id, keys.SECTION, section.order) | _with_text(
        asdict(section), "text"
    )


def section_of(item: Mapping[str, Any]) -> Section:
    """What `section_row` wrote."""
    return Section(**_plain(item) | {"text": _text(item)})


def artifact_row(tenant: str, artifact: Artifact) -> Row:
    """An artifact under its topic."""
    return keys.on_topic(tenant, artifact.topic_id, keys.ARTIFACT, artifact.artifact_id) | asdict(
        artifact
    )


def artifact_of(item: Mapping[str, Any]) -> Artifact:
    """What `artifact_row` wrote."""
    values = _plain(item)
    return Artifact(**values | {"kind": ArtifactKind(values["kind"])})


def template_row(template: Template) -> Row:
    """A template in the tenant's list."""
    values = asdict(template)
    return keys.template(template.tenant, template.template_id) | _with_text(
        values, "prompt_system"
    )


def template_of(item: Mapping[str, Any]) -> Template:
    """What `template_row` wrote."""
    values = _plain(item)
    return Template(
        **values
        | {
            "placeholders": tuple(values["placeholders"]),
            "headings": tuple(values["headings"]),
            "prompt_system": _text(item),
        }
    )
