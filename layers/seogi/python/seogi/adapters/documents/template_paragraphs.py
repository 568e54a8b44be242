"""Writes lines into a template in the looks of one of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from seogi.adapters.documents.hwpx_names import HP
from seogi.adapters.documents.hwpx_table import table_xml
from seogi.adapters.documents.template_header import TemplateHeader
from seogi.adapters.documents.template_lines import Content, Line
from seogi.adapters.documents.template_text import (
    RUN,
    P,
    T,
    forget_layout,
)
from seogi.adapters.documents.xml_tree import Element, etree
from seogi.features.documents.model import Inlines, Run, Table

_NAMESPACE = HP[1:-1]


class Pen:
    """Makes paragraphs; new looks go to the template's header."""

    def __init__(self, header: TemplateHeader) -> None:
        self._header = header
        self._count = 0

    def write(self, content: Sequence[Content], like: Element) -> list[Element]:
        """New paragraphs in the looks of `like`."""
        char = _marked_run(like).get("charPrIDRef", "0")
        return [
            self._line(item, like, char)
            if isinstance(item, Line)
            else self._table(item, like, char)
            for item in content
        ]

    def rewrite(self, paragraph: Element, content: Sequence[Content]) -> None:
        """Puts the content in the paragraph's place; its settings and shapes stay."""
        made = self.write(content, paragraph)
        if made and isinstance(content[0], Line):
            runs = made.pop(0)
            self._empty(paragraph)
            paragraph.set("pageBreak", runs.get("pageBreak", paragraph.get("pageBreak", "0")))
            paragraph.extend(list(runs))
        else:
            self._empty(paragraph)
        self._after(paragraph, made)

    def insert_after(self, paragraph: Element, content: Sequence[Content]) -> None:
        self._after(paragraph, self.write(content, paragraph))

    def _after(self, paragraph: Element, made: list[Element]) -> None:
        parent = paragraph.getparent()
        if parent is not None:
            place = parent.index(paragraph) + 1
            parent[place:place] = made

    def _empty(self, paragraph: Element) -> None:
        for run in paragraph.findall(RUN):
            for t in run.findall(T):
                run.remove(t)
            if len(run) == 0:
                paragraph.remove(run)
        forget_layout(paragraph)

    def _line(self, line: Line, like: Element, char: str) -> Element:
        paragraph = self._paragraph(like)
        if line.opens_page:
            paragraph.set("pageBreak", "1")
        for run in line.runs:
            if isinstance(run, Run):
                self._run(paragraph, run, char)
        if len(paragraph) == 0:
            self._run(paragraph, Run(""), char)
        return paragraph

    def _paragraph(self, like: Element) -> Element:
        self._count += 1
        paragraph = etree.Element(P, nsmap={"hp": _NAMESPACE})
        for name, value in like.attrib.items():
            paragraph.set(name, value)
        paragraph.set("id", str(3_000_000_000 + self._count))
        paragraph.set("pageBreak", "0")
        paragraph.set("columnBreak", "0")
        return paragraph

    def _run(self, paragraph: Element, run: Run, char: str) -> None:
        made = etree.SubElement(paragraph, RUN)
        look = self._header.variant(char, strong=run.strong, emphasis=run.emphasis)
        made.set("charPrIDRef", look)
        etree.SubElement(made, T).text = run.text.replace("\t", " ")

    def _table(self, table: Table, like: Element, char: str) -> Element:
        border = self._header.border()
        look = f'paraPrIDRef="{like.get("paraPrIDRef", "0")}" styleIDRef="0"'

        def cell(inlines: Inlines, _align: str, head: bool) -> str:
            runs = "".join(
                f'<hp:run charPrIDRef="{self._char(run, char, head)}"><hp:t>{escape(run.text)}'
                "</hp:t></hp:run>"
                if isinstance(run, Run)
                else f'</hp:p><hp:p id="0" {look} {_NO_BREAKS}>'
                for run in inlines
            )
            return f'<hp:p id="0" {look} {_NO_BREAKS}>{runs}</hp:p>'

        self._count += 1
        xml = table_xml(table, self._count, cell, (border, border))
        paragraph = self._paragraph(like)
        run = etree.SubElement(paragraph, RUN)
        run.set("charPrIDRef", char)
        # Every text in it was escaped above.
        run.append(etree.fromstring(xml.replace("<hp:tbl", _TABLE, 1)))
        etree.SubElement(run, T)
        return paragraph

    def _char(self, run: Run, char: str, head: bool) -> str:
        return self._header.variant(char, strong=run.strong or head, emphasis=run.emphasis)


_NO_BREAKS = 'pageBreak="0" columnBreak="0" merged="0"'
_TABLE = f'<hp:tbl xmlns:hp="{_NAMESPACE}"'


def _marked_run(paragraph: Element) -> Element:
    """The run in which the paragraph's first mark begins; its first run when it has no mark."""
    runs = paragraph.findall(RUN)
    for run in runs:
        if any("{" in text for t in run.findall(T) for text in t.itertext()):
            return run
    if not runs:
        run = etree.SubElement(paragraph, RUN)
        run.set("charPrIDRef", "0")
        runs = [run]
    return runs[0]
