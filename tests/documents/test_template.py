"""An uploaded HWPX template: what is refused by name, and what is filled without a loss."""

from __future__ import annotations

import io
import zipfile

import pytest

from seogi.adapters.documents import template_parts as limits
from seogi.adapters.documents.template import HwpxTemplateFiller
from seogi.adapters.documents.template_parts import placeholders
from seogi.errors import SeogiError
from seogi.features.documents.errors import (
    NotHwpx,
    TemplateBomb,
    TemplateBroken,
    TemplateEncrypted,
    TemplateTooLarge,
)
from seogi.features.documents.model import Cover
from seogi.features.documents.ports import ListPlaceholders, TemplateFiller
from seogi.texts import text
from tests.documents.builders import (
    HP,
    a_document,
    a_template,
    hwpx_lines,
    hwpx_paragraphs,
    hwpx_text,
    repacked,
)

FILLER: TemplateFiller = HwpxTemplateFiller()
LIST: ListPlaceholders = placeholders

REPORT = """\
# 시장 보고서

## 요약

첫 **굵은** 문단.

둘째 문단.

## 추진 배경

- 하나
- 둘
  1. 셋

## 위험 요인

모르는 절.

## 주요 분석

### 소제목

| 가 | 나 |
|---|---|
| 1 | **2** |

## 주요 지표

겹치는 절.

## 향후 계획

끝.
"""
FULL = (
    "{{TITLE}}",
    "작성일: {{ DATE }}",
    "{{TITLE_SUMARY}}",
    ("{{SU", "MMA", "RY}}"),
    "{{TITLE_BACKGROUND}}",
    "{{BACKGROUND}}",
    "{{TITLE_MAIN_CONTENT}}",
    "{{MAIN_CONTENT}}",
    "{{WHO_KNOWS}}",
    "{{TITLE_CONCLUSION}}",
    "{{CONCLUSION}}",
    "꼬리말",
)


def filled(template: bytes, markdown: str = REPORT) -> bytes:
    cover = Cover("", date="2026년 11월 21일")
    return FILLER.fill(a_document(markdown, cover=cover), template).content


@pytest.fixture(scope="module")
def template() -> bytes:
    return a_template(*FULL)


def test_placeholders_are_listed_in_order_even_when_split_over_runs(template: bytes) -> None:
    assert LIST(template) == (
        *("TITLE", "DATE", "TITLE_SUMMARY", "SUMMARY", "TITLE_BACKGROUND", "BACKGROUND"),
        *("TITLE_MAIN_CONTENT", "MAIN_CONTENT", "WHO_KNOWS", "TITLE_CONCLUSION", "CONCLUSION"),
    )


def test_every_section_stands_where_the_template_asks_or_before_the_conclusion(
    template: bytes,
) -> None:
    assert hwpx_lines(filled(template)) == [
        *("시장 보고서", "작성일: 2026년 11월 21일", "요약", "첫 굵은 문단.", "둘째 문단."),
        *("추진 배경", "• 하나", "• 둘", "1. 셋", "주요 분석", "소제목", "가", "나", "1", "2"),
        *("위험 요인", "모르는 절.", "주요 지표", "겹치는 절.", "향후 계획", "끝.", "꼬리말"),
    ]


def test_new_paragraphs_take_the_looks_of_their_placeholder(template: bytes) -> None:
    looks = {
        hwpx_text(p): (p.get("paraPrIDRef"), p.get("styleIDRef"), run.get("charPrIDRef"))
        for p in hwpx_paragraphs(filled(template))
        for run in p.findall(HP + "run")[:1]
    }
    assert looks["둘째 문단."] == looks["첫 굵은 문단."] == looks["모르는 절."]
    assert looks["위험 요인"] == looks["추진 배경"] != looks["모르는 절."]


def test_without_a_conclusion_what_is_left_stands_at_the_end() -> None:
    lines = hwpx_lines(filled(a_template("{{TITLE}}", "{{SUMMARY}}", "고정 문구")))
    assert lines[:4] == ["시장 보고서", "첫 굵은 문단.", "둘째 문단.", "고정 문구"]
    assert lines[4:6] == ["추진 배경", "• 하나"]
    assert lines[-4:] == ["주요 지표", "겹치는 절.", "향후 계획", "끝."]


