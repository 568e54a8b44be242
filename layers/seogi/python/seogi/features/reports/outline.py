"""A plan as Markdown and back; the user edits the Markdown, and what it says is obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seogi.features.reports.model import TOPIC_MAX, Plan, PlannedSection
from seogi.texts import text

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}\.|[가-하]\.|제\s?\d+[장절])[ \t]+")
_POINT = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(.+)$")
_LABEL = re.compile(r"^(?:설명|Description|주요 포인트|Key points)[ \t]*[:：][ \t]*")
PLAN_SUFFIX = " 작성 계획"
SECTIONS_MAX = 30


def render(plan: Plan, lang: str) -> str:
    """The plan as the user reads and edits it; starts with `# title`, as its clients expect."""
    lines = [f"# {plan.title}", "", text(lang, "plan.size", count=len(plan.sections)), ""]
    if not plan.thought_out:
        lines += [f"> {text(lang, 'plan.from_outline')}", ""]
    for section in plan.sections:
        lines += [f"## {section.order}. {section.title}", "", section.description, ""]
        lines += [f"- {point}" for point in section.key_points]
        lines += [""] if section.key_points else []
    return "\n".join(lines).rstrip() + "\n"


def parse(markdown: str, topic: str) -> Plan:
    """The plan that the Markdown says; one section when it names none.

    Sections are its second-level headings, or its first-level ones below the title, or deeper
    ones when it has no other.
    """
    blocks = list(_blocks(markdown))
    title = next((heading for level, heading, _ in blocks if level == 1), "")
    title = (title.removesuffix(PLAN_SUFFIX).strip() or topic)[:TOPIC_MAX]
    chosen = _section_blocks(blocks)
    if not chosen:
        body = "\n".join(line for _, _, lines in blocks for line in lines)
        return Plan(title, (_section(title, body.splitlines(), 1),))
    return Plan(title, tuple(_section(name, body, at) for at, (name, body) in enumerate(chosen, 1)))


Block = tuple[int, str, list[str]]


def _blocks(markdown: str) -> Iterator[Block]:
    """(level, heading, lines below it); level 0 is what stands before the first heading."""
    level, heading, lines, fenced = 0, "", [], False
    for line in markdown.replace("\r\n", "\n").split("\n"):
        fenced ^= line.lstrip().startswith("```")
        found = None if fenced else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield level, heading, lines
        level, heading, lines = len(found[1]), found[2], []
    yield level, heading, lines


def _section_blocks(blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """The blocks that are sections, each with everything below it."""
    headed = [block for block in blocks if block[0]]
    if headed and headed[0][0] == 1:
        headed = headed[1:]  # the title
    if not headed:
        return []
    wanted = min(level for level, _, _ in headed)
    sections: list[tuple[str, list[str]]] = []
    for level, heading, lines in headed:
        if level == wanted:
            sections.append((heading, list(lines)))
        elif sections:
            sections[-1][1].extend([heading, *lines])
        else:
            sections.append((heading, list(lines)))
    return sections[:SECTIONS_MAX]


def _section(heading: str, lines: Sequence[str], order: int) -> PlannedSection:
    points, said = [], []
    for line in lines:
        bare = _LABEL.sub("", line.strip())
        point = _POINT.match(line)
        if point:
            points.append(_LABEL.sub("", point[1].strip()))
        elif bare and not bare.startswith(">"):
            said.append(bare)
    title = _NUMBER.sub("", heading).strip() or heading.strip()
    return PlannedSection(title[:TOPIC_MAX], " ".join(said), order, tuple(points))
