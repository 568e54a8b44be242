"""The offline planner: four numbered thoughts from a first outline to one that stands."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seogi.adapters.llm.report_kinds import Part, kind_of
from seogi.features.reports.model import PlannedSection
from seogi.features.reports.planner import Brief, Thought, outline_of, title_of
from seogi.texts import text

_LISTED = re.compile(r"^\s*\d{1,2}[.)]\s+(.{1,60})$", re.MULTILINE)
FIRST, LAST = 1, 5
"""The usual sections that open and close a report (`plan.usual.…`)."""

Outline = tuple[PlannedSection, ...]


@dataclass(frozen=True, slots=True)
class OfflineThinker:
    """`Thinker` without a model: first outline, critique, revision, a last look.

    Attributes:
        pace_ms: how long a thought takes.
    """

    pace_ms: int = 0

    async def think(self, brief: Brief, so_far: Sequence[Thought]) -> Thought:
        if self.pace_ms:
            await asyncio.sleep(self.pace_ms / 1000)
        number = len(so_far) + 1
        if not so_far:
            first = _first(brief)
            return Thought(1, _said(brief, "first", count=len(first)), first, more=True)
        standing = so_far[-1].outline
        missing = _missing(brief, standing)
        if number == 2:
            return Thought(2, _critique(brief, missing), standing, more=True)
        if number == 3:
            revised = _revised(brief, standing, missing)
            content = _said(brief, "revised", count=len(revised))
            return Thought(3, content, revised, more=True, revises=1)
        return Thought(number, _said(brief, "stands", count=len(standing)), standing, more=False)


def _first(brief: Brief) -> Outline:
    """What the template or its guide asks for; else an opening and an end."""
    if brief.headings:
        return outline_of(brief)
    listed = tuple(found.strip() for found in _LISTED.findall(brief.guide))
    if len(listed) > 1:
        return outline_of(replace(brief, headings=listed))
    usual = outline_of(brief)
    return (usual[FIRST - 1], usual[LAST - 1])


def _missing(brief: Brief, standing: Outline) -> tuple[Part, ...]:
    """The parts that the topic's sort needs and nothing in the outline speaks of."""
    titles = " ".join(section.title for section in standing)
    parts = kind_of(brief.topic, brief.lang).parts
    return tuple(part for part in parts if part.title not in titles)


def _critique(brief: Brief, missing: Sequence[Part]) -> str:
    kind = kind_of(brief.topic, brief.lang).name
    named = ", ".join(part.title for part in missing) or "-"
    return _said(brief, "critique", kind=kind, missing=named)


def _revised(brief: Brief, standing: Outline, missing: Sequence[Part]) -> Outline:
    """The missing parts as sections; where the template fixes them, as points of its body."""
    fixed = brief.headings or len(standing) > 2
    if not fixed:
        new = [_section(part) for part in missing]
        return _numbered([standing[0], *new, *standing[1:]])
    body = _body(standing)
    points = tuple(point for part in missing for point in part.points)[:6]
    return _numbered(
        [
            replace(section, key_points=(points or section.key_points)) if at == body else section
            for at, section in enumerate(standing)
        ]
    )


def _body(standing: Outline) -> int:
    """The section that carries the matter: the one that says so, or the middle one."""
    for at, section in enumerate(standing):
        if re.search(r"주요|본문|내용|분석|main|analysis", section.title, re.IGNORECASE):
            return at
    return len(standing) // 2


def _section(part: Part) -> PlannedSection:
    return PlannedSection(part.title, part.description, 1, part.points)


def _numbered(sections: Sequence[PlannedSection]) -> Outline:
    return tuple(replace(section, order=order) for order, section in enumerate(sections, 1))


def _said(brief: Brief, key: str, **params: str | int) -> str:
    return text(brief.lang, f"plan.thought.{key}", topic=title_of(brief), **params)
