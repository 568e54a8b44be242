"""The job `report.write`: sections one by one, a consistency pass, files, one message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from seogi.features.reports import composing, outline
from seogi.features.reports.model import PlannedSection, Section, Topic
from seogi.features.reports.orders import DEADLINE_MS, KIND, MAX_ATTEMPTS, QUEUE
from seogi.features.reports.ports import ReportStore, TopicChange
from seogi.features.reports.publishing import PublishReport
from seogi.features.reports.writing import SectionWriter, failure, titles_of
from seogi.jobs.context import JobContext
from seogi.jobs.errors import JobFailed
from seogi.jobs.model import JsonValue, Kind
from seogi.jobs.ports import Clock
from seogi.texts import text

DEFAULT_SECTION_MS = 8_000
_FIRST, _LAST = 5, 80


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What the generation worker does for a topic; `input.task` says which of four."""

    store: ReportStore
    writer: SectionWriter
    publish: PublishReport
    clock: Clock

    async def __call__(self, job: JobContext) -> JsonValue:
        """Generates, answers, or rewrites one section; finished sections are never paid twice.

        Raises:
            JobFailed: the topic is gone, or a file could not be made.
            Retryable: the writer could not be used.
        """
        tasks: dict[str, Callable[[JobContext, Topic], Awaitable[JsonValue]]] = {
            "generate": self._generate,
            "section": self._rewrite_one,
            "ask": self._answer,
            "publish": self._publish,
        }
        return await tasks[job.input["task"]](job, await self._topic(job))

    async def _topic(self, job: JobContext) -> Topic:
        """The topic, which from now on names this job (a crash may have come before that)."""
        ref, topic_id = job.job.ref, int(job.input["topic_id"])
        topic = await job.io(lambda: self.store.topic(ref.tenant, topic_id))
        if topic is None:
            raise JobFailed(failure(job, "topic_gone", retryable=False))
        if topic.job_id == ref.job_id:
            return topic
        change = partial(
            self.store.change_topic,
            ref.tenant,
            topic_id,
            TopicChange(job_id=ref.job_id, plan=job.input.get("plan")),
            self.clock.now(),
        )
        return await job.io(change)

    # ── the four tasks ────────────────────────────────────────────────────────────────────────

    async def _generate(self, job: JobContext, topic: Topic) -> JsonValue:
        plan = outline.parse(job.input["plan"], topic.title)
        await job.step("start", partial(self._start, job, topic, len(plan.sections)))
        await self._write_all(job, topic, plan.sections)
        if not job.has("consistency"):
            await job.progress(_LAST, "consistency", text(job.lang, "report.stage.consistency"))
        await job.step("consistency", partial(self._make_consistent, job, topic))
        said = text(job.lang, "report.done", title=plan.title)
        return await self.publish(job, topic, said)

    async def _rewrite_one(self, job: JobContext, topic: Topic) -> JsonValue:
        order = int(job.input["order"])
        await self._rewrite(job, topic, order, job.input["instruction"])
        return await self.publish(job, topic, text(job.lang, "report.section_done", order=order))

    async def _publish(self, job: JobContext, topic: Topic) -> JsonValue:
        return await self.publish(job, topic, text(job.lang, "report.done", title=topic.title))

    async def _answer(self, job: JobContext, topic: Topic) -> JsonValue:
        if not job.has("answer"):
            await job.progress(_FIRST, "answer", text(job.lang, "report.stage.answer"))
        sections = tuple(await self._sections(job, topic))
        content = str(job.input["content"])
        ask = partial(self.writer.answer, job, topic, content, sections)
        answer = await job.step("answer", ask)
        for order in answer["rewrite"]:
            await self._rewrite(job, topic, order, content)
        if answer["rewrite"]:
            return await self.publish(job, topic, answer["text"])
        return await self.publish.reply(job, topic, answer["text"])

    # ── sections ──────────────────────────────────────────────────────────────────────────────

    async def _write_all(
        self, job: JobContext, topic: Topic, sections: Sequence[PlannedSection]
    ) -> None:
        usual = await job.io(lambda: self.store.section_ms(topic.tenant)) or DEFAULT_SECTION_MS
        took: list[int] = []
        for number, section in enumerate(sections):
            each = sum(took) // len(took) if took else usual
            if not job.has(f"section:{section.order}"):
                await job.progress(
                    _FIRST + (_LAST - _FIRST) * number // len(sections),
                    f"section:{section.order}",
                    text(job.lang, "report.stage.section", title=section.title),
                    expect_ms=each,
                    remaining_ms=each * (len(sections) - number),
                )
            write = partial(self.writer.write, job, topic, section, titles_of(sections))
            took.append((await job.step(f"section:{section.order}", write))["took_ms"])
        mean = sum(took) // len(took)
        await job.io(lambda: self.store.note_section_ms(topic.tenant, mean))

    async def _rewrite(self, job: JobContext, topic: Topic, order: int, instruction: str) -> None:
        sections = await self._sections(job, topic)
        present = next((section for section in sections if section.order == order), None)
        if present is None:
            raise JobFailed(failure(job, "section_gone", retryable=False))
        if not job.has(f"rewrite:{order}"):
            message = text(job.lang, "report.stage.section", title=present.title)
            await job.progress(_FIRST, f"section:{order}", message)
        titles = titles_of(sections)
        rewrite = partial(self.writer.rewrite, job, topic, present, titles, instruction)
        await job.step(f"rewrite:{order}", rewrite)

    async def _sections(self, job: JobContext, topic: Topic) -> Sequence[Section]:
        return await job.io(lambda: self.store.sections(topic.tenant, topic.topic_id))

    async def _start(self, job: JobContext, topic: Topic, count: int) -> JsonValue:
        """A new generation replaces the old sections one by one; those beyond it go now."""
        await job.io(lambda: self.store.drop_sections(topic.tenant, topic.topic_id, after=count))
        return {"sections": count}

    async def _make_consistent(self, job: JobContext, topic: Topic) -> JsonValue:
        before = await self._sections(job, topic)
        after = composing.consistent(before)
        changed = [new for old, new in zip(before, after, strict=True) if new is not old]
        for section in changed:
            new = replace(section, revision=section.revision + 1)
            await job.io(partial(self.store.put_section, topic.tenant, topic.topic_id, new))
        return [section.order for section in changed]


def report_kind(run: WriteReport) -> Kind:
    """The kind as the worker registers it."""
    return Kind(KIND, QUEUE, DEADLINE_MS, run, MAX_ATTEMPTS)
