"""A report of its sections: the consistency pass and the Markdown as a whole; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seogi.features.reports.model import Section

_HEADING = re.compile(r"^(#{1,6})[ \t]+", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~)", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n{2,}")
REPEATED_FROM = 40
"""Shorter paragraphs may stand twice (list items, formulas of courtesy)."""


def tidy(title: str, text: str) -> str:
    """A section's Markdown below its own heading: deeper headings only, no repeated title."""
    body = text.replace("\r\n", "\n").strip()
    first, _, rest = body.partition("\n")
    if _HEADING.match(first) and _HEADING.sub("", first).strip().rstrip("#").strip() == title:
        body = rest.strip()
    if len(_FENCE.findall(body)) % 2:
        body += "\n```"
    return _below(body)


def _below(body: str) -> str:
    """Headings moved down so that the highest is of level three; code is left alone."""
    pieces = re.split(r"(?ms)(^```.*?^```[^\n]*$)", body)
    levels = [len(m[1]) for piece in pieces[::2] for m in _HEADING.finditer(piece)]
    shift = max(0, 3 - min(levels)) if levels else 0
    if not shift:
        return body

    def deeper(found: re.Match[str]) -> str:
        return "#" * min(6, len(found[1]) + shift) + " "

    pieces[::2] = [_HEADING.sub(deeper, piece) for piece in pieces[::2]]
    return "".join(pieces)


def consistent(sections: Sequence[Section]) -> list[Section]:
    """The sections without paragraphs that an earlier one has already said word for word."""
    said: set[str] = set()
    result = []
    for section in sections:
        kept = []
        for paragraph in _PARAGRAPHS.split(section.text):
            plain = " ".join(paragraph.split())
            if len(plain) >= REPEATED_FROM and plain in said:
                continue
            said.add(plain)
            kept.append(paragraph)
        text = "\n\n".join(kept)
        result.append(section if text == section.text else replace(section, text=text))
    return result


def markdown(title: str, sections: Sequence[Section]) -> str:
    """The whole report."""
    parts = [f"# {title}"]
    parts += [f"## {section.title}\n\n{section.text}".rstrip() for section in sections]
    return "\n\n".join(parts) + "\n"
