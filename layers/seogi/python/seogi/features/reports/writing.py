"""Asking the writer for one section or one answer, and what becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from seogi.features.reports import composing
from seogi.features.reports.model import PlannedSection, Section, Topic
from seogi.features.reports.ports import (
    Question,
    ReportStore,
    ReportWriter,
    SectionRequest,
    WriterUnavailable,
    WrittenSection,
)
from seogi.jobs.context import JobContext
from seogi.jobs.errors import Retryable
from seogi.jobs.model import Failure, JsonValue
from seogi.jobs.ports import Clock
from seogi.texts import text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Sections and answers with any provider; each finished section is stored at once.

    Attributes:
        call_ms: how long one call of the writer may take.
    """

    writer: ReportWriter
    store: ReportStore
    clock: Clock
    call_ms: int = 60_000

    async def write(
        self, job: JobContext, topic: Topic, section: PlannedSection, outline: tuple[str, ...]
    ) -> JsonValue:
        """A section of the plan, written and stored; returns `{"order", "took_ms"}`.

        Raises:
            Retryable: `writer_unavailable`, `writer_timeout` or `writer_truncated`.
        """
        return await self._store_new(job, topic, section, outline, "", None)

    async def rewrite(
        self,
        job: JobContext,
        topic: Topic,
        present: Section,
        outline: tuple[str, ...],
        instruction: str,
    ) -> JsonValue:
        """The same for a section that stands already; the others stay as they are.

        Raises:
            Retryable: as for `write`.
        """
        planned = PlannedSection(present.title, "", present.order)
        return await self._store_new(job, topic, planned, outline, instruction, present)

    async def answer(
        self, job: JobContext, topic: Topic, content: str, sections: tuple[Section, ...]
    ) -> JsonValue:
        """`{"text", "rewrite": [order, …]}`.

        Raises:
            Retryable: as for `write`.
        """
        question = Question(
            topic.title,
            content,
            sections,
            job.lang,
            job.idempotency_key("answer"),
            self.clock.now() + self.call_ms,
        )
        answer = await self._called(job, self.writer.answer(question))
        await job.spend(answer.usage)
        known = {section.order for section in sections}
        return {"text": answer.text, "rewrite": [n for n in answer.rewrite if n in known]}

    async def _store_new(
        self,
        job: JobContext,
        topic: Topic,
        section: PlannedSection,
        outline: tuple[str, ...],
        instruction: str,
        present: Section | None,
    ) -> JsonValue:
        began = self.clock.now()
        request = SectionRequest(
            topic=topic.title,
            section=section,
            outline=outline,
            guide=topic.guide,
            lang=topic.language,
            idempotency_key=job.idempotency_key(f"section:{section.order}"),
            deadline_at=began + self.call_ms,
            instruction=instruction,
            present=present.text if present else "",
        )
        written: WrittenSection = await self._called(job, self.writer.section(request))
        await job.spend(written.usage)
        if written.truncated:
            raise Retryable(failure(job, "writer_truncated"))
        stored = await job.io(lambda: self._next(topic, section, present))
        new = Section(
            order=section.order,
            title=section.title,
            text=composing.tidy(section.title, written.text),
            revision=stored + 1,
            edited=False,
            updated_at=self.clock.now(),
        )
        await job.io(lambda: self.store.put_section(topic.tenant, topic.topic_id, new))
        return {"order": section.order, "took_ms": self.clock.now() - began}

    def _next(self, topic: Topic, section: PlannedSection, present: Section | None) -> int:
        """The newest stored revision of the section, which the new text replaces."""
        if present is not None:
            return present.revision
        sections = self.store.sections(topic.tenant, topic.topic_id)
        return max((one.revision for one in sections if one.order == section.order), default=0)

    async def _called(self, job: JobContext, call: Awaitable[T]) -> T:
        try:
            async with asyncio.timeout(self.call_ms / 1000):
                return await call
        except TimeoutError as error:
            raise Retryable(failure(job, "writer_timeout")) from error
        except WriterUnavailable as error:
            raise Retryable(failure(job, "writer_unavailable")) from error


def failure(job: JobContext, code: str, *, retryable: bool = True) -> Failure:
    """A failure of report writing with its text in the job's language."""
    return Failure(code, text(job.lang, f"report.failure.{code}"), "llm", retryable)


def titles_of(sections: Sequence[Section] | Sequence[PlannedSection]) -> tuple[str, ...]:
    """The outline as the writer sees it."""
    return tuple(section.title for section in sections)
