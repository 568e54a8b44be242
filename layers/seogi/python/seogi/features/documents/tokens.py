"""Parser tokens to blocks: the only place that knows the names of markdown-it's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from seogi.features.documents.inline_tokens import MAX_INLINE, inlines_of, plain_inlines
from seogi.features.documents.inlines import stripped
from seogi.features.documents.model import (
    Alignment,
    Block,
    CodeBlock,
    Heading,
    Inlines,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_COLUMNS = 40  # Word takes 63; beyond some 40 no column of an A4 page holds a syllable
MAX_START = 999_999_999
_PAGE_BREAK = re.compile(
    r"[ \t]*(?:\\pagebreak|\\newpage|-{3,} ?pagebreak ?-{3,}|<!-- ?pagebreak ?-->)[ \t]*",
    re.IGNORECASE,
)
# Openings of one of these make the parser's work grow with the square of the paragraph.
_COSTLY = {"[": 60, "*": 600, "_": 600, "`": 600, "<": 600, "&": 2_000, "\\": 4_000}


class BlockBuilder:
    """Builds the blocks of one piece of text; `env` carries its link definitions."""

    def __init__(self, parser: MarkdownIt, env: MutableMapping[str, Any]) -> None:
        self._parser = parser
        self._env = env
        self._stack: list[list[Any]] = [[]]
        self._lists: list[tuple[bool, int]] = []
        self._rows: list[list[Inlines]] = []
        self._alignments: list[Alignment] = []
        self._heading = 0
        self._cell = False

    def build(self, tokens: Sequence[Token]) -> list[Block]:
        for token in tokens:
            handler = getattr(self, f"_on_{token.type}", None)
            if handler is not None:
                handler(token)
            elif token.content:
                self._add(Paragraph((Run(token.content),)))
        return self._stack[0]

    def _add(self, block: Block) -> None:
        self._stack[-1].append(block)

    def _inlines(self, content: str) -> Inlines:
        costly = any(content.count(sign) > most for sign, most in _COSTLY.items())
        if costly or len(content) > MAX_INLINE:
            return plain_inlines(content)
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._env, tokens)
        return inlines_of(tokens)

    def _on_inline(self, token: Token) -> None:
        if self._cell:
            self._rows[-1].append(self._inlines(token.content))
        elif self._heading:
            self._add(Heading(self._heading, self._inlines(token.content)))
        else:
            self._stack[-1].extend(self._paragraphs(token.content))

    def _paragraphs(self, content: str) -> Iterator[Block]:
        """One paragraph, or several round the page breaks written between its lines."""
        if "break" not in content.lower() and "newpage" not in content.lower():
            yield Paragraph(self._inlines(content))
            return
        lines: list[str] = []
        for line in [*content.split("\n"), None]:
            if line is not None and not _PAGE_BREAK.fullmatch(line):
                lines.append(line)
                continue
            if lines:
                yield Paragraph(self._inlines("\n".join(lines)))
                lines = []
            if line is not None:
                yield PageBreak()

    def _on_heading_open(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _on_heading_close(self, _: Token) -> None:
        self._heading = 0

    def _on_fence(self, token: Token) -> None:
        language = token.info.strip().split(" ")[0][:40]
        self._add(CodeBlock(token.content.rstrip("\n"), language))

    def _on_code_block(self, token: Token) -> None:
        self._add(CodeBlock(token.content.rstrip("\n")))

    def _on_hr(self, _: Token) -> None:
        self._add(Rule())

    def _on_blockquote_open(self, _: Token) -> None:
        self._stack.append([])

    def _on_blockquote_close(self, _: Token) -> None:
        blocks = self._stack.pop()
        if blocks:
            self._add(Quote(tuple(blocks)))

    def _on_bullet_list_open(self, _: Token) -> None:
        self._lists.append((False, 1))
        self._stack.append([])

    def _on_ordered_list_open(self, token: Token) -> None:
        self._lists.append((True, min(int(token.attrs.get("start", 1)), MAX_START)))
        self._stack.append([])

    def _on_bullet_list_close(self, _: Token) -> None:
        ordered, start = self._lists.pop()
        items = self._stack.pop()
        self._add(List(ordered, start, tuple(items)))

    _on_ordered_list_close = _on_bullet_list_close

    def _on_list_item_open(self, _: Token) -> None:
        self._stack.append([])

    def _on_list_item_close(self, _: Token) -> None:
        blocks = self._stack.pop()
        self._stack[-1].append(ListItem(tuple(blocks)))

    def _on_table_open(self, _: Token) -> None:
        self._rows, self._alignments = [], []

    def _on_tr_open(self, _: Token) -> None:
        self._rows.append([])

    def _on_th_open(self, token: Token) -> None:
        self._cell = True
        style = str(token.attrs.get("style", ""))
        found = next((a for a in Alignment if a.value in style), Alignment.LEFT)
        self._alignments.append(found)

    def _on_td_open(self, _: Token) -> None:
        self._cell = True

    def _on_td_close(self, _: Token) -> None:
        self._cell = False

    _on_th_close = _on_td_close

    def _on_table_close(self, _: Token) -> None:
        header, *rows = self._rows
        width = len(header)
        if width > MAX_COLUMNS:
            for row in self._rows:
                self._add(Paragraph(_joined(row)))
            return
        cells = tuple(tuple((row + [()] * width)[:width]) for row in rows)
        self._add(Table(tuple(header), cells, tuple(self._alignments)))


def _joined(row: list[Inlines]) -> Inlines:
    """A row too wide for a table, as one line."""
    runs: list[Any] = []
    for cell in row:
        runs.extend((*cell, Run(" | ")))
    return stripped(tuple(runs[:-1]))
