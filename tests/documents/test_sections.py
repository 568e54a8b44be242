"""A report's sections find their place in a template by the words of their headings."""

from __future__ import annotations

import pytest

from seogi.features.documents.inlines import text_of
from seogi.features.documents.sections import Part, canonical, classify, report_of
from tests.documents.builders import a_document


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("요약", Part.SUMMARY),
        ("1. 사업 개요", Part.SUMMARY),
        ("추진 배경", Part.BACKGROUND),
        ("사업 내용", Part.BACKGROUND),
        ("주요 내용", Part.MAIN_CONTENT),
        ("시장 분석", Part.MAIN_CONTENT),
        ("결론", Part.CONCLUSION),
        ("향후 추진 계획", Part.CONCLUSION),
        ("추진 계획", Part.CONCLUSION),
        ("Executive Summary", Part.SUMMARY),
        ("참고 문헌", None),
    ],
)
def test_headings_are_classified_by_their_words(title: str, part: Part | None) -> None:
    assert classify(title) is part


@pytest.mark.parametrize(
    ("written", "key"),
    [("SUMARY", "SUMMARY"), ("TITLE_SUMARY", "TITLE_SUMMARY"), ("main content", "MAIN_CONTENT")],
)
def test_keys_are_read_as_they_were_meant(written: str, key: str) -> None:
    assert canonical(written) == key


def test_repeated_and_unknown_sections_are_kept_in_order() -> None:
    report = report_of(
        a_document(
            "# 제목\n\n머리\n\n## 요약\n\n가\n\n## 위험\n\n나\n\n## 요약 (2)\n\n다\n\n## 결론\n\n라"
        )
    )
    assert report.title == "제목"
    assert [(text_of(section.title), section.part) for section in report.sections] == [
        ("", None),
        ("요약", Part.SUMMARY),
        ("위험", None),
        ("요약 (2)", None),
        ("결론", Part.CONCLUSION),
    ]


def test_a_text_without_known_sections_is_main_content() -> None:
    document = a_document("그냥 글\n\n## 장\n\n둘째", title="표지")
    report = report_of(document)
    assert report.title == "표지"
    (section,) = report.sections
    assert (section.part, section.blocks) == (Part.MAIN_CONTENT, document.blocks)
