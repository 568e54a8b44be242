r"""Undoing the line breaks a PDF gained from its layout, where that is safe.

A PDF ends a line where the page ends it, in Korean also inside a word ("들\n려"). Most producers
keep the space a line ends with, so that joining the lines restores the sentence; when a document
shows no such space, its lines stay as they are: gluing words together would forge the quotation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

FULL = 0.8
SENTENCE_ENDS = (".", "!", "?", "。", "…", ":", ";")


def unwrapped(pages: Sequence[str]) -> list[str]:
    """The pages with wrapped lines joined, or as they were."""
    measured = [_Page(page) for page in pages]
    if not any(page.keeps_spaces() for page in measured):
        return list(pages)
    return [page.joined() for page in measured]


class _Page:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.width = FULL * max(map(_width, self.lines))

    def wraps(self, number: int) -> bool:
        """Whether the line was ended by the margin and not by the writer."""
        line = self.lines[number]
        following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        if not line.strip() or not following.strip() or _width(line) < self.width:
            return False
        return not line.rstrip().endswith(SENTENCE_ENDS)

    def keeps_spaces(self) -> bool:
        return any(
            self.wraps(number) and line.endswith(" ") for number, line in enumerate(self.lines)
        )

    def joined(self) -> str:
        pieces = [
            line if self.wraps(number) else f"{line}\n" for number, line in enumerate(self.lines)
        ]
        return "".join(pieces).removesuffix("\n")


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
