"""The default writer of reports: no key, no network; it obeys the plan and invents nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from seogi.adapters.llm.report_rewriting import prose_of, rewritten
from seogi.adapters.llm.report_wishes import is_wish, named, relevant
from seogi.features.reports.ports import Answer, Question, SectionRequest, WrittenSection
from seogi.texts import text

QUOTED = 400
"""Characters of a section that a reply cites."""


@dataclass(frozen=True, slots=True)
class OfflineReportWriter:
    """`ReportWriter` by composition.

    Attributes:
        pace_ms: how long it takes over a section, so that progress can be seen; 0 for at once.
    """

    pace_ms: int = 0

    async def section(self, request: SectionRequest) -> WrittenSection:
        await self._pace()
        if request.present:
            return WrittenSection(rewritten(request))
        composed = str(prose_of(request.lang).compose(request))
        if not request.instruction:
            return WrittenSection(composed)
        return WrittenSection(rewritten(replace(request, present=composed)))

    async def answer(self, question: Question) -> Answer:
        await self._pace()
        sections = question.sections
        if sections and is_wish(question.content):
            orders = named(question.content, sections)
            titles = ", ".join(one.title for one in sections if one.order in orders)
            return Answer(text(question.lang, "report.answer.changed", titles=titles), orders)
        found = relevant(question.content, sections)[:2]
        if not found:
            key = "report.answer.nothing" if sections else "report.answer.no_report"
            return Answer(text(question.lang, key))
        said = [
            text(question.lang, "report.answer.cited", title=one.title, text=_excerpt(one.text))
            for one in found
        ]
        return Answer("\n\n".join(said))

    async def _pace(self) -> None:
        if self.pace_ms:
            await asyncio.sleep(self.pace_ms / 1000)


def _excerpt(said: str) -> str:
    """The beginning of a section as a quotation, cut at a line."""
    lines: list[str] = []
    for line in filter(None, said.splitlines()):
        if lines and len("\n".join(lines)) + len(line) > QUOTED:
            break
        lines.append(line.lstrip("#").strip())
    return "\n".join(f"> {line}" for line in lines)
