"""The lines of text a finished file must hold, in order: what every writer is checked against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seogi.features.documents.inlines import text_of
from seogi.features.documents.model import (
    Block,
    CodeBlock,
    Document,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
)

_MARK = re.compile(r"\d{1,9}\.|•")


def lines_of(document: Document) -> Iterator[str]:
    """Every line of the cover and the blocks; a table gives its cells, row by row."""
    cover = document.options.cover
    if cover:
        yield from filter(None, (cover.title, cover.subtitle, cover.author, cover.date))
    yield from block_lines(document.blocks)


def block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from text_of(block.inlines).split("\n")
            case List():
                for item in block.items:
                    yield from block_lines(item.blocks)
            case Quote():
                yield from block_lines(block.blocks)
            case Table() | CodeBlock():
                yield from _leaf_lines(block)
            case _:
                pass


def _leaf_lines(block: Table | CodeBlock) -> Iterator[str]:
    if isinstance(block, CodeBlock):
        yield from block.text.split("\n")
        return
    for row in (block.header, *block.rows):
        for cell in row:
            yield from text_of(cell).split("\n")


def missing_line(expected: Iterable[str], found: Iterable[str]) -> str | None:
    """The first expected line that `found` does not hold in its place; None when all are there.

    Blanks do not count: formats keep and collapse them differently. Nor does the mark of a list
    item, where a format writes it as text.
    """
    stream = ("".join(line.split()) for line in found)
    for line in expected:
        wanted = "".join(line.split())
        if wanted and not any(_holds(candidate, wanted) for candidate in stream):
            return line
    return None


def _holds(candidate: str, wanted: str) -> bool:
    if candidate == wanted:
        return True
    marked = candidate.endswith(wanted)
    return marked and _MARK.fullmatch(candidate, 0, len(candidate) - len(wanted)) is not None


def length_of(document: Document) -> int:
    """Characters of text in the document."""
    return sum(len(line) for line in lines_of(document))
