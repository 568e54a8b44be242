"""Blocks to the body of a DOCX document, as text: one pass, no tree."""

from __future__ import annotations

from html import escape
from itertools import groupby

from seogi.adapters.documents.columns import column_widths
from seogi.adapters.documents.docx_base import BYLINE_STYLE, CODE_STYLE, FONT, MONO
from seogi.features.documents.model import (
    Alignment,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Cover,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)

BULLETS_ID, DECIMALS_ID, FIRST_NUM = 900, 901, 1000
MAX_DEPTH = 8
STEP = 400  # twentieths of a point per level
TEXT_WIDTH = 9_070  # the same unit: A4 less the margins
_BULLET_CHARS = "●○■□◆◇●○■"
_JUSTIFICATION = {Alignment.LEFT: "left", Alignment.CENTER: "center", Alignment.RIGHT: "right"}


class DocxBody:
    """Collects the body's XML, the numberings and the link targets it refers to."""

    def __init__(self) -> None:
        self._xml: list[str] = []
        self._break = False
        self.numberings: list[str] = [_num(FIRST_NUM, BULLETS_ID)]
        self.links: dict[str, str] = {}

    def xml(self) -> str:
        return "".join(self._xml)

    def cover(self, cover: Cover) -> None:
        for text, style in ((cover.title, "Title"), (cover.subtitle, "Subtitle")):
            if text:
                self._paragraph((Run(text),), _style(style))
        for index, text in enumerate(filter(None, (cover.author, cover.date))):
            space = '<w:spacing w:before="160"/>' if index else '<w:spacing w:before="4000"/>'
            self._paragraph((Run(text),), _style(BYLINE_STYLE) + space)
        self._break = True

    def blocks(self, blocks: Blocks, depth: int = 0, style: str = "") -> None:
        for block in blocks:
            self._block(block, depth, style)

    def _block(self, block: Block, depth: int, style: str) -> None:  # noqa: C901 - a case per block
        match block:
            case Heading():
                self._paragraph(block.inlines, _style(f"Heading{block.level}"))
            case Paragraph():
                self._paragraph(block.inlines, style + _indent(depth))
            case List():
                self._list(block, depth, style)
            case Quote():
                self.blocks(block.blocks, depth + 1, _QUOTE)
            case CodeBlock():
                for line in block.text.split("\n"):
                    self._paragraph((Run(line),), _CODE + _indent(depth))
            case Table():
                self._table(block)
            case PageBreak():
                self._break = True
            case Rule():
                self._paragraph((), _RULE)

    def _list(self, block: List, depth: int, style: str) -> None:
        level = min(depth, MAX_DEPTH)
        number = FIRST_NUM
        if block.ordered:
            number += len(self.numberings)
            self.numberings.append(_num(number, DECIMALS_ID, level, block.start))
        mark = (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            '<w:spacing w:after="40"/>'
        )
        for item in block.items:
            first, *others = item.blocks or (Paragraph(()),)
            if isinstance(first, Paragraph):
                self._paragraph(first.inlines, mark)
            else:
                self._paragraph((), mark)
                others = [first, *others]
            self.blocks(tuple(others), depth + 1, style)

    def _table(self, table: Table) -> None:
        if self._break:
            self._xml.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            self._break = False
        widths = column_widths(table, TEXT_WIDTH)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self._xml.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        for line, row in enumerate((table.header, *table.rows)):
            self._xml.append(
                f"<w:tr><w:trPr><w:cantSplit/>{'' if line else '<w:tblHeader/>'}</w:trPr>"
            )
            for inlines, width, alignment in zip(row, widths, table.alignments, strict=True):
                self._cell(inlines, width, alignment, head=line == 0)
            self._xml.append("</w:tr>")
        # Two tables without a paragraph between them are one table to Word.
        self._xml.append('</w:tbl><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>')

    def _cell(self, inlines: Inlines, width: int, alignment: Alignment, *, head: bool) -> None:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EEF7"/>' if head else ""
        self._xml.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>')
        self._xml.append(
            '<w:p><w:pPr><w:spacing w:after="20" w:line="276" w:lineRule="auto"/>'
            f'<w:jc w:val="{_JUSTIFICATION[alignment]}"/></w:pPr>'
            f"{self._runs(inlines, bold=head, size=19)}</w:p></w:tc>"
        )

    def _paragraph(self, inlines: Inlines, properties: str) -> None:
        if self._break:
            style_end = properties.find("/>") + 2 if properties.startswith("<w:pStyle") else 0
            properties = properties[:style_end] + "<w:pageBreakBefore/>" + properties[style_end:]
            self._break = False
        self._xml.append(f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(inlines)}</w:p>")

    def _runs(self, inlines: Inlines, *, bold: bool = False, size: int = 0) -> str:
        found: list[str] = []
        for href, group in groupby(inlines, lambda run: run.href if isinstance(run, Run) else ""):
            inner = "".join(
                "<w:r><w:br/></w:r>" if isinstance(run, Break) else _run(run, bold, size)
                for run in group
            )
            if href:
                target = self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")
                inner = f'<w:hyperlink r:id="{target}">{inner}</w:hyperlink>'
            found.append(inner)
        return "".join(found)


def _run(run: Run, bold: bool, size: int) -> str:
    looks = ""
    if run.code:
        looks += f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:eastAsia="{FONT}"/>'
    if run.strong or bold:
        looks += "<w:b/>"
    if run.emphasis:
        looks += "<w:i/>"
    if run.href:
        looks += '<w:color w:val="0563C1"/>'
    if size:
        looks += f'<w:sz w:val="{size}"/>'
    if run.href:
        looks += '<w:u w:val="single"/>'
    if run.code:
        looks += '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    text = escape(run.text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


_CODE = f'{_style(CODE_STYLE)}<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_QUOTE = (
    f'{_style("Quote")}<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="BFBFBF"/>'
    "</w:pBdr>"
)
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="BFBFBF"/></w:pBdr>'


def _indent(depth: int) -> str:
    return f'<w:ind w:left="{min(depth, MAX_DEPTH + 1) * STEP}"/>' if depth else ""


def _num(number: int, abstract: int, level: int | None = None, start: int = 1) -> str:
    override = ""
    if level is not None:
        override = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def abstract_numberings() -> str:
    """The bullets and the decimals, nine levels each."""
    bullets = "".join(_level(n, "bullet", char) for n, char in enumerate(_BULLET_CHARS))
    decimals = "".join(_level(n, "decimal", f"%{n + 1}.") for n in range(MAX_DEPTH + 1))
    return "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
        for number, levels in ((BULLETS_ID, bullets), (DECIMALS_ID, decimals))
    )


def _level(level: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{(level + 1) * STEP}" w:hanging="{STEP - 40}"/></w:pPr></w:lvl>'
    )
