"""How wide the columns of a table are, for formats that must be told."""

from __future__ import annotations

import unicodedata

from seogi.features.documents.inlines import text_of
from seogi.features.documents.model import Inlines, Table

NARROWEST, WIDEST = 6, 60  # Latin letters


def column_widths(table: Table, total: int) -> list[int]:
    """Widths that add up to `total`, by the longest line in each column."""
    rows = (table.header, *table.rows)
    wants = [
        min(WIDEST, max(NARROWEST, *(_letters(row[column]) for row in rows)))
        for column in range(len(table.header))
    ]
    widths = [total * want // sum(wants) for want in wants]
    widths[-1] += total - sum(widths)
    return widths


def _letters(inlines: Inlines) -> int:
    return max(letters(line) for line in text_of(inlines).split("\n"))


def letters(line: str) -> int:
    """The line's width in Latin letters; Hangul and hanja take two."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
