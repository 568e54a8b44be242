"""Formal English prose of a report's section, built from the plan's own words alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from seogi.features.reports.ports import SectionRequest

FACTS = re.compile(r"size|growth|figure|budget|cost|schedule|fact|case|target|rate|ground", re.I)
TABLE = re.compile(r"\btable\b|comparison", re.I)
LIST = re.compile(r"\bsteps?\b|\blist\b|checklist", re.I)


def compose(request: SectionRequest, turn: int = 0) -> str:
    """The section's Markdown; another `turn` says the same in other frames."""
    section = request.section
    seed = zlib.crc32(f"{request.topic}/{section.title}/{section.order}".encode()) + turn
    points = list(section.key_points)
    parts = [_opening(request, seed)]
    for number, point in enumerate(points):
        parts += [f"### {point}"] if len(points) > 1 else []
        parts.append(_frames(point)[(seed + number) % 3] + _owed(point))
    if not points:
        parts.append(
            f"The core of {section.title} is to tell what is established about {request.topic} "
            f"from what is still open. {mark(section.title)}"
        )
    if TABLE.search(" ".join([section.description, *points])):
        rows = [point for point in points if not TABLE.search(point)]
        parts.append(table(rows or points or list(request.outline)))
    elif any(LIST.search(point) for point in points):
        parts.append(steps([point for point in points if not LIST.search(point)] or points))
    parts.append(_closing(request))
    return "\n\n".join(parts)


def _opening(request: SectionRequest, seed: int) -> str:
    topic, title = request.topic, request.section.title
    frames = (
        f"This chapter of the report on {topic} deals with {title}.",
        f"{title} sets out what is needed to understand {topic}.",
        f"The following looks at {title} with regard to {topic}.",
    )
    said = request.section.description.strip().rstrip(".")
    return f"{frames[seed % 3]} {said}." if said else frames[seed % 3]


def _frames(point: str) -> tuple[str, ...]:
    return (
        f"{point} is where a judgement begins. Scope and criteria are stated first, and what is "
        "established is kept apart from what is estimated.",
        f"Regarding {point}, the present state and the direction of change are seen together; "
        "where they part, a decision is needed.",
        f"{point} is treated by cause and by effect, and effects by short and longer term.",
    )


def _owed(point: str) -> str:
    return f" {mark(point)}" if FACTS.search(point) else ""


def mark(what: str) -> str:
    """Where a fact is owed that nobody has given."""
    return f"[to be verified: sources and date for {what}]"


def table(rows: Sequence[str]) -> str:
    """A table of what is to be compared; its facts are owed."""
    lines = ["| Item | What is compared | State |", "| --- | --- | --- |"]
    kept = [row.replace("|", "/") for row in rows]
    return "\n".join([*lines, *(f"| {row} | by one measure | [to be verified] |" for row in kept)])


def steps(points: Sequence[str]) -> str:
    """The points as a numbered list."""
    return "\n".join(f"{n}. {point}" for n, point in enumerate(points, 1))


def more(point: str, seed: int) -> str:
    """One paragraph more about a point."""
    frames = (
        f"In more detail, {point} calls for its conditions and its exceptions to be stated apart.",
        f"For {point}, everything compared must be brought to one measure first.",
    )
    return f"{frames[seed % 2]} {mark(point)}"


def added(subject: str) -> str:
    """A paragraph that takes up what the user asked to have added."""
    return f"In addition, this section takes up {subject}. {mark(subject)}"


def noted(wish: str) -> str:
    """Says what the user wishes where this writer knows no change to make of it."""
    return f"This section is to follow the wish ‘{wish}’. [to be verified: what it is to say]"


def _closing(request: SectionRequest) -> str:
    at = request.section.order
    if at < len(request.outline):
        return f"On this ground, ‘{request.outline[at]}’ carries the discussion on."
    return f"On this ground the next steps on {request.topic} can be decided."
