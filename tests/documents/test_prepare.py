"""Options that concern the text are carried out once, before any format."""

from __future__ import annotations

from seogi.features.documents.inlines import text_of
from seogi.features.documents.lines import block_lines
from seogi.features.documents.model import Cover, Heading, Paragraph, Run
from seogi.features.documents.prepare import prepare
from tests.documents.builders import a_document


def test_personal_data_is_masked_across_runs_cells_code_and_cover() -> None:
    document = a_document(
        "전화 010-**1234**-5678\n\n- `900101-1234567`\n\n"
        "|a|\n|-|\n|kim@a.kr|\n\n```\n01012345678\n```",
        title="900101-1234567 소장",
        mask=True,
        watermark="010-1234-5678",
        cover=Cover("제목", author="kim@a.kr"),
    )
    ready = prepare(document)
    text = "\n".join(block_lines(ready.blocks))
    assert text == "전화 010-****-****\n900101-*******\na\nk**@a.kr\n010********"
    assert ready.title == "900101-******* 소장"
    assert ready.options.watermark == "010-****-****"
    assert ready.options.cover is not None
    assert ready.options.cover.author == "k**@a.kr"


def test_a_link_that_tells_what_is_masked_leads_nowhere() -> None:
    ready = prepare(a_document("[전화](tel:010-1234-5678) [글](https://a.kr/1)", mask=True))
    (paragraph,) = ready.blocks
    assert isinstance(paragraph, Paragraph)
    assert [r.href for r in paragraph.inlines if isinstance(r, Run)] == ["", "", "https://a.kr/1"]


def test_without_the_option_nothing_is_masked() -> None:
    document = a_document("010-1234-5678")
    assert prepare(document).blocks == document.blocks


def test_headings_are_numbered_below_the_title_unless_they_number_themselves() -> None:
    ready = prepare(
        a_document(
            "# 제목\n\n## 가\n\n### 나\n\n## 2. 스스로\n\n### 다\n\n## 라", number_headings=True
        )
    )
    titles = [text_of(b.inlines) for b in ready.blocks if isinstance(b, Heading)]
    assert titles == ["제목", "1. 가", "1.1 나", "2. 스스로", "2.1 다", "3. 라"]


def test_labels_are_one_line_without_control_characters() -> None:
    ready = prepare(a_document("가", title="한\n줄\x00 " + "긴" * 500))
    assert ready.title.startswith("한 줄 긴")
    assert len(ready.title) == 200
