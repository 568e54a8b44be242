"""Blocks as the JSON data that `document.typ` sets: no source is ever put together from text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from seogi.adapters.documents.columns import column_widths
from seogi.features.documents.model import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Table,
)

JsonObject = dict[str, Any]
MAX_DEPTH = 8  # Typst's layout has a depth limit of its own; deeper lists stay at this depth
CHUNK = 500_000  # characters set at a time: about 200 pages, 250 MB
_LONG_WORD = re.compile(r"[!-~]{30}(?=[!-~]{10})")
BREAK_HERE = "\u200b"


def chunks(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks in portions one compiler run can hold; a new one opens at a heading if it can."""
    portion: list[Block] = []
    size = 0
    for block in (piece for whole in blocks for piece in _pieces(whole)):
        full = size > CHUNK * 1.5 or (size > CHUNK and isinstance(block, Heading))
        if full and portion:
            yield tuple(portion)
            portion, size = [], 0
        portion.append(block)
        size += weight(block)
    yield tuple(portion)


def _pieces(block: Block) -> Iterator[Block]:
    """The block, or several that look like it where it alone would fill a portion."""
    if not isinstance(block, List | Table) or (total := weight(block)) <= CHUNK:
        yield block
        return
    parts = block.items if isinstance(block, List) else block.rows
    step = max(1, len(parts) * CHUNK // (4 * total))
    for start in range(0, len(parts), step):
        if isinstance(block, List):
            first = block.start + start if block.ordered else 1
            yield List(block.ordered, first, block.items[start : start + step])
        else:
            yield Table(block.header, block.rows[start : start + step], block.alignments)


def weight(block: Block) -> int:
    """About how many characters a block costs; a cell or item costs some even when empty."""
    match block:
        case Heading() | Paragraph():
            return 40 + _length(block.inlines)
        case List():
            return sum(40 + sum(map(weight, item.blocks)) for item in block.items)
        case Quote():
            return 40 + sum(map(weight, block.blocks))
        case Table():
            return sum(60 + _length(cell) for row in (block.header, *block.rows) for cell in row)
        case CodeBlock():
            return 40 + 2 * len(block.text)
        case _:
            return 40


def _length(inlines: Inlines) -> int:
    return sum(20 if isinstance(run, Break) else 20 + len(run.text) for run in inlines)


def payload(document: Document, blocks: Blocks, first_page: int, *, with_cover: bool) -> JsonObject:
    """What the template reads: `blocks` are the document's or a portion of them."""
    options = document.options
    cover = options.cover
    return {
        "title": document.title,
        "author": cover.author if cover else "",
        "lang": options.lang[:2].lower() if options.lang[:2].isalpha() else "ko",
        "page_numbers": options.page_numbers,
        "watermark": options.watermark,
        "first_page": first_page,
        "cover": {
            "title": cover.title,
            "subtitle": cover.subtitle,
            "author": cover.author,
            "date": cover.date,
        }
        if cover and with_cover
        else None,
        "blocks": _blocks(blocks, 0),
    }


def _blocks(blocks: Blocks, depth: int) -> list[JsonObject]:
    return [item for block in blocks for item in _block(block, depth)]


def _block(block: Block, depth: int) -> list[JsonObject]:  # noqa: C901 - a case per block
    match block:
        case Heading():
            return [{"kind": "h", "level": block.level, "runs": _runs(block.inlines)}]
        case Paragraph():
            return [{"kind": "p", "runs": _runs(block.inlines)}]
        case List() | Quote() if depth >= MAX_DEPTH:
            inner = _inner(block)
            return _blocks(inner, depth)
        case List():
            items = [_blocks(item.blocks, depth + 1) for item in block.items]
            return [{"kind": "ol" if block.ordered else "ul", "start": block.start, "items": items}]
        case Quote():
            return [{"kind": "q", "blocks": _blocks(block.blocks, depth + 1)}]
        case CodeBlock():
            return [{"kind": "c", "text": _breakable(block.text.expandtabs(4))}]
        case Table():
            return [_table(block)]
        case PageBreak():
            return [{"kind": "b"}] if depth == 0 else []
        case Rule():
            return [{"kind": "r"}]


def _inner(block: List | Quote) -> Blocks:
    if isinstance(block, Quote):
        return block.blocks
    return tuple(inner for item in block.items for inner in item.blocks)


def _table(table: Table) -> JsonObject:
    return {
        "kind": "t",
        "widths": column_widths(table, 1_000),
        "aligns": [alignment.value for alignment in table.alignments],
        "header": [_runs(cell) for cell in table.header],
        "rows": [[_runs(cell) for cell in row] for row in table.rows],
    }


def _runs(inlines: Inlines) -> list[list[str] | None]:
    return [
        None
        if isinstance(run, Break)
        else [
            _breakable(run.text),
            "s" * run.strong + "e" * run.emphasis + "c" * run.code,
            run.href,
        ]
        for run in inlines
    ]


def _breakable(text: str) -> str:
    """Lets a line break inside an endless word, which would run off the page otherwise."""
    return _LONG_WORD.sub(lambda word: word.group() + BREAK_HERE, text)
