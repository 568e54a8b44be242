"""Paragraph looks, bullets and numberings of an HWPX header, added as the body asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from seogi.adapters.documents.hwpx_base import HwpxBase, spliced

INDENT = 1_000  # HWPUNIT per level of a list or quote (3.5 mm)
MAX_DEPTH = 7
MAX_NUMBERINGS = 2_000  # each numbered list needs one to restart; later lists write their numbers
BULLETS = ("●", "○", "■", "□", "◆", "◇", "-")


class Shape(NamedTuple):
    """The look of a paragraph; lengths in HWPUNIT, `spacing` in percent of the line."""

    align: str = "JUSTIFY"
    left: int = 0
    before: int = 0
    after: int = 500
    spacing: int = 160
    border: str = "2"
    heading: str = "NONE"
    heading_ref: int = 0
    keep: int = 0
    break_before: int = 0


@dataclass(slots=True)
class Looks:
    """Ids of what was asked for, and the header with all of it."""

    base: HwpxBase
    shapes: dict[Shape, int]
    bullets: dict[int, int]
    numberings: list[str]

    @classmethod
    def of(cls, base: HwpxBase) -> Looks:
        return cls(base, {}, {}, [])

    def shape(self, shape: Shape) -> int:
        first = self.base.paragraph_looks
        return self.shapes.setdefault(shape, first + len(self.shapes))

    def bulleted(self, depth: int) -> int:
        """The id of the look of a bulleted item; `depth` counts from 1."""
        level = min(depth, MAX_DEPTH)
        bullet = self.bullets.setdefault(level, len(self.bullets) + 1)
        return self.shape(
            Shape(left=level * INDENT, after=200, heading="BULLET", heading_ref=bullet)
        )

    def numbering(self, start: int) -> int:
        """The id of a new numbering that opens with `start`; 0 when there are too many."""
        if len(self.numberings) >= MAX_NUMBERINGS:
            return 0
        number = self.base.numberings + len(self.numberings) + 1
        self.numberings.append(
            f'<hh:numbering id="{number}" start="{start}"><hh:paraHead start="{start}" level="1" '
            f'{_HEAD} useInstWidth="1">^1.</hh:paraHead></hh:numbering>'
        )
        return number

    def numbered(self, depth: int, numbering: int) -> int:
        left = min(depth, MAX_DEPTH) * INDENT
        return self.shape(Shape(left=left, after=200, heading="NUMBER", heading_ref=numbering))

    def header(self, header: str) -> str:
        """The header with everything that was asked for."""
        paragraphs = [_para_pr(number, shape) for shape, number in self.shapes.items()]
        bullets = [
            f'<hh:bullet id="{number}" char="{BULLETS[level - 1]}" useImage="0"><hh:paraHead '
            f'level="0" {_HEAD} useInstWidth="0"/></hh:bullet>'
            for level, number in self.bullets.items()
        ]
        header = spliced(header, "paraProperties", "styles", paragraphs)
        header = spliced(header, "numberings", "paraProperties", self.numberings)
        return spliced(header, "bullets", "paraProperties", bullets)


_HEAD = (
    'align="LEFT" autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" '
    'numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"'
)


def _para_pr(number: int, shape: Shape) -> str:
    measures = (
        '<hh:margin><hc:intent value="0" unit="HWPUNIT"/>'
        f'<hc:left value="{shape.left}" unit="HWPUNIT"/><hc:right value="0" unit="HWPUNIT"/>'
        f'<hc:prev value="{shape.before}" unit="HWPUNIT"/>'
        f'<hc:next value="{shape.after}" unit="HWPUNIT"/></hh:margin>'
        f'<hh:lineSpacing type="PERCENT" value="{shape.spacing}" unit="HWPUNIT"/>'
    )
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" '
        'suppressLineNumbers="0" checked="0" textDir="LTR">'
        f'<hh:align horizontal="{shape.align}" vertical="BASELINE"/>'
        f'<hh:heading type="{shape.heading}" idRef="{shape.heading_ref}" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" '
        f'widowOrphan="1" keepWithNext="{shape.keep}" keepLines="0" '
        f'pageBreakBefore="{shape.break_before}" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hp:switch><hp:case '
        'hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/HwpUnitChar">'
        f"{measures}</hp:case><hp:default>{measures}</hp:default></hp:switch>"
        f'<hh:border borderFillIDRef="{shape.border}" offsetLeft="0" offsetRight="0" '
        'offsetTop="0" offsetBottom="0" connect="1" ignoreMargin="0"/></hh:paraPr>'
    )
