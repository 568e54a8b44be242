"""A report's sections as units: read, edited, written again one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from seogi.features.reports import composing
from seogi.features.reports.model import Section, SectionNotFound, Topic
from seogi.features.reports.ports import TopicChange
from seogi.features.reports.service import StartWork, TopicGate
from seogi.identity import Principal
from seogi.jobs.submit import Accepted


@dataclass(frozen=True, slots=True)
class Sections:
    """A report's sections as units: read, edit, have one written again."""

    gate: TopicGate
    start: StartWork
    now: Callable[[], int]

    def all(self, who: Principal, topic_id: int) -> tuple[Topic, tuple[Section, ...]]:
        """The topic and what of its report is written, also while it is being written."""
        topic = self.gate(who, topic_id)
        return topic, tuple(self.gate.store.sections(who.tenant, topic_id))

    def edit(self, who: Principal, topic_id: int, order: int, content: str) -> Section:
        """The section with the user's own text.

        Raises:
            TopicNotFound, SectionNotFound: as they say.
        """
        present = self._one(who, topic_id, order)
        edited = replace(
            present,
            text=composing.tidy(present.title, content),
            revision=present.revision + 1,
            edited=True,
            updated_at=self.now(),
        )
        self.gate.store.put_section(who.tenant, topic_id, edited)
        return edited

    def rewrite(
        self, who: Principal, topic_id: int, order: int, instruction: str, key: str | None
    ) -> Accepted:
        """The ticket of a job that writes one section again.

        Raises:
            TopicNotFound, SectionNotFound, AlreadyGenerating: as they say.
        """
        self._one(who, topic_id, order)
        task = {"task": "section", "order": order, "instruction": instruction}
        return self.start(who, self.gate(who, topic_id), task, TopicChange(), key)

    def _one(self, who: Principal, topic_id: int, order: int) -> Section:
        _, sections = self.all(who, topic_id)
        for section in sections:
            if section.order == order:
                return section
        raise SectionNotFound

    def publish(self, who: Principal, topic_id: int, key: str | None) -> Accepted:
        """The ticket of a job that makes the files anew from the sections as they stand.

        Raises:
            TopicNotFound, AlreadyGenerating: as they say.
            SectionNotFound: nothing is written yet.
        """
        topic, sections = self.all(who, topic_id)
        if not sections:
            raise SectionNotFound
        return self.start(who, topic, {"task": "publish"}, TopicChange(), key)
