"""The empty HWPX document every other is made from: python-hwpx, used for nothing else.

The library builds the container, the fonts and the looks of characters and borders. Paragraphs
are written by `hwpx_body` directly: through the library, 5 MB of text would take many minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from seogi.adapters.documents.zipped import read_parts
from seogi.features.documents.model import Run

SERIF, SANS, MONO = "함초롬바탕", "함초롬돋움", "D2Coding"
INK, LINK, QUIET, PALE = "#000000", "#0563C1", "#555555", "#BFBFBF"
MARGINS_MM = {"left": 25.0, "right": 25.0, "top": 25.0, "bottom": 20.0}
TEXT_WIDTH = 45_354  # HWPUNIT (1/7200 inch): A4 less the side margins
SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Voice:
    """The look of a kind of paragraph before its runs change it; `size` in points."""

    size: float
    font: str = SERIF
    color: str = INK
    strong: bool = False


class HwpxBase:
    """An open empty document; looks are added to it as the body asks for them."""

    def __init__(self) -> None:
        from hwpx import HwpxDocument

        self._document: Any = HwpxDocument.new()
        self._document.page.setup(paper_size="A4", margins_mm=MARGINS_MM)
        # The library looks through its whole header at every question; ours are few.
        self._looks: dict[tuple[object, ...], str] = {}
        self._borders: dict[tuple[str | None, tuple[str, ...]], str] = {}
        self._outlines: dict[int, str] = {}
        self.paragraph_looks = len(self._document.styles.paragraph_properties)
        self.numberings = 1

    def char(self, voice: Voice, run: Run | None = None) -> str:
        """The id of a character look."""
        run = run or Run("")
        link = bool(run.href)
        key = (voice, run.strong, run.emphasis, run.code, link)
        if key not in self._looks:
            self._looks[key] = self._document.styles.ensure_run(
                size=voice.size,
                font=MONO if run.code else voice.font,
                color=LINK if link else voice.color,
                bold=voice.strong or run.strong,
                italic=run.emphasis,
                underline=link,
            )
        return self._looks[key]

    def border(self, fill: str | None = None, sides: tuple[str, ...] = SIDES) -> str:
        """The id of a border: thin grey lines on some `sides`, with or without a fill."""
        key = (fill, sides)
        if key not in self._borders:
            self._borders[key] = self._document.styles.ensure_border_fill(
                fill_color=fill, active_borders=list(sides)
            )
        return self._borders[key]

    def outline_style(self, level: int) -> str:
        if level not in self._outlines:
            self._outlines[level] = self._document.styles.resolve(f"개요 {level}").id
        return self._outlines[level]

    def parts(self) -> dict[str, bytes]:
        """The container's parts, `mimetype` first."""
        return read_parts(self._document.to_bytes())


def spliced(header: str, tag: str, child: str, added: list[str]) -> str:
    """The header with more children in one of its counted lists; the list is made if missing."""
    if not added:
        return header
    body = "".join(added)
    opening = re.search(rf'<hh:{tag} itemCnt="(\d+)">', header)
    if opening is None:
        made = f'<hh:{tag} itemCnt="{len(added)}">{body}</hh:{tag}>'
        return header.replace(f"<hh:{child}", made + f"<hh:{child}", 1)
    total = int(opening[1]) + len(added)
    header = header.replace(opening.group(), f'<hh:{tag} itemCnt="{total}">', 1)
    return header.replace(f"</hh:{tag}>", f"{body}</hh:{tag}>", 1)
