"""Blocks as the lines a template's paragraphs can take: marks as text, tables apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from seogi.features.documents.inlines import text_of
from seogi.features.documents.model import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
)

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph-to-be; `opens_page` asks for a page of its own."""

    runs: Inlines
    opens_page: bool = False


Content = Line | Table


def content_lines(blocks: Blocks) -> list[Content]:
    """The blocks in the template's terms; a page break opens the page of the next line."""
    result: list[Content] = []
    opens = False
    for item in _all(blocks, ""):
        if item is None:
            opens = True
        elif isinstance(item, Line):
            result.append(replace(item, opens_page=opens))
            opens = False
        else:
            result.append(item)
    return result


def without_tables(blocks: Blocks) -> Blocks:
    """The blocks for a place where no table can stand: a table is a paragraph per row."""
    return tuple(plain for block in blocks for plain in _without(block))


def _without(block: Block) -> Iterator[Block]:
    match block:
        case Table():
            for row in (block.header, *block.rows):
                cells = (text_of(cell).replace("\n", " ") for cell in row)
                yield Paragraph((Run(" | ".join(cells)),))
        case List():
            items = (ListItem(without_tables(item.blocks)) for item in block.items)
            yield replace(block, items=tuple(items))
        case Quote():
            yield Quote(without_tables(block.blocks))
        case _:
            yield block


def _all(blocks: Blocks, indent: str) -> Iterator[Content | None]:
    for block in blocks:
        yield from _lines(block, indent)


def _lines(block: Block, indent: str) -> Iterator[Content | None]:  # noqa: C901 - a case per block
    match block:
        case Heading():
            strong = (replace(r, strong=True) if isinstance(r, Run) else r for r in block.inlines)
            yield from _split(tuple(strong), indent)
        case Paragraph():
            yield from _split(block.inlines, indent)
        case List():
            yield from _list(block, indent)
        case Quote():
            yield from _all(block.blocks, indent + INDENT)
        case CodeBlock():
            for text in block.text.split("\n"):
                yield Line((Run(indent + text),))
        case Table():
            yield block
        case PageBreak():
            yield None
        case _:
            pass


def _list(block: List, indent: str) -> Iterator[Content | None]:
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.ordered else "• "
        first, *others = item.blocks or (Paragraph(()),)
        if isinstance(first, Paragraph):
            yield from _split((Run(mark), *first.inlines), indent)
        else:
            yield Line((Run(indent + mark),))
            others = [first, *others]
        yield from _all(tuple(others), indent + INDENT)


def _split(inlines: Inlines, indent: str) -> Iterator[Line]:
    runs: list[Inline] = [Run(indent)] if indent else []
    for run in inlines:
        if isinstance(run, Break):
            yield Line(tuple(runs))
            runs = [Run(indent)] if indent else []
        else:
            runs.append(run)
    yield Line(tuple(runs))
