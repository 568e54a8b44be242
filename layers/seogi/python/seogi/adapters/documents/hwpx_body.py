"""Blocks to the paragraphs of an HWPX section, as text: one pass, no tree."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import groupby

from seogi.adapters.documents.hwpx_base import MONO, QUIET, SANS, HwpxBase, Voice
from seogi.adapters.documents.hwpx_looks import INDENT, MAX_DEPTH, Looks, Shape
from seogi.adapters.documents.hwpx_table import table_xml
from seogi.features.documents.model import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Cover,
    Heading,
    Inline,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)

BODY = Voice(10.5)
CELL = Voice(9.5)
HEAD_CELL = Voice(9.5, SANS, strong=True)
QUOTED = Voice(10.5, color=QUIET)
CODE = Voice(9, MONO)
HEADINGS = tuple(Voice(size, SANS, strong=True) for size in (20, 15, 12.5, 11.5, 11, 10.5))
TITLE, SUBTITLE, BYLINE = Voice(26, SANS, strong=True), Voice(15, SANS), Voice(12)


class HwpxBody:
    """Collects the XML of a section; `opening` runs go into its first paragraph."""

    def __init__(self, base: HwpxBase, looks: Looks, opening: str) -> None:
        self._base = base
        self._looks = looks
        self._opening = opening
        self._break = False
        self._count = 0
        self._xml: list[str] = []
        self._cell_border = base.border()
        self._head_border = base.border("#E7EEF7")
        self._code_border = base.border("#F2F2F2", ())
        self._quote_border = base.border(sides=("left",))

    def xml(self) -> str:
        if self._opening:  # a section without its settings opens nowhere
            self._paragraph((), Shape(), BODY)
        return "".join(self._xml)

    def cover(self, cover: Cover) -> None:
        # Readers drop the space before a page's first paragraph, so an empty one makes the room.
        self._paragraph((), Shape(after=14_000), BODY)
        lines = ((cover.title, TITLE, 0), (cover.subtitle, SUBTITLE, 1_500))
        for text, voice, before in lines:
            if text:
                self._paragraph((Run(text),), Shape("CENTER", before=before), voice)
        for index, text in enumerate(filter(None, (cover.author, cover.date))):
            shape = Shape("CENTER", before=500 if index else 18_000)
            self._paragraph((Run(text),), shape, BYLINE)
        self._break = True

    def blocks(self, blocks: Blocks, depth: int = 0, voice: Voice = BODY) -> None:
        for block in blocks:
            self._block(block, depth, voice)

    def _block(self, block: Block, depth: int, voice: Voice) -> None:  # noqa: C901 - a case per block
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                border = self._quote_border if voice is QUOTED else "2"
                self._lines(block.inlines, Shape(left=_left(depth), border=border), voice)
            case List():
                self._list(block, depth + 1, voice)
            case Quote():
                self.blocks(block.blocks, depth + 1, QUOTED)
            case CodeBlock():
                self._code(block.text, depth)
            case Table():
                self._table(block)
            case PageBreak():
                self._break = True
            case Rule():
                border = self._base.border(sides=("bottom",))
                self._paragraph((), Shape(after=600, spacing=100, border=border), Voice(4))

    def _heading(self, heading: Heading) -> None:
        level = heading.level
        align = "CENTER" if level == 1 else "LEFT"
        shape = Shape(align, before=1_400, after=600, keep=1)
        style = self._base.outline_style(level)
        self._lines(heading.inlines, shape, HEADINGS[level - 1], style)

    def _list(self, block: List, depth: int, voice: Voice) -> None:
        numbering = self._looks.numbering(block.start) if block.ordered else 0
        rest = self._looks.shape(Shape(left=_left(depth), after=200))
        for number, item in enumerate(block.items, block.start):
            first, *others = item.blocks or (Paragraph(()),)
            lead: Inlines = ()
            if isinstance(first, Paragraph):
                lead = first.inlines
            else:
                others = [first, *others]
            if block.ordered and not numbering:
                self._item((Run(f"{number}. "), *lead), rest, rest, voice)
            elif block.ordered:
                self._item(lead, self._looks.numbered(depth, numbering), rest, voice)
            else:
                self._item(lead, self._looks.bulleted(depth), rest, voice)
            self.blocks(tuple(others), depth, voice)

    def _item(self, inlines: Inlines, shape: int, rest: int, voice: Voice) -> None:
        """The lines of an item's first paragraph; only the first line bears the mark."""
        for index, line in enumerate(_split(inlines)):
            self._emit(self.runs(line, voice), rest if index else shape)

    def _code(self, text: str, depth: int) -> None:
        shape = Shape("LEFT", left=_left(depth), after=0, spacing=130, border=self._code_border)
        for line in text.split("\n"):
            self._paragraph((Run(line.expandtabs(4)),), shape, CODE)
        self._paragraph((), Shape(after=0, spacing=100), Voice(5))

    def _table(self, table: Table) -> None:
        xml = table_xml(table, self._count, self._cell, (self._cell_border, self._head_border))
        self._emit(f'<hp:run charPrIDRef="0">{xml}<hp:t/></hp:run>', self._looks.shape(Shape()))

    def _cell(self, inlines: Inlines, align: str, head: bool) -> str:
        shape = self._looks.shape(Shape(align.upper(), after=0, spacing=130))
        voice = HEAD_CELL if head else CELL
        return "".join(
            _paragraph_xml(0, shape, "0", False, self.runs(line, voice)) for line in _split(inlines)
        )

    def _lines(self, inlines: Inlines, shape: Shape, voice: Voice, style: str = "0") -> None:
        """A paragraph per line: a break inside justified text would stretch the line before."""
        lines = _split(inlines)
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            self._paragraph(line, shape if last else shape._replace(after=0), voice, style)

    def _paragraph(self, line: Inlines, shape: Shape, voice: Voice, style: str = "0") -> None:
        self._emit(self.runs(line, voice), self._looks.shape(shape), style)

    def _emit(self, runs: str, shape: int, style: str = "0") -> None:
        self._count += 1
        runs, self._opening = self._opening + runs, ""
        self._xml.append(_paragraph_xml(self._count, shape, style, self._break, runs))
        self._break = False

    def runs(self, line: Inlines, voice: Voice) -> str:
        found: list[str] = []
        for href, group in groupby(line, lambda run: run.href if isinstance(run, Run) else ""):
            inner = "".join(
                f'<hp:run charPrIDRef="{self._base.char(voice, run)}">'
                f"<hp:t>{escape(run.text.replace(chr(9), ' '))}</hp:t></hp:run>"
                for run in group
                if isinstance(run, Run)
            )
            found.append(self._linked(inner, href) if href else inner)
        if not found:
            return f'<hp:run charPrIDRef="{self._base.char(voice)}"><hp:t/></hp:run>'
        return "".join(found)

    def _linked(self, runs: str, href: str) -> str:
        self._count += 1
        number = 1_000_000_000 + self._count
        command = href.replace("\\", "\\\\").replace(":", "\\:").replace("?", "\\?")
        strings = {
            "Command": f"{command.replace(';', '%3B')};1;0;0;",
            "Path": href,
            "Category": "HWPHYPERLINK_TYPE_URL",
            "TargetType": "HWPHYPERLINK_TARGET_BOOKMARK",
            "DocOpenType": "HWPHYPERLINK_JUMP_CURRENTTAB",
        }
        parameters = "".join(
            f'<hp:stringParam name="{name}">{escape(value)}</hp:stringParam>'
            for name, value in strings.items()
        )
        return (
            f'<hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="{number}" type="HYPERLINK" '
            f'name="{escape(href)}" editable="0" dirty="0" zorder="-1" fieldid="{number}">'
            '<hp:parameters cnt="6" name=""><hp:integerParam name="Prop">0</hp:integerParam>'
            f"{parameters}</hp:parameters></hp:fieldBegin></hp:ctrl></hp:run>{runs}"
            f'<hp:run charPrIDRef="0"><hp:ctrl><hp:fieldEnd beginIDRef="{number}" '
            f'fieldid="{number}"/></hp:ctrl></hp:run>'
        )


def _left(depth: int) -> int:
    return min(depth, MAX_DEPTH) * INDENT


def _split(inlines: Inlines) -> list[Inlines]:
    """The lines between breaks; at least one."""
    lines: list[list[Inline]] = [[]]
    for run in inlines:
        if isinstance(run, Break):
            lines.append([])
        elif "\n" in run.text:
            first, *others = run.text.split("\n")
            lines[-1].append(replace(run, text=first))
            lines.extend([replace(run, text=other)] for other in others)
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def _paragraph_xml(number: int, shape: int, style: str, breaks: bool, runs: str) -> str:
    return (
        f'<hp:p id="{number}" paraPrIDRef="{shape}" styleIDRef="{style}" '
        f'pageBreak="{int(breaks)}" columnBreak="0" merged="0">{runs}</hp:p>'
    )
