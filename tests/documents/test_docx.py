"""DOCX, read back by zip, XML and python-docx."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest

from seogi.adapters.documents.docx import write_docx
from seogi.features.documents.prepare import prepare
from tests.documents.builders import (
    COVER,
    EVERY_LINE,
    W,
    a_document,
    docx_body,
    docx_lines,
    zip_parts,
)


@pytest.fixture(scope="module")
def complaint() -> bytes:
    return write_docx(prepare(a_document()))


def test_every_line_is_there_in_order(complaint: bytes) -> None:
    assert tuple(docx_lines(complaint)) == EVERY_LINE


def test_headings_are_real_headings(complaint: bytes) -> None:
    opened = docx.Document(BytesIO(complaint))
    found = [
        (p.style.name, p.text)
        for p in opened.paragraphs
        if p.style and "Heading" in str(p.style.name)
    ]
    assert found == [
        ("Heading 1", "소 장"),
        ("Heading 2", "청구취지"),
        ("Heading 3", "맺음 <script>alert(1)</script>"),
    ]


def test_hangul_takes_the_named_font_and_language(complaint: bytes) -> None:
    styles = ElementTree.fromstring(zip_parts(complaint)["word/styles.xml"])
    normal = next(s for s in styles.iter(W + "style") if s.get(W + "styleId") == "Normal")
    fonts, lang = normal.find(f".//{W}rFonts"), normal.find(f".//{W}lang")
    assert fonts is not None
    assert lang is not None
    assert fonts.get(W + "eastAsia") == "맑은 고딕"
    assert fonts.get(W + "eastAsiaTheme") is None
    assert lang.get(W + "eastAsia") == "ko-KR"


def test_each_numbered_list_starts_with_its_own_number(complaint: bytes) -> None:
    numbering = ElementTree.fromstring(zip_parts(complaint)["word/numbering.xml"])
    starts = {
        num.get(W + "numId"): start.get(W + "val")
        for num in numbering.findall(W + "num")
        for start in num.iter(W + "startOverride")
    }
    ids = {}
    for paragraph in docx_body(complaint).iter(W + "p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            text = "".join(t.text or "" for t in paragraph.iter(W + "t"))
            ids[text] = number.get(W + "val")
    assert starts[ids["원고와 피고는 이혼한다."]] == "1"
    assert starts[ids["다섯째부터"]] == "5"
    assert ids["원고와 피고는 이혼한다."] != ids["다섯째부터"]
    assert ids["지연손해금 연 12%"] not in starts


def test_definitions_of_numberings_stand_before_their_uses(complaint: bytes) -> None:
    kinds = [
        child.tag for child in ElementTree.fromstring(zip_parts(complaint)["word/numbering.xml"])
    ]
    last_definition = max(n for n, tag in enumerate(kinds) if tag == W + "abstractNum")
    assert last_definition < kinds.index(W + "num")


def test_a_table_repeats_its_header_and_aligns_its_cells(complaint: bytes) -> None:
    (table,) = docx_body(complaint).iter(W + "tbl")
    rows = table.findall(W + "tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert rows[1].find(f"{W}trPr/{W}tblHeader") is None
    aligned = [jc.get(W + "val") for jc in rows[1].iter(W + "jc")]
    assert aligned == ["center", "left", "right"]


def test_a_link_is_a_relationship_to_the_outside(complaint: bytes) -> None:
    links = zip_parts(complaint)["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://www.scourt.go.kr" TargetMode="External"' in links


def test_page_number_cover_and_watermark_are_written() -> None:
    content = write_docx(prepare(a_document(cover=COVER, watermark='초안 "1"')))
    parts = zip_parts(content)
    footers = b"".join(data for name, data in parts.items() if "word/footer" in name)
    headers = [data for name, data in parts.items() if "word/header" in name]
    assert b" PAGE " in footers
    assert sum(b"PowerPlusWaterMarkObject" in header for header in headers) == 2
    assert docx_body(content).find(f".//{W}titlePg") is not None
    opened = docx.Document(BytesIO(content))
    assert opened.paragraphs[0].text == "손해배상 소장"
    assert opened.core_properties.author == "변호사 김갑을"


def test_a_page_break_opens_the_next_paragraphs_page(complaint: bytes) -> None:
    opening = [
        "".join(t.text or "" for t in paragraph.iter(W + "t"))
        for paragraph in docx_body(complaint).iter(W + "p")
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert opening == ["맺음 <script>alert(1)</script>"]


def test_an_empty_document_is_a_document() -> None:
    assert docx.Document(BytesIO(write_docx(a_document("")))).paragraphs == []
