"""A section's text made over as the user wishes; what the wish does not touch stays."""

from __future__ import annotations

import re
from types import ModuleType

from seogi.adapters.llm import report_prose, report_prose_en
from seogi.adapters.llm.report_wishes import Wish, wish_of
from seogi.features.reports.model import PlannedSection
from seogi.features.reports.ports import SectionRequest

_BLOCKS = re.compile(r"\n{2,}")
_HEADING = re.compile(r"^#{1,6}\s+(.+)$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+(.+)$")
_MARKS = re.compile(r"\s*\[(?:확인 필요|to be verified)[^\]]*\]")
_SENTENCE_END = re.compile(r"(?<=[.!?다])\s+(?=\S)")


def prose_of(lang: str) -> ModuleType:
    """The frames of a language."""
    return report_prose_en if lang == "en" else report_prose


def rewritten(request: SectionRequest) -> str:
    """The section's new Markdown."""
    prose = prose_of(request.lang)
    if not request.instruction:
        return str(prose.compose(_replanned(request), turn=1))
    wish = wish_of(request.instruction)
    blocks = _reshaped(request, wish)
    if wish.is_plain:
        blocks.append(prose.noted(" ".join(request.instruction.split())[:200]))
    elif wish.add and not wish.reshapes:
        blocks.append(prose.added(wish.subject or request.section.title))
    return "\n\n".join(blocks)


def _reshaped(request: SectionRequest, wish: Wish) -> list[str]:
    """The paragraphs that stand, in the form wished for."""
    prose = prose_of(request.lang)
    blocks = [block for block in _BLOCKS.split(request.present.strip()) if block.strip()]
    if wish.remove:
        blocks = _without(blocks, wish.subject)
    if wish.shorter:
        blocks = [_shortened(block) for block in blocks]
    if wish.as_list:
        blocks = [_listed(block) for block in blocks]
    if wish.longer:
        blocks += [prose.more(point, n) for n, point in enumerate(_points(request, blocks))]
    if wish.table:
        blocks.append(prose.table(_points(request, blocks)))
    return blocks


def _replanned(request: SectionRequest) -> SectionRequest:
    """Another try keeps what the section was about: its own headings become its points."""
    if request.section.key_points or not request.present:
        return request
    section = request.section
    headings = [m[1] for line in request.present.splitlines() if (m := _HEADING.match(line))]
    planned = PlannedSection(section.title, section.description, section.order, tuple(headings))
    return SectionRequest(
        topic=request.topic,
        section=planned,
        outline=request.outline,
        guide=request.guide,
        lang=request.lang,
        idempotency_key=request.idempotency_key,
        deadline_at=request.deadline_at,
    )


def _points(request: SectionRequest, blocks: list[str]) -> list[str]:
    """What the section is about: its headings, else its list, else its title."""
    lines = [line for block in blocks for line in block.splitlines()]
    headings = [m[1] for line in lines if (m := _HEADING.match(line))]
    items = [_MARKS.sub("", m[1]) for line in lines if (m := _ITEM.match(line))]
    return headings or items[:8] or [request.section.title]


def _without(blocks: list[str], subject: str) -> list[str]:
    if re.search(r"확인\s*필요|verified|표시", subject):
        return [_MARKS.sub("", block) for block in blocks]
    if subject.strip() in ("표", "도표", "table"):
        return [block for block in blocks if not block.startswith("|")]
    kept = [block for block in blocks if not subject or subject not in block]
    return kept or blocks


def _shortened(block: str) -> str:
    """The first sentence of a paragraph, the first three items of a list."""
    if _HEADING.match(block) or block.startswith(("|", "```", ">")):
        return block
    lines = block.splitlines()
    if all(_ITEM.match(line) for line in lines):
        return "\n".join(lines[:3])
    first = _SENTENCE_END.split(" ".join(lines), maxsplit=1)[0]
    owed = _MARKS.search(block)
    return first if not owed or owed[0].strip() in first else f"{first}{owed[0]}"


def _listed(block: str) -> str:
    if _HEADING.match(block) or _ITEM.match(block) or block.startswith(("|", "```", ">")):
        return block
    return "\n".join(f"- {one}" for one in _SENTENCE_END.split(" ".join(block.split())))
