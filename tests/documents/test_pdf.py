"""PDF, read back with PDFium: selectable text, embedded fonts, pages."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import pytest

from seogi.adapters.documents import pdf
from seogi.adapters.documents.pdf import write_pdf
from seogi.adapters.documents.pdf_data import CHUNK, chunks
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.lines import block_lines
from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Heading, List
from seogi.features.documents.prepare import prepare
from tests.documents.builders import COVER, EVERY_LINE, FONTS, a_document


def pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def complaint() -> bytes:
    return write_pdf(prepare(a_document()), FONTS)


def test_every_line_can_be_selected_in_order(complaint: bytes) -> None:
    text = squeezed("".join(pages(complaint)))
    position = 0
    for line in EVERY_LINE:
        position = text.index(squeezed(line), position)


def test_a_page_break_breaks_the_page_and_pages_are_numbered(complaint: bytes) -> None:
    first, second = pages(complaint)
    assert "- 1 -" in first
    assert second.startswith("맺음")
    assert "- 2 -" in second


def test_fonts_are_embedded_as_subsets(complaint: bytes) -> None:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", complaint, re.DOTALL)
    objects = complaint
    for stream in streams:
        try:
            objects += zlib.decompress(stream)
        except zlib.error:
            continue
    names = set(re.findall(rb"/BaseFont\s*/([A-Za-z0-9+\-]+)", objects))
    assert any(b"+SeogiGothic-Regular" in name for name in names)
    assert any(b"+SeogiGothic-Bold" in name for name in names)
    assert b"/FontFile" in objects


def test_the_cover_bears_no_number_and_the_watermark_is_on_every_page() -> None:
    content = write_pdf(prepare(a_document(cover=COVER, watermark="초안")), FONTS)
    cover, first, second = pages(content)
    assert "손해배상 소장" in cover
    assert "- 1 -" not in cover
    assert "- 1 -" in first
    assert all("초안" in page for page in (cover, first, second))


def test_text_that_looks_like_source_is_text() -> None:
    source = '#panic("x") $x^2$ @ref <label> \\ `` #{ } // /* */ ~ -- """ {{TITLE}}'
    content = write_pdf(
        prepare(a_document("문장 " + source.replace("`", "").replace("\\", ""))), FONTS
    )
    assert '#panic("x") $x^2$ @ref <label>' in " ".join(pages(content)[0].split())


def test_a_long_document_is_set_in_portions_and_numbered_through() -> None:
    paragraph = "원고와 피고는 혼인신고를 마친 부부이다. " * 40
    text = "".join(f"## 제{n}항\n\n{paragraph}\n\n" for n in range(CHUNK // len(paragraph) + 60))
    blocks = parse(text)
    portions = list(chunks(blocks))
    assert len(portions) == 2
    assert isinstance(portions[1][0], Heading)
    found = pages(write_pdf(prepare(a_document(text)), FONTS))
    assert f"- {len(found)} -" in found[-1]
    assert sum("제" in page for page in found) > 100


def test_a_list_or_table_too_large_for_a_portion_goes_on_in_the_next() -> None:
    rows = "".join(f"| {n} | 값 |\n" for n in range(8_000))
    items = "".join(f"{n}. 항목\n" for n in range(3, 20_000))
    blocks = parse(f"{items}\n| 번호 | 값 |\n|-|-|\n{rows}")
    portions = list(chunks(blocks))
    assert len(portions) > 1
    joined = [block for portion in portions for block in portion]
    assert list(block_lines(blocks))[-8:] == list(block_lines(joined))[-8:]
    starts = [block.start for block in joined if isinstance(block, List)]
    sizes = [len(block.items) for block in joined if isinstance(block, List)]
    assert starts == [3 + sum(sizes[:n]) for n in range(len(sizes))]


def test_an_endless_word_stays_on_the_page() -> None:
    content = write_pdf(prepare(a_document("x" * 3_000)), FONTS)
    with pypdfium2.PdfDocument(content) as opened:
        page = opened[0]
        width = page.get_width()
        textpage = page.get_textpage()
        rights = [textpage.get_rect(n)[2] for n in range(textpage.count_rects())]
    assert max(rights) < width


def test_a_file_that_lost_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    less = write_pdf(prepare(a_document("짧은 글")), FONTS)
    monkeypatch.setattr(pdf, "_set", lambda data, fonts: less)
    with pytest.raises(DocumentCheckFailed):
        write_pdf(prepare(a_document()), FONTS)


def test_the_compilers_failure_has_a_name(tmp_path: object) -> None:
    with pytest.raises(DocumentCheckFailed):
        pdf._set({"nonsense": True}, FONTS)


def test_the_first_page_can_be_rendered(complaint: bytes) -> None:
    with pypdfium2.PdfDocument(BytesIO(complaint)) as opened:
        bitmap = opened[0].render(scale=0.5)
        dark = sum(1 for value in bytes(bitmap.buffer) if value < 128)
    assert dark > 500
