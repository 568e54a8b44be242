"""Sequential planning: numbered thoughts, revised until the outline stands or the budget ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from seogi.features.reports.model import Plan, PlannedSection
from seogi.texts import text

THOUGHTS_MAX = 8


@dataclass(frozen=True, slots=True)
class Brief:
    """What is to be planned; `guide` is the template's system prompt."""

    topic: str
    guide: str
    headings: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Thought:
    """One numbered thought, in the manner of the sequential-thinking server.

    Attributes:
        revises: the number of the thought that this one replaces.
        outline: the sections as they stand after it.
        more: whether another thought is needed.
    """

    number: int
    content: str
    outline: tuple[PlannedSection, ...]
    more: bool
    revises: int | None = None


class Thinker(Protocol):
    """Produces the next thought; a language model, an MCP server or the offline planner."""

    async def think(self, brief: Brief, so_far: Sequence[Thought]) -> Thought:
        """The thought after `so_far`.

        Raises:
            Retryable: the provider is not to be had now.
        """


@dataclass(frozen=True, slots=True)
class PlanReport:
    """An outline within the budget, whatever the thinker does.

    Attributes:
        budget_s: seconds for all thoughts together.
    """

    thinker: Thinker
    budget_s: float = 1.5

    async def __call__(self, brief: Brief) -> Plan:
        """The plan; made from the template and the topic alone when thinking did not end."""
        thoughts: list[Thought] = []
        # Not `wait_for`: it would also wait for a thinker that does not let itself be stopped.
        thinking = asyncio.ensure_future(self._think(brief, thoughts))
        try:
            await asyncio.wait({thinking}, timeout=self.budget_s)
            stands = thinking.done() and not thinking.cancelled() and not thinking.exception()
        finally:
            thinking.cancel()
        if not stands:
            standing = thoughts[-1].outline if thoughts else ()
            sections = standing or outline_of(brief)
            return Plan(title_of(brief), sections, thought_out=False, thoughts=len(thoughts))
        return Plan(title_of(brief), thoughts[-1].outline, thoughts=len(thoughts))

    async def _think(self, brief: Brief, thoughts: list[Thought]) -> None:
        """Thoughts until one says that the outline stands.

        Raises:
            ValueError: it never stood.
        """
        while len(thoughts) < THOUGHTS_MAX:
            thought = await self.thinker.think(brief, tuple(thoughts))
            thoughts.append(replace(thought, number=len(thoughts) + 1))
            if not thought.more:
                break
        if not thoughts[-1].outline:
            raise ValueError("no outline after all thoughts")


def title_of(brief: Brief) -> str:
    """The report's title: the topic in one line."""
    return " ".join(brief.topic.split())


def outline_of(brief: Brief) -> tuple[PlannedSection, ...]:
    """The sections that the template's headings, or else the usual five, give for the topic."""
    points = tuple(text(brief.lang, f"plan.usual.point.{n}") for n in range(1, 4))
    usual = tuple(text(brief.lang, f"plan.usual.{n}") for n in range(1, 6))
    return tuple(
        PlannedSection(
            heading,
            text(brief.lang, "plan.usual.description", heading=heading, topic=title_of(brief)),
            order,
            points,
        )
        for order, heading in enumerate(brief.headings or usual, 1)
    )