def test_a_template_without_placeholders_is_followed_by_the_report() -> None:
    lines = hwpx_lines(filled(a_template("머리글")))
    assert lines[0] == "머리글"
    assert "겹치는 절." in lines


def test_placeholders_in_a_table_cell_are_filled_there() -> None:
    from hwpx import HwpxDocument

    document = HwpxDocument.new()
    table = document.add_table(1, 2, height=1_900)
    table.cell(0, 0).paragraphs[0].add_run("{{SUMMARY}}")
    table.cell(0, 1).paragraphs[0].add_run("{{MAIN_CONTENT}}")
    content = filled(document.to_bytes())
    lines = hwpx_lines(content)
    assert lines[:2] == ["첫 굵은 문단.", "둘째 문단."]
    assert "1 | 2" in lines
    assert sum(1 for p in hwpx_paragraphs(content) for _ in p.findall(f"{HP}run/{HP}tbl")) == 1


def test_text_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    lines = hwpx_lines(
        filled(a_template("{{TITLE}}", "{{SUMMARY}}"), "# {{SUMMARY}}\n\n## 요약\n\n{{TITLE}}")
    )
    assert lines == ["{{SUMMARY}}", "{{TITLE}}"]


def test_a_filled_template_opens_with_the_stored_mimetype(template: bytes) -> None:
    assert filled(template)[30:57] == b"mimetypeapplication/hwp+zip"


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def locked(content: bytes) -> bytes:
    """Every entry's flag says it is encrypted."""
    marked = bytearray(content)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        position = marked.find(signature)
        while position >= 0:
            marked[position + offset] |= 1
            position = marked.find(signature, position + 4)
    return bytes(marked)


MIMETYPE = {"mimetype": b"application/hwp+zip"}
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
BAD: dict[str, tuple[type[SeogiError], bytes | dict[str, bytes | None]]] = {
    "empty": (NotHwpx, b""),
    "text": (NotHwpx, b"hello"),
    "an old hwp": (NotHwpx, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "another zip": (NotHwpx, zipped({"a.txt": b"b"})),
    "another mimetype": (NotHwpx, {"mimetype": b"application/epub+zip"}),
    "too large": (TemplateTooLarge, b"PK" * 5_000_001),
    "manifest names a cipher": (
        TemplateEncrypted,
        {"META-INF/manifest.xml": b"<a><encryption-data/></a>"},
    ),
    "high ratio": (TemplateBomb, {"BinData/a.bin": b"\0" * 2_000_000}),
    "many entries": (TemplateBomb, zipped(MIMETYPE | {f"{n}": b"" for n in range(500)})),
    "traversal": (TemplateBomb, {"../../etc/passwd": b"x"}),
    "absolute": (TemplateBomb, {"/etc/passwd": b"x"}),
    "entities": (TemplateBroken, {"Contents/section0.xml": ENTITY}),
    "entities in UTF-16": (
        TemplateBroken,
        {"Contents/header.xml": ENTITY.decode().encode("utf-16")},
    ),
    "not well formed": (TemplateBroken, {"Contents/section0.xml": b"<a>"}),
    "another root": (TemplateBroken, {"Contents/section0.xml": b"<a/>"}),
    "no section": (TemplateBroken, {"Contents/section0.xml": None}),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_a_template_is_refused_by_name(name: str, template: bytes) -> None:
    error, given = BAD[name]
    content = repacked(template, given) if isinstance(given, dict) else given
    with pytest.raises(error) as refused:
        LIST(content)
    with pytest.raises(error):
        FILLER.fill(a_document(), content)
    for lang in ("ko", "en"):
        assert text(lang, refused.value.key, **refused.value.params)


def test_a_locked_template_is_refused_by_name(template: bytes) -> None:
    with pytest.raises(TemplateEncrypted):
        LIST(locked(template))


def test_a_template_cut_short_is_broken(template: bytes) -> None:
    with pytest.raises(TemplateBroken):
        LIST(template[: len(template) // 2])


def test_a_template_with_a_damaged_part_is_broken(template: bytes) -> None:
    damaged = bytearray(template)
    place = template.index(b"Contents/section0.xml") + 60
    damaged[place : place + 40] = b"\xff" * 40
    with pytest.raises((TemplateBroken, NotHwpx)):
        LIST(bytes(damaged))


def test_too_much_in_all_is_a_bomb(template: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TOTAL", 1_000)
    with pytest.raises(TemplateBomb):
        LIST(template)
