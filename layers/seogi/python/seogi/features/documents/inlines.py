"""Runs: clean, merged, stripped, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seogi.features.documents.model import Break, Inline, Inlines, Run

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]+", re.IGNORECASE)


def merged(runs: Sequence[Inline]) -> Inlines:
    """Neighbours of one look are one run; empty runs are gone."""
    found: list[Inline] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Run) and isinstance(last, Run) and _look(run) == _look(last):
            found[-1] = Run(last.text + run.text, *_look(run))
        elif isinstance(run, Break) or run.text:
            found.append(run)
    return tuple(found)


def _look(run: Run) -> tuple[bool, bool, bool, str]:
    return run.strong, run.emphasis, run.code, run.href


def stripped(runs: Inlines) -> Inlines:
    """Without blanks and breaks at either end."""
    items = list(runs)
    while items and (isinstance(items[0], Break) or not items[0].text.lstrip()):
        items.pop(0)
    while items and (isinstance(items[-1], Break) or not items[-1].text.rstrip()):
        items.pop()
    if items and isinstance(first := items[0], Run):
        items[0] = Run(first.text.lstrip(), *_look(first))
    if items and isinstance(last := items[-1], Run):
        items[-1] = Run(last.text.rstrip(), *_look(last))
    return tuple(items)


def safe_link(href: str) -> str:
    """The address when a reader may follow it; "" for scripts, files and relative paths."""
    return href if len(href) <= 2_000 and _SAFE_LINK.fullmatch(href) else ""


def text_of(runs: Inlines) -> str:
    """The plain text; a break is a line feed."""
    return "".join("\n" if isinstance(run, Break) else run.text for run in runs)


def clean(text: str) -> str:
    """`text` without what XML cannot carry; every kind of line end is a line feed."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
