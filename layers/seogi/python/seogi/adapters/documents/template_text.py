"""The `{{KEY}}` marks of an HWPX paragraph, found and replaced across its runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from seogi.adapters.documents.hwpx_names import HP
from seogi.features.documents.sections import canonical

P, RUN, T, LINES = HP + "p", HP + "run", HP + "t", HP + "linesegarray"
Element = Any  # of the standard library or of lxml: what is used here is the same in both
MARK = re.compile(r"\{\{\s*([^{}\s][^{}]{0,59}?)\s*\}\}")


@dataclass(slots=True)
class Piece:
    """A stretch of text in a paragraph: an element's text, or the tail after a tab or break."""

    element: Element
    tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    @text.setter
    def text(self, value: str) -> None:
        if self.tail:
            self.element.tail = value
        else:
            self.element.text = value


def pieces(paragraph: Element) -> list[Piece]:
    """The paragraph's own text; what lies in its tables and shapes belongs to their paragraphs."""
    found: list[Piece] = []
    for run in paragraph.findall(RUN):
        for t in run.findall(T):
            found.append(Piece(t, tail=False))
            found.extend(Piece(child, tail=True) for child in t)
    return found


def text_of_paragraph(paragraph: Element) -> str:
    return "".join(piece.text for piece in pieces(paragraph))


def keys(paragraph: Element) -> list[str]:
    return [canonical(match[1]) for match in MARK.finditer(text_of_paragraph(paragraph))]


def only_key(paragraph: Element) -> str | None:
    """The key, when the paragraph says nothing else."""
    match = MARK.fullmatch(text_of_paragraph(paragraph).strip())
    return canonical(match[1]) if match else None


def replace_marks(paragraph: Element, value: Callable[[str], str]) -> None:
    """Puts `value(key)` in each mark's place, in the look of the run where the mark begins."""
    owned = pieces(paragraph)
    whole = "".join(piece.text for piece in owned)
    for match in reversed(list(MARK.finditer(whole))):
        _splice(owned, match.span(), value(canonical(match[1])))
    forget_layout(paragraph)


def _splice(owned: list[Piece], span: tuple[int, int], value: str) -> None:
    """Replaces the span of the joined text; work goes from the end, so earlier offsets hold."""
    start, end = span
    position = 0
    for piece in owned:
        text = piece.text
        low, high = max(start - position, 0), min(end - position, len(text))
        position += len(text)
        if low < high:
            piece.text = text[:low] + value + text[high:]
            value = ""
        if position >= end:
            return


def forget_layout(paragraph: Element) -> None:
    """Drops the line layout Hangul stored: it is that of the old text."""
    for lines in paragraph.findall(LINES):
        paragraph.remove(lines)
