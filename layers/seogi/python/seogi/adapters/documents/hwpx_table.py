"""A table of an HWPX section: widths by content, heights estimated lest a reader collapse it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from seogi.adapters.documents.columns import column_widths, letters
from seogi.adapters.documents.hwpx_base import TEXT_WIDTH
from seogi.features.documents.inlines import text_of
from seogi.features.documents.model import Inlines, Table

LINE = 1_500  # HWPUNIT: a line of 9.5 pt at 130 %, with a little air
PADDING = 400
LETTER = 500  # HWPUNIT: the width of a Latin letter at 9.5 pt; Hangul takes two
SIDES = 1_020

Cell = Callable[[Inlines, str, bool], str]


def table_xml(table: Table, number: int, cell: Cell, borders: tuple[str, str]) -> str:
    """`cell(inlines, alignment, is_header)` writes paragraphs; `borders` are body and header."""
    widths = column_widths(table, TEXT_WIDTH)
    rows = (table.header, *table.rows)
    heights = [_height(row, widths) for row in rows]
    body = "".join(
        "<hp:tr>"
        + "".join(
            _cell_xml(
                (column, line),
                (widths[column], heights[line]),
                cell(inlines, table.alignments[column].value, line == 0),
                borders[line == 0],
            )
            for column, inlines in enumerate(row)
        )
        + "</hp:tr>"
        for line, row in enumerate(rows)
    )
    return (
        f'<hp:tbl id="{2_000_000_000 + number}" zOrder="0" numberingType="TABLE" '
        'textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" '
        f'pageBreak="CELL" repeatHeader="1" rowCnt="{len(rows)}" colCnt="{len(widths)}" '
        f'cellSpacing="0" borderFillIDRef="{borders[0]}" noAdjust="0">'
        f'<hp:sz width="{sum(widths)}" widthRelTo="ABSOLUTE" height="{sum(heights)}" '
        'heightRelTo="ABSOLUTE" protect="0"/><hp:pos treatAsChar="0" affectLSpacing="0" '
        'flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" '
        'horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="0" right="0" top="140" bottom="140"/>'
        f'<hp:inMargin left="510" right="510" top="141" bottom="141"/>{body}</hp:tbl>'
    )


def _height(row: tuple[Inlines, ...], widths: list[int]) -> int:
    lines = 1
    for inlines, width in zip(row, widths, strict=True):
        room = max(2, (width - SIDES) // LETTER)
        parts = text_of(inlines).split("\n")
        lines = max(lines, sum(ceil(max(1, letters(part)) / room) for part in parts))
    return lines * LINE + PADDING


def _cell_xml(place: tuple[int, int], size: tuple[int, int], paragraphs: str, border: str) -> str:
    column, line = place
    return (
        f'<hp:tc name="" header="{int(line == 0)}" hasMargin="0" protect="0" editable="0" '
        f'dirty="0" borderFillIDRef="{border}"><hp:subList id="" textDirection="HORIZONTAL" '
        'lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" '
        f'textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">{paragraphs}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{line}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
        f'<hp:cellSz width="{size[0]}" height="{size[1]}"/>'
        '<hp:cellMargin left="510" right="510" top="141" bottom="141"/></hp:tc>'
    )
