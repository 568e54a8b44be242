r"""Markdown of any shape to blocks; nothing a text contains can break the document.

CommonMark plus tables. HTML is text, except `<br>`. A page break is a line of its own that says
`\pagebreak`, `\newpage`, `---pagebreak---` or `<!-- pagebreak -->`. What the block model has no
word for degrades to its text; what is nested too deeply for a reader (or for the parser) becomes
plain paragraphs; characters no XML file may hold are removed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from seogi.features.documents.errors import DocumentTooLarge
from seogi.features.documents.inlines import clean
from seogi.features.documents.model import Block, Blocks, Paragraph, Run
from seogi.features.documents.tokens import BlockBuilder

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MAX_NESTING = 40
PIECE = 200_000  # characters parsed at a time: tokens take some 50 times their text in memory
# A tight list of one-letter items takes 2 kB of memory a line, a table 1 kB a cell (measured).
MAX_MARKS = 600_000
_LINE = re.compile(r"^[ \t]*[^\s]", re.MULTILINE)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_PLAIN_START = re.compile(r"#{1,6} |[^\W\d_]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[^\n]{1,2000}$", re.MULTILINE)
MAX_DEFINITIONS = 2_000


def parse(markdown: str) -> Blocks:
    """The blocks of a Markdown text; time and memory are linear in its length.

    Raises:
        DocumentTooLarge: more lines and table cells than the worker's memory holds as blocks.
    """
    text = clean(markdown)
    if text.count("|") + 2 * _line_count(text) > MAX_MARKS:
        raise DocumentTooLarge.in_lines(MAX_MARKS // 2)
    parser = _parser()
    env: dict[str, Any] = {}
    pieces = list(_pieces(text))
    if len(pieces) > 1:
        definitions = [m.group() for m in _DEFINITION.finditer(text)][:MAX_DEFINITIONS]
        parser.parse("\n\n".join(definitions), env)
    blocks: list[Block] = []
    for piece in pieces:
        tokens = parser.parse(piece, env)
        if any(token.level >= MAX_NESTING - 2 for token in tokens):
            blocks.extend(_plain(piece))
        else:
            blocks.extend(BlockBuilder(parser, env).build(tokens))
    return tuple(blocks)


def _line_count(text: str) -> int:
    """Lines that hold something."""
    return sum(1 for _ in _LINE.finditer(text))


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    # Inlines are parsed by the builder, one block at a time and only when that is cheap.
    return parser.enable("table").disable("inline")


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of about `PIECE` characters, cut only between top-level blocks."""
    if len(text) <= PIECE:
        yield text
        return
    fence = ""
    start = end = 0
    blank = True
    for line in text.splitlines(keepends=True):
        opener = _FENCE.match(line)
        if opener:
            fence = _after_fence(fence, opener[1])
        elif not fence and blank and end - start >= PIECE and _PLAIN_START.match(line):
            yield text[start:end]
            start = end
        blank = not line.strip()
        end += len(line)
    yield text[start:]


def _after_fence(open_fence: str, mark: str) -> str:
    """The fence that is open after a line that begins with `mark`; "" for none."""
    if not open_fence:
        return mark
    closes = mark[0] == open_fence[0] and len(mark) >= len(open_fence)
    return "" if closes else open_fence


def _plain(text: str) -> Iterator[Block]:
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph((Run(line.strip()),))
