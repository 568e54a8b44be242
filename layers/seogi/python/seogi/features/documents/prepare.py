"""A document as its options ask for it: cleaned, masked, numbered; done once, before any writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from seogi.features.documents.inlines import clean, text_of
from seogi.features.documents.model import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Table,
)
from seogi.masking import mask

MAX_LABEL = 200  # characters of a title, watermark or line of the cover
# "1.", "2.1", "제3장", "Ⅰ.", "가.", "(1)", "①": the heading brought its own number.
_OWN_NUMBER = re.compile(r"\(?(?:\d+[.)]|\d+(?:\.\d+)+|제\s?\d+|[Ⅰ-Ⅿ]|[가-하][.)]|[①-⑳])")


def prepare(document: Document) -> Document:
    """The document with its options for the text carried out; a writer needs no second look."""
    options = document.options
    blocks = document.blocks
    hide: Callable[[str], str] = str
    if options.mask:
        hide = mask
        blocks = tuple(_mapped(block, _masked) for block in blocks)
    if options.number_headings:
        blocks = tuple(_numbered(blocks))

    def label(text: str) -> str:
        return hide(" ".join(clean(text).split()))[:MAX_LABEL]

    cover = options.cover and replace(
        options.cover,
        title=label(options.cover.title),
        subtitle=label(options.cover.subtitle),
        author=label(options.cover.author),
        date=label(options.cover.date),
    )
    return Document(
        label(document.title),
        blocks,
        replace(options, cover=cover, watermark=label(options.watermark)),
    )


def _mapped(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """The block with `change` applied to every line of text in it."""
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case List():
            items = tuple(ListItem(_all(item.blocks, change)) for item in block.items)
            return replace(block, items=items)
        case Quote():
            return Quote(_all(block.blocks, change))
        case Table():
            header = tuple(change(cell) for cell in block.header)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case CodeBlock():
            return replace(block, text=text_of(change((Run(block.text),))))
        case _:
            return block


def _all(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    return tuple(_mapped(block, change) for block in blocks)


def _masked(inlines: Inlines) -> Inlines:
    """Masks the line as a whole: a number in bold and plain parts is still a number."""
    text = text_of(inlines)
    hidden = mask(text)
    if hidden == text and not any(isinstance(run, Run) and run.href for run in inlines):
        return inlines
    result: list[Inline] = []
    position = 0
    for run in inlines:
        if not isinstance(run, Run):
            result.append(run)
            position += 1
            continue
        shown = hidden[position : position + len(run.text)]
        position += len(run.text)
        result.append(replace(run, text=shown, href=_harmless(run.href)))
    return tuple(result)


def _harmless(href: str) -> str:
    """The address, or "" when following it would tell what the text hides."""
    shown = unquote(href)
    return "" if mask(shown) != shown or mask(shown.partition(":")[2]) not in shown else href


def _numbered(blocks: Blocks) -> Iterator[Block]:
    """Numbers top-level headings; a single heading of the highest level is the title."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    top = min(levels, default=1)
    if levels.count(top) == 1 and len(levels) > 1:
        top += 1
    counters: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading) or block.level < top:
            yield block
            continue
        depth = block.level - top + 1
        counters = (counters + [0] * depth)[:depth]
        counters[-1] += 1
        if _OWN_NUMBER.match(text_of(block.inlines)):
            yield block
            continue
        number = ".".join(str(count or 1) for count in counters)
        yield Heading(
            block.level, (Run(f"{number}. " if depth == 1 else f"{number} "), *block.inlines)
        )
