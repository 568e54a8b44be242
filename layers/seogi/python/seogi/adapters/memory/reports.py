"""Reports in memory: for tests, held to the same contract as the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace

from seogi.features.reports.model import (
    Artifact,
    Message,
    Section,
    Template,
    Topic,
    TopicNotFound,
    TopicStatus,
)
from seogi.features.reports.ports import IdFamily, TopicChange

Place = tuple[str, int]


class MemoryReports:
    """The `ReportStore` in dictionaries."""

    def __init__(self) -> None:
        self._given: Counter[tuple[str, IdFamily]] = Counter()
        self._topics: dict[Place, Topic] = {}
        self._messages: dict[Place, Message] = {}
        self._seqs: Counter[Place] = Counter()
        self._sections: dict[Place, dict[int, Section]] = defaultdict(dict)
        self._artifacts: dict[Place, Artifact] = {}
        self._templates: dict[Place, Template] = {}
        self._section_ms: dict[str, int] = {}

    def new_ids(self, tenant: str, family: IdFamily, count: int = 1) -> range:
        first = self._given[tenant, family] + 1
        self._given[tenant, family] += count
        return range(first, first + count)

    def create_topic(self, topic: Topic, messages: Sequence[Message]) -> None:
        place = (topic.tenant, topic.topic_id)
        self._topics[place] = topic
        self._seqs[place] = len(messages)
        for message in messages:
            self.put_message(topic.tenant, message)

    def topic(self, tenant: str, topic_id: int) -> Topic | None:
        return self._topics.get((tenant, topic_id))

    def change_topic(self, tenant: str, topic_id: int, change: TopicChange, at: int) -> Topic:
        topic = self.topic(tenant, topic_id)
        if topic is None:
            raise TopicNotFound
        named = {name: value for name, value in asdict(change).items() if value is not None}
        self._topics[tenant, topic_id] = replace(topic, updated_at=at, **named)
        return self._topics[tenant, topic_id]

    def topics(
        self, tenant: str, owner: str, status: TopicStatus | None, page: int, size: int
    ) -> tuple[Sequence[Topic], int]:
        found = [
            topic
            for topic in self._topics.values()
            if (topic.tenant, topic.owner) == (tenant, owner)
            and (
                topic.status is not TopicStatus.DELETED
                if status is None
                else topic.status is status
            )
        ]
        found.sort(key=lambda topic: topic.topic_id, reverse=True)
        return found[(page - 1) * size : page * size], len(found)

    def next_seq(self, tenant: str, topic_id: int) -> int:
        self._seqs[tenant, topic_id] += 1
        return self._seqs[tenant, topic_id]

    def put_message(self, tenant: str, message: Message) -> None:
        self._messages[tenant, message.message_id] = message

    def messages(self, tenant: str, topic_id: int) -> Sequence[Message]:
        found = [
            message
            for (owner, _), message in self._messages.items()
            if owner == tenant and message.topic_id == topic_id
        ]
        return sorted(found, key=lambda message: message.seq_no)

    def message(self, tenant: str, message_id: int) -> Message | None:
        return self._messages.get((tenant, message_id))

    def delete_message(self, tenant: str, message: Message) -> None:
        self._messages.pop((tenant, message.message_id), None)

    def put_section(self, tenant: str, topic_id: int, section: Section) -> None:
        stored = self._sections[tenant, topic_id].get(section.order)
        if stored is None or stored.revision <= section.revision:
            self._sections[tenant, topic_id][section.order] = section

    def sections(self, tenant: str, topic_id: int) -> Sequence[Section]:
        stored = self._sections[tenant, topic_id]
        return [stored[order] for order in sorted(stored)]

    def drop_sections(self, tenant: str, topic_id: int, after: int) -> None:
        stored = self._sections[tenant, topic_id]
        self._sections[tenant, topic_id] = {n: s for n, s in stored.items() if n <= after}

    def publish(
        self, topic: Topic, message: Message, artifacts: Sequence[Artifact], at: int
    ) -> None:
        present = self._topics[topic.tenant, topic.topic_id]
        self._topics[topic.tenant, topic.topic_id] = replace(
            present, completed_artifact=topic.completed_artifact, updated_at=at
        )
        self.put_message(topic.tenant, message)
        for artifact in artifacts:
            self.put_artifact(topic.tenant, artifact)

    def put_artifact(self, tenant: str, artifact: Artifact) -> None:
        self._artifacts[tenant, artifact.artifact_id] = artifact

    def artifact(self, tenant: str, artifact_id: int) -> Artifact | None:
        return self._artifacts.get((tenant, artifact_id))

    def artifacts(self, tenant: str, topic_id: int) -> Sequence[Artifact]:
        found = [
            artifact
            for (owner, _), artifact in self._artifacts.items()
            if owner == tenant and artifact.topic_id == topic_id
        ]
        return sorted(found, key=lambda artifact: artifact.artifact_id)

    def put_template(self, template: Template) -> None:
        self._templates[template.tenant, template.template_id] = template

    def template(self, tenant: str, template_id: int) -> Template | None:
        return self._templates.get((tenant, template_id))

    def templates(self, tenant: str) -> Sequence[Template]:
        found = [template for (owner, _), template in self._templates.items() if owner == tenant]
        return sorted(found, key=lambda template: template.template_id)

    def delete_template(self, tenant: str, template_id: int) -> None:
        self._templates.pop((tenant, template_id), None)

    def section_ms(self, tenant: str) -> int | None:
        return self._section_ms.get(tenant)

    def note_section_ms(self, tenant: str, ms: int) -> None:
        self._section_ms[tenant] = ms
