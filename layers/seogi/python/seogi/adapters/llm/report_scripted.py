"""Bad days on demand for reports: the same scripts as `scripted`, for a local stack only."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from seogi.adapters.llm.scripted import Faults
from seogi.features.reports.planner import Brief, Thinker, Thought
from seogi.features.reports.ports import (
    Answer,
    Question,
    ReportWriter,
    SectionRequest,
    WriterUnavailable,
    WrittenSection,
)
from seogi.observability import Logger

logger = Logger("scripted")


@dataclass(slots=True)
class Trouble:
    """Makes a call slow, hang or fail; what it counts lives as long as the process."""

    faults: Faults
    _calls: Counter[str] = field(default_factory=Counter)

    async def __call__(self, key: str) -> None:
        """Lets the call pass, or not.

        Raises:
            WriterUnavailable: it is one of the first calls that are refused.
        """
        self._calls[key] += 1
        if self.faults.slow_ms:
            await asyncio.sleep(self.faults.slow_ms / 1000)
        if self.faults.hang:
            await asyncio.Event().wait()
        if self._calls[key] <= self.faults.fail:
            raise WriterUnavailable


@dataclass(frozen=True, slots=True)
class ScriptedReportWriter:
    """`ReportWriter` around another one; every section it is asked for is a log line."""

    inner: ReportWriter
    trouble: Trouble

    async def section(self, request: SectionRequest) -> WrittenSection:
        job_id, _, step = request.idempotency_key.partition(":")
        logger.info("model asked", job_id=job_id, step=step)
        await self.trouble(request.idempotency_key)
        written = await self.inner.section(request)
        if self.trouble.faults.nonsense:
            written = replace(written, text="…")
        return replace(written, truncated=written.truncated or self.trouble.faults.truncated)

    async def answer(self, question: Question) -> Answer:
        await self.trouble(question.idempotency_key)
        return await self.inner.answer(question)


@dataclass(frozen=True, slots=True)
class ScriptedThinker:
    """`Thinker` around another one."""

    inner: Thinker
    trouble: Trouble

    async def think(self, brief: Brief, so_far: Sequence[Thought]) -> Thought:
        await self.trouble(f"{brief.topic}:{len(so_far)}")
        return await self.inner.think(brief, so_far)
