"""Inline tokens to runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from seogi.features.documents.inlines import merged, safe_link, stripped
from seogi.features.documents.model import Break, Inline, Inlines, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_INLINE = 60_000  # characters of one paragraph whose marks are still looked for
_BR = re.compile(r"<br ?/?>", re.IGNORECASE)
_LEFT_STRONG = re.compile(r"\*\*(?=[^\s*])([^*]{1,500})(?<=[^\s*])\*\*")


def inlines_of(tokens: Sequence[Token]) -> Inlines:
    """The runs of a parsed inline; an image is its description, linked to where it lies."""
    strong = emphasis = 0
    href = ""
    runs: list[Inline] = []
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type in ("link_open", "link_close"):
            href = safe_link(str(token.attrs.get("href", "")))
        elif token.type == "hardbreak":
            runs.append(Break())
        else:
            look = Run("", strong > 0, emphasis > 0, token.type == "code_inline", href)
            runs.extend(_texts(token, look))
    return stripped(merged(runs))


def _texts(token: Token, look: Run) -> Iterator[Inline]:
    if token.type == "softbreak":
        yield Run(" ", look.strong, look.emphasis, False, look.href)
    elif token.type == "image":
        source = safe_link(str(token.attrs.get("src", "")))
        alternative = "".join(child.content for child in token.children or [])
        text = alternative or token.content or source
        yield Run(text, look.strong, look.emphasis, False, look.href or source)
    elif look.code:
        yield Run(token.content, look.strong, look.emphasis, True, look.href)
    else:
        yield from _broken(token.content, look)


def _broken(text: str, look: Run) -> Iterator[Inline]:
    for index, part in enumerate(_BR.split(text)):
        if index:
            yield Break()
        # CommonMark leaves the marks of **"인용"**은 standing: a sign before them and a Hangul
        # particle after. Korean is written like this all the time, and it means bold.
        for number, piece in enumerate(_LEFT_STRONG.split(part)):
            if piece:
                strong = look.strong or number % 2 == 1
                yield Run(piece, strong, look.emphasis, False, look.href)


def plain_inlines(content: str) -> Inlines:
    """The text of a paragraph whose marks are not looked for."""
    return stripped((Run(content.replace("\n", " ")),))
