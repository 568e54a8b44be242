"""A report taken apart for a template's placeholders, so that nothing of it is lost.

The keys are those of the product's HWPX templates: TITLE, DATE, and for each of four parts its
text and its heading (`SUMMARY` and `TITLE_SUMMARY`, …). Older templates spell SUMARY.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seogi.features.documents.inlines import text_of
from seogi.features.documents.model import Blocks, Document, Heading, Inlines

TITLE, DATE = "TITLE", "DATE"


class Part(StrEnum):
    """The parts of a report a template knows; the value is the key of the part's text."""

    SUMMARY = "SUMMARY"
    BACKGROUND = "BACKGROUND"
    MAIN_CONTENT = "MAIN_CONTENT"
    CONCLUSION = "CONCLUSION"

    @property
    def title_key(self) -> str:
        return f"TITLE_{self.value}"


# The first line that holds a word of the heading decides: "사업 개요" is a summary, "추진 배경" a
# background, "향후 추진 계획" a conclusion.
_WORDS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    (Part.SUMMARY, ("요약", "summary", "abstract")),
    (Part.CONCLUSION, ("결론", "향후", "맺음", "conclusion")),
    (Part.BACKGROUND, ("배경", "background")),
    (Part.MAIN_CONTENT, ("주요", "분석", "본문", "main", "analysis")),
    (Part.SUMMARY, ("개요", "overview")),
    (Part.CONCLUSION, ("계획", "plan")),
    (Part.BACKGROUND, ("추진", "사업")),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it.

    Attributes:
        title: empty for the text before the first heading.
        part: None for a heading that says nothing known, or repeats a part.
    """

    title: Inlines
    blocks: Blocks
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A plain title and the sections in their order; no part occurs twice."""

    title: str
    sections: tuple[Section, ...]


def canonical(key: str) -> str:
    """The key of a placeholder as written by whoever made the template."""
    return "_".join(key.upper().split()).replace("SUMARY", Part.SUMMARY.value)


def classify(title: str) -> Part | None:
    """The part a heading announces; None when it says nothing known."""
    lowered = title.lower()
    for part, words in _WORDS:
        if any(word in lowered for word in words):
            return part
    return None


def report_of(document: Document) -> Report:
    """The document's sections by part; without any known section all of it is main content."""
    title, blocks = _title_and_body(document)
    seen: set[Part] = set()
    sections: list[Section] = []
    for section in _sections(blocks):
        part = classify(text_of(section.title))
        if part in seen:
            part = None
        if part:
            seen.add(part)
        sections.append(Section(section.title, section.blocks, part))
    if not seen:
        sections = [Section((), blocks, Part.MAIN_CONTENT)]
    return Report(title, tuple(sections))


def _title_and_body(document: Document) -> tuple[str, Blocks]:
    """A single first heading of level 1 is the report's title."""
    blocks = document.blocks
    tops = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
    if len(tops) == 1 and blocks[0] is tops[0]:
        return text_of(tops[0].inlines), blocks[1:]
    return document.title, blocks


def _sections(blocks: Blocks) -> list[Section]:
    level = min((b.level for b in blocks if isinstance(b, Heading)), default=0)
    starts = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == level]
    found = [Section((), blocks[: starts[0]])] if starts and starts[0] else []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = blocks[start]
        if isinstance(heading, Heading):
            found.append(Section(heading.inlines, blocks[start + 1 : end]))
    return found or ([Section((), blocks)] if blocks else [])
