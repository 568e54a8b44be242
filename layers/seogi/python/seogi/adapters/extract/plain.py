"""Texts and tables to units of a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from seogi.adapters.extract.decode import clean
from seogi.adapters.extract.unwrap import SENTENCE_ENDS
from seogi.features.evidence.failures import BrokenFile, EmptyFile
from seogi.features.evidence.model import Place
from seogi.features.evidence.passages import Unit


def lines_of(text: str, *, page: int | None = None, offset: int = 0) -> Iterator[Unit]:
    """One unit per line with words; after a blank line or a full stop a paragraph opens.

    Args:
        text: the whole text, or that of one page.
        page: the page it is; then lines are not counted, as nobody can look them up.
        offset: where it begins in the full text.
    """
    opens = True
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = Place(line=number) if page is None else Place(page=page)
            yield Unit(offset, offset + len(line), place, opens)
        opens = not line.strip() or line.rstrip().endswith(SENTENCE_ENDS)
        offset += len(line) + 1


def table_text(text: str) -> tuple[str, tuple[Unit, ...]]:
    """A CSV as sentences, `header: value, header: value`, one line per row.

    Raises:
        EmptyFile: there is no row under the header.
        BrokenFile: it is no table.
    """
    lines = list(_row_lines(_rows(text)))
    if not lines:
        raise EmptyFile
    units, offset = [], 0
    for number, line in lines:
        units.append(Unit(offset, offset + len(line), Place(line=number)))
        offset += len(line) + 1
    return "\n".join(line for _, line in lines), tuple(units)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line they end on."""
    rows = csv.reader(io.StringIO(text))
    try:
        for row in rows:
            yield rows.line_num, [" ".join(cell.split()) for cell in row]
    except csv.Error as error:  # a cell of more than 128 KiB: a quote that never ends
        raise BrokenFile from error


def _row_lines(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    header: list[str] | None = None
    for number, row in rows:
        if not any(row):
            continue
        if header is None:
            header = row
            continue
        names = [*header, *[""] * (len(row) - len(header))]
        cells = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(names, row, strict=False)
            if cell
        ]
        yield number, clean(", ".join(cells))
