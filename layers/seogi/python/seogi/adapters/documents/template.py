"""Pours a report into an uploaded HWPX template: the template's looks, all of the report's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seogi.adapters.documents.hwpx_check import check_hwpx, check_labels
from seogi.adapters.documents.hwpx_names import HEADER, HP, is_section
from seogi.adapters.documents.template_header import TemplateHeader
from seogi.adapters.documents.template_lines import Content, content_lines, without_tables
from seogi.adapters.documents.template_paragraphs import Pen
from seogi.adapters.documents.template_parts import template_parts
from seogi.adapters.documents.template_text import (
    P,
    keys,
    only_key,
    replace_marks,
    text_of_paragraph,
)
from seogi.adapters.documents.writer import check_length, filename
from seogi.adapters.documents.xml_tree import Element, etree, parsed
from seogi.adapters.documents.zipped import write_parts
from seogi.features.documents.inlines import text_of
from seogi.features.documents.lines import block_lines
from seogi.features.documents.model import (
    MEDIA_TYPES,
    Artifact,
    Document,
    Format,
    Paragraph,
)
from seogi.features.documents.prepare import prepare
from seogi.features.documents.sections import DATE, TITLE, Part, Report, Section, report_of

MIMETYPE_PART, PREVIEW = "mimetype", "Preview/PrvText.txt"
CELL = HP + "tc"


@dataclass(frozen=True, slots=True)
class HwpxTemplateFiller:
    """Fills templates in this process; at most 10 MB of template and 6 million characters."""

    def fill(self, document: Document, template: bytes) -> Artifact:
        check_length(document, Format.HWPX)
        parts = template_parts(template)
        ready = prepare(document)
        header = TemplateHeader(parsed(parts[HEADER]))
        roots = {name: parsed(parts[name]) for name in sorted(filter(is_section, parts))}
        filling = _Filling(ready, list(roots.values()), Pen(header))
        filling.run()
        for name, root in (*roots.items(), (HEADER, header.root)):
            parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        if PREVIEW in parts:
            parts[PREVIEW] = "\r\n".join(block_lines(ready.blocks))[:1_000].encode()
        mimetype = {MIMETYPE_PART: parts.pop(MIMETYPE_PART).strip()}
        content = write_parts(mimetype | parts, frozenset(mimetype))
        for lines in filling.expected:
            check_hwpx(content, lines)
        check_labels(content, filling.labels)
        name = filename(ready.title, Format.HWPX)
        return Artifact.of(content, name, MEDIA_TYPES[Format.HWPX])


class _Filling:
    """One report going into one template."""

    def __init__(self, document: Document, roots: list[Element], pen: Pen) -> None:
        self._report: Report = report_of(document)
        cover = document.options.cover
        self._plain = {
            TITLE: self._report.title,
            DATE: cover.date if cover else "",
        }
        self.expected: list[list[str]] = []
        self._roots = roots
        self._pen = pen
        self._marked = [p for root in roots for p in root.iter(P) if keys(p)]
        self._present = {key for p in self._marked for key in keys(p)}

    def run(self) -> None:
        """Fills the trees and notes the lines that must be found in them, each list in order."""
        sections = self._report.sections
        placed = {s.part: s for s in sections if s.part and s.part in self._present}
        for part, section in placed.items():
            self._plain[part.title_key] = text_of(section.title)
        left = [s for s in sections if s.part not in placed]
        self._append(left)
        for paragraph in self._marked:
            self._fill(paragraph, placed)
        self.expected.append(
            [line for s in left for line in (text_of(s.title), *block_lines(s.blocks))]
        )

    @property
    def labels(self) -> list[str]:
        """The titles and the date the template asked for; they may stand within other text."""
        return [self._plain[key] for key in self._present if key in self._plain]

    def _append(self, sections: Sequence[Section]) -> None:
        """Sets the sections before the conclusion, or at the end where there is none."""
        if not sections:
            return
        title_like = self._like(*(part.title_key for part in Part), TITLE)
        body_like = self._like(Part.MAIN_CONTENT, Part.BACKGROUND, Part.SUMMARY, Part.CONCLUSION)
        made: list[Element] = []
        for section in sections:
            if section.title:
                made += self._pen.write(content_lines((Paragraph(section.title),)), title_like)
            made += self._pen.write(content_lines(section.blocks), body_like)
        conclusion = self._first(Part.CONCLUSION.title_key, Part.CONCLUSION)
        if conclusion is None:
            self._roots[-1].extend(made)
            return
        anchor = _top_level(conclusion)
        parent = anchor.getparent()
        if parent is not None:
            place = parent.index(anchor)
            parent[place:place] = made

    def _first(self, *wanted: str) -> Element | None:
        return next((p for key in wanted for p in self._marked if key in keys(p)), None)

    def _like(self, *wanted: str) -> Element:
        """The paragraph whose looks new ones take."""
        found = self._first(*wanted)
        if found is None:
            filled = (p for p in self._roots[-1].iter(P) if text_of_paragraph(p).strip())
            found = next(filled, None)
        return found if found is not None else next(self._roots[-1].iter(P))

    def _fill(self, paragraph: Element, placed: dict[Part, Section]) -> None:
        key = only_key(paragraph)
        part = next((part for part in placed if part == key), None)
        if part is not None:
            self._pen.rewrite(paragraph, self._content(paragraph, placed[part]))
            return
        following: list[Section] = []

        def value(key: str) -> str:
            following.extend(section for part, section in placed.items() if part == key)
            return self._plain.get(key, "")

        replace_marks(paragraph, value)
        for section in following:  # collected from the last mark to the first
            self._pen.insert_after(paragraph, self._content(paragraph, section))

    def _content(self, paragraph: Element, section: Section) -> list[Content]:
        """What goes where the paragraph stands: within a cell, a table is lines."""
        nested = any(ancestor.tag == CELL for ancestor in paragraph.iterancestors())
        blocks = without_tables(section.blocks) if nested else section.blocks
        self.expected.append(list(block_lines(blocks)))
        return content_lines(blocks)


def _top_level(paragraph: Element) -> Element:
    """The paragraph of the section itself in which this one lies."""
    top = paragraph
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == paragraph.tag:
            top = ancestor
    return top
