"""What a user keeps: topics, the conversation about each, and the files that came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from seogi.errors import NotFound
from seogi.features.reports import templates
from seogi.features.reports.model import (
    Artifact,
    ArtifactKind,
    ArtifactNotFound,
    Message,
    MessageNotFound,
    Speaker,
    Topic,
    TopicNotFound,
    TopicStatus,
    WrongArtifactKind,
)
from seogi.features.reports.ports import IdFamily, TopicChange
from seogi.features.reports.service import TopicGate
from seogi.identity import Principal
from seogi.jobs.control import CancelJob
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import JobRef
from seogi.jobs.ports import BlobStore


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list; `number` counts from 1."""

    number: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one user."""

    gate: TopicGate
    cancel: CancelJob
    now: Callable[[], int]

    def page(
        self, who: Principal, status: TopicStatus | None, page: Page
    ) -> tuple[Sequence[Topic], int]:
        """A part of the caller's topics, newest first, and how many there are."""
        return self.gate.store.topics(who.tenant, who.user_id, status, page.number, page.size)

    def create(
        self, who: Principal, prompt: str, template_id: int | None, lang: str, plan: str = ""
    ) -> Topic:
        """A topic with the user's words as its first message, and a plan that came with it.

        Raises:
            TemplateNotFound: no such template.
        """
        store, now = self.gate.store, self.now()
        template = templates.find(store, who.tenant, template_id, lang)
        (topic_id,) = store.new_ids(who.tenant, IdFamily.TOPIC)
        topic = Topic(
            topic_id=topic_id,
            tenant=who.tenant,
            owner=who.user_id,
            input_prompt=prompt,
            title=" ".join(prompt.split()),
            language=lang,
            created_at=now,
            updated_at=now,
            template_id=template_id,
            plan=plan,
            guide=template.prompt_system,
        )
        said = [(Speaker.USER, prompt), *([(Speaker.ASSISTANT, plan)] if plan else [])]
        ids = store.new_ids(who.tenant, IdFamily.MESSAGE, len(said))
        messages = [
            Message(number, topic_id, role, content, seq_no, now)
            for seq_no, (number, (role, content)) in enumerate(zip(ids, said, strict=True), 1)
        ]
        store.create_topic(topic, messages)
        return topic

    def change(self, who: Principal, topic_id: int, change: TopicChange) -> Topic:
        """The topic after it.

        Raises:
            TopicNotFound: no such topic for this caller.
        """
        self.gate(who, topic_id)
        return self.gate.store.change_topic(who.tenant, topic_id, change, self.now())

    def delete(self, who: Principal, topic_id: int) -> Topic:
        """Hides the topic and stops its work; what it holds is kept.

        Raises:
            TopicNotFound: no such topic for this caller.
        """
        topic = self.gate(who, topic_id)
        if topic.job_id:
            with suppress(JobNotFound):  # jobs are forgotten after a while, topics are not
                self.cancel(JobRef(who.tenant, topic.job_id), who.user_id)
        return self.change(who, topic_id, TopicChange(status=TopicStatus.DELETED))


@dataclass(frozen=True, slots=True)
class Messages:
    """The conversation about a topic."""

    gate: TopicGate
    now: Callable[[], int]

    def of(self, who: Principal, topic_id: int) -> Sequence[Message]:
        """All of it, in order.

        Raises:
            TopicNotFound: no such topic for this caller.
        """
        self.gate(who, topic_id)
        return self.gate.store.messages(who.tenant, topic_id)

    def add(self, who: Principal, topic_id: int, role: Speaker, content: str) -> Message:
        """One more turn.

        Raises:
            TopicNotFound: no such topic for this caller.
        """
        self.gate(who, topic_id)
        store = self.gate.store
        (number,) = store.new_ids(who.tenant, IdFamily.MESSAGE)
        seq_no = store.next_seq(who.tenant, topic_id)
        message = Message(number, topic_id, role, content, seq_no, self.now())
        store.put_message(who.tenant, message)
        return message

    def delete(self, who: Principal, topic_id: int, message_id: int) -> None:
        """Takes one turn away.

        Raises:
            TopicNotFound, MessageNotFound: as they say.
        """
        self.gate(who, topic_id)
        message = self.gate.store.message(who.tenant, message_id)
        if message is None or message.topic_id != topic_id:
            raise MessageNotFound
        self.gate.store.delete_message(who.tenant, message)


@dataclass(frozen=True, slots=True)
class Artifacts:
    """The files of a user's topics."""

    gate: TopicGate
    blobs: BlobStore

    def one(self, who: Principal, artifact_id: int) -> tuple[Artifact, Topic]:
        """The artifact and its topic.

        Raises:
            ArtifactNotFound: there is none for this caller.
        """
        artifact = self.gate.store.artifact(who.tenant, artifact_id)
        if artifact is None:
            raise ArtifactNotFound
        try:
            return artifact, self.gate(who, artifact.topic_id)
        except TopicNotFound as foreign:
            raise ArtifactNotFound from foreign

    def of_topic(self, who: Principal, topic_id: int) -> Sequence[Artifact]:
        """A topic's artifacts, newest first.

        Raises:
            TopicNotFound: no such topic for this caller.
        """
        self.gate(who, topic_id)
        found = self.gate.store.artifacts(who.tenant, topic_id)
        return sorted(found, key=lambda one: (one.version, one.artifact_id), reverse=True)

    def of_message(self, who: Principal, message_id: int) -> Artifact:
        """The Markdown that a message carries.

        Raises:
            MessageNotFound: no such message for this caller.
            ArtifactNotFound: it carries none.
        """
        message = self.gate.store.message(who.tenant, message_id)
        if message is None:
            raise MessageNotFound
        try:
            found = self.of_topic(who, message.topic_id)
        except TopicNotFound as foreign:
            raise MessageNotFound from foreign
        for artifact in found:
            if artifact.message_id == message_id and artifact.kind is ArtifactKind.MD:
                return artifact
        raise ArtifactNotFound

    def text(self, who: Principal, artifact_id: int) -> tuple[Artifact, str]:
        """A Markdown artifact and what it says.

        Raises:
            ArtifactNotFound: there is none for this caller.
            WrongArtifactKind: it is no text.
        """
        artifact, _ = self.one(who, artifact_id)
        if artifact.kind is not ArtifactKind.MD:
            raise WrongArtifactKind
        return artifact, self.content(artifact).decode()

    def content(self, artifact: Artifact) -> bytes:
        """The file.

        Raises:
            ArtifactNotFound: it is not in the store (any more).
        """
        try:
            return self.blobs.get(artifact.key)
        except NotFound as missing:
            raise ArtifactNotFound from missing
