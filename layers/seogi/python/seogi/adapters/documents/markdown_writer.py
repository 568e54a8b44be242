"""A document as Markdown in one normal form: what `parse` reads back as the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from seogi.features.documents.model import (
    Alignment,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Cover,
    Document,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
)

PAGE_BREAK = "<!-- pagebreak -->"
_SPECIAL = re.compile(r"[\\`*_\[\]<|]|&(?=[#\w])|!(?=\[)|~(?=~)")
_LEADING = re.compile(r"(?:[#>+=~-]|\d{1,9}(?=[.)]))")
_BRACKETED = re.compile(r"[()\[\]\\*_`|&]")
_DASHES = {Alignment.LEFT: ":---", Alignment.CENTER: ":---:", Alignment.RIGHT: "---:"}


def write_markdown(document: Document) -> bytes:
    """UTF-8 text with one blank line between blocks. A cover becomes the opening lines."""
    text = ""
    if document.options.cover:
        text = "\n\n".join((*_cover(document.options.cover), PAGE_BREAK, ""))
    body = "\n".join(_lines(document.blocks))
    return (text + body).strip("\n").encode() + b"\n"


def _cover(cover: Cover) -> Iterator[str]:
    yield "# " + _escaped(cover.title)
    for text in filter(None, (cover.subtitle, cover.author, cover.date)):
        yield _opened(_escaped(text))


def _lines(blocks: Blocks, *, tight: bool = False) -> Iterator[str]:
    """The blocks with a blank line between them; `tight` puts none before a list."""
    last: Block | None = None
    other = False
    for block in blocks:
        if last is not None and not (tight and isinstance(block, List)):
            yield ""
        # Of two lists in a row the second takes other marks, or they would be one.
        row = isinstance(last, List) and isinstance(block, List) and last.ordered == block.ordered
        other = row and not other
        if isinstance(block, List):
            yield from _list(block, ")" if other else ".", "*" if other else "-")
        else:
            yield from _block(block)
        last = block


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_inline(block.inlines, one_line=True)}".rstrip()
        case Paragraph():
            yield from (_opened(line) for line in _inline(block.inlines).split("\n"))
        case Quote():
            yield from (f"> {line}".rstrip() for line in _lines(block.blocks))
        case CodeBlock():
            yield from _code(block)
        case Table():
            yield from _table(block)
        case PageBreak():
            yield PAGE_BREAK
        case _:
            yield "---"


def _list(block: List, delimiter: str, bullet: str) -> Iterator[str]:
    loose = any(not isinstance(rest, List) for item in block.items for rest in item.blocks[1:])
    for index, item in enumerate(block.items):
        if loose and index:
            yield ""
        number = min(block.start + index, 999_999_999)
        mark = f"{number}{delimiter}" if block.ordered else bullet
        lines = list(_lines(item.blocks, tight=not loose)) or [""]
        yield f"{mark} {lines[0]}".rstrip()
        yield from (f"{' ' * (len(mark) + 1)}{line}".rstrip() for line in lines[1:])


def _code(block: CodeBlock) -> Iterator[str]:
    longest = max((len(ticks) for ticks in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = "" if "`" in block.language else block.language
    yield fence + language
    yield from block.text.split("\n")
    yield fence


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield "| " + " | ".join(_DASHES[alignment] for alignment in table.alignments) + " |"
    yield from map(_row, table.rows)


def _row(cells: tuple[Inlines, ...]) -> str:
    return "| " + " | ".join(_inline(cell, one_line=True) for cell in cells) + " |"


def _inline(inlines: Inlines, *, one_line: bool = False) -> str:
    line_end = "<br>" if one_line else "\\\n"
    written = ""
    for index, run in enumerate(inlines):
        if isinstance(run, Break):
            written += line_end
        else:
            following = inlines[index + 1] if index + 1 < len(inlines) else None
            after = following.text[:1] if isinstance(following, Run) else ""
            written += _run(run, written[-1:], after)
    return written


def _run(run: Run, before: str, after: str) -> str:
    """The run's marks hug its words: `** text**` would not be bold."""
    words = run.text.strip()
    if not words:
        return run.text
    start = len(run.text) - len(run.text.lstrip())
    end = len(run.text.rstrip())
    inner = _coded(words) if run.code else _escaped(words)
    marks = "**" * run.strong + "*" * run.emphasis
    if marks and _flanked(
        before if not start else " ", inner, after if run.text[end:] == "" else " "
    ):
        inner = marks + inner + marks[::-1]
    if run.href:
        href = run.href.replace("<", "%3C").replace(">", "%3E")
        inner = f"[{inner}](<{href}>)" if _BRACKETED.search(href) else f"[{inner}]({href})"
    return run.text[:start] + inner + run.text[end:]


def _flanked(before: str, inner: str, after: str) -> bool:
    """Whether marks round `inner` would be read as marks (CommonMark 0.31, section 6.2)."""
    opens = not _sign(inner[0]) or not before or before.isspace() or _sign(before)
    closes = not _sign(inner[-1]) or not after or after.isspace() or _sign(after)
    return opens and closes


def _sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _coded(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    padding = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{padding}{text.replace('|', chr(92) + '|')}{padding}{ticks}"


def _escaped(text: str) -> str:
    flat = " ".join(text.split("\n"))
    return _SPECIAL.sub(lambda sign: "\\" + sign.group(), flat)


def _opened(line: str) -> str:
    """The line with what would make it a heading, list or quote escaped."""
    line = line.lstrip()
    found = _LEADING.match(line)
    if not found:
        return line
    if found.group().isdigit():
        return f"{found.group()}\\{line[found.end() :]}"
    return "\\" + line
