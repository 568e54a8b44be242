"""HWPX, read back by a reader of its own."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from seogi.adapters.documents.hwpx import write_hwpx
from seogi.adapters.documents.hwpx_check import check_hwpx
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.prepare import prepare
from tests.documents.builders import (
    COVER,
    EVERY_LINE,
    HP,
    a_document,
    hwpx_lines,
    hwpx_paragraphs,
    hwpx_text,
    repacked,
    zip_parts,
)

HH = "{http://www.hancom.co.kr/hwpml/2011/head}"


@pytest.fixture(scope="module")
def complaint() -> bytes:
    return write_hwpx(prepare(a_document()))


def test_the_container_opens_with_the_stored_mimetype(complaint: bytes) -> None:
    assert complaint[30:57] == b"mimetypeapplication/hwp+zip"
    with zipfile.ZipFile(BytesIO(complaint)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert {
            "version.xml",
            "settings.xml",
            "META-INF/container.xml",
            "META-INF/manifest.xml",
        } < set(archive.namelist())


def test_every_line_is_there_in_order(complaint: bytes) -> None:
    assert tuple(hwpx_lines(complaint)) == EVERY_LINE


def test_what_paragraphs_refer_to_exists_and_lists_count_right(complaint: bytes) -> None:
    header = ElementTree.fromstring(zip_parts(complaint)["Contents/header.xml"])
    for name in ("charProperties", "paraProperties", "borderFills", "numberings", "bullets"):
        found = header.find(f".//{HH}{name}")
        assert found is not None
        assert found.get("itemCnt") == str(len(found))
        assert len({child.get("id") for child in found}) == len(found)
    chars = {char.get("id") for char in header.iter(HH + "charPr")}
    shapes = {shape.get("id") for shape in header.iter(HH + "paraPr")}
    for paragraph in hwpx_paragraphs(complaint):
        assert paragraph.get("paraPrIDRef") in shapes
        assert {run.get("charPrIDRef") for run in paragraph.findall(HP + "run")} <= chars


def test_headings_take_outline_styles_without_automatic_numbers(complaint: bytes) -> None:
    header = ElementTree.fromstring(zip_parts(complaint)["Contents/header.xml"])
    styles = {style.get("id"): style.get("name") for style in header.iter(HH + "style")}
    kinds = {p.get("id"): p.find(HH + "heading") for p in header.iter(HH + "paraPr")}
    heading = next(p for p in hwpx_paragraphs(complaint) if hwpx_text(p) == "청구취지")
    kind = kinds[heading.get("paraPrIDRef")]
    assert styles[heading.get("styleIDRef")] == "개요 2"
    assert kind is not None
    assert kind.get("type") == "NONE"


def test_each_numbered_list_has_a_numbering_of_its_own(complaint: bytes) -> None:
    header = ElementTree.fromstring(zip_parts(complaint)["Contents/header.xml"])
    shapes = {p.get("id"): p.find(HH + "heading") for p in header.iter(HH + "paraPr")}
    starts = {n.get("id"): n.get("start") for n in header.iter(HH + "numbering")}
    by_text = {hwpx_text(p): p for p in hwpx_paragraphs(complaint)}

    def numbering(text: str) -> str | None:
        kind = shapes[by_text[text].get("paraPrIDRef")]
        assert kind is not None
        return kind.get("idRef")

    assert numbering("원고와 피고는 이혼한다.") != numbering("다섯째부터")
    assert starts[numbering("다섯째부터")] == "5"


def test_a_table_repeats_its_header_and_fills_the_line(complaint: bytes) -> None:
    table = next(t for p in hwpx_paragraphs(complaint) for t in p.iter(HP + "tbl"))
    assert (table.get("rowCnt"), table.get("colCnt"), table.get("repeatHeader")) == ("3", "3", "1")
    rows = table.findall(HP + "tr")
    assert [cell.get("header") for cell in rows[0]] == ["1", "1", "1"]
    widths = [int(size.get("width", "0")) for cell in rows[0] for size in cell.iter(HP + "cellSz")]
    assert sum(widths) == 45_354


def test_a_page_break_opens_the_next_paragraphs_page(complaint: bytes) -> None:
    opening = [hwpx_text(p) for p in hwpx_paragraphs(complaint) if p.get("pageBreak") == "1"]
    assert opening == ["맺음 <script>alert(1)</script>"]


def test_cover_page_number_and_watermark_are_written() -> None:
    content = write_hwpx(prepare(a_document(cover=COVER, watermark="초안 & 비밀")))
    section = zip_parts(content)["Contents/section0.xml"].decode()
    assert '<hp:pageNum pos="BOTTOM_CENTER"' in section
    assert 'hidePageNum="1"' in section
    assert "초안 &amp; 비밀" in section
    lines = hwpx_lines(content)
    assert lines[1:5] == ["손해배상 소장", "이혼 및 위자료", "변호사 김갑을", "2026년 11월 21일"]


def test_without_options_there_is_no_page_number_and_no_header() -> None:
    section = zip_parts(write_hwpx(prepare(a_document(page_numbers=False))))[
        "Contents/section0.xml"
    ]
    assert b"<hp:pageNum" not in section
    assert b"<hp:header" not in section


def test_the_same_document_gives_the_same_bytes(complaint: bytes) -> None:
    assert write_hwpx(prepare(a_document())) == complaint


def test_an_empty_document_is_a_document() -> None:
    assert hwpx_lines(write_hwpx(a_document(""))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"mimetype": b"application/zip"},
        {"Contents/section0.xml": b"<a>"},
        {"Contents/section0.xml": b"<a/>"},
        {"Contents/header.xml": None},
    ],
)
def test_a_damaged_file_is_refused(complaint: bytes, changes: dict[str, bytes | None]) -> None:
    with pytest.raises(DocumentCheckFailed):
        check_hwpx(repacked(complaint, changes), EVERY_LINE)


def test_a_file_with_a_compressed_mimetype_is_refused(complaint: bytes) -> None:
    with pytest.raises(DocumentCheckFailed, match="mimetype"):
        check_hwpx(repacked(complaint, {}), EVERY_LINE)


def test_a_missing_or_misplaced_line_is_refused(complaint: bytes) -> None:
    check_hwpx(complaint, EVERY_LINE)
    with pytest.raises(DocumentCheckFailed, match="missing"):
        check_hwpx(complaint, [*EVERY_LINE, "없는 문장"])
    with pytest.raises(DocumentCheckFailed, match="missing"):
        check_hwpx(complaint, reversed(EVERY_LINE))
