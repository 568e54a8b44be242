"""Whatever a writer answers, the report stays one document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seogi.features.reports.composing import consistent, markdown, tidy
from seogi.features.reports.model import Section
from seogi.features.reports.outline import parse

LONG = "시장 규모는 해마다 커지고 있으며 그 까닭은 세 가지로 나누어 볼 수 있다고 전문가들은 말한다."


def a_section(order: int, text: str) -> Section:
    return Section(order, f"섹션 {order}", text, 1, edited=False, updated_at=0)


def test_a_repeated_title_goes_and_headings_stay_below_the_sections_own() -> None:
    assert tidy("개요", "## 개요\n\n본문\n\n# 세부\n\n## 더") == "본문\n\n### 세부\n\n#### 더"


def test_code_is_left_alone_and_an_open_fence_is_closed() -> None:
    assert tidy("x", "```\n# 주석\n```\n# 제목") == "```\n# 주석\n```\n### 제목"
    assert tidy("x", "```\ncode").endswith("```")


def test_a_paragraph_that_an_earlier_section_has_said_is_not_said_again() -> None:
    first, second = a_section(1, LONG), a_section(2, f"새 말\n\n{LONG}\n\n끝")
    same, changed = consistent([first, second])
    assert same is first
    assert changed.text == "새 말\n\n끝"


def test_short_lines_may_stand_twice() -> None:
    sections = [a_section(1, "- 국내"), a_section(2, "- 국내")]
    assert consistent(sections) == sections


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_the_whole_has_the_sections_of_its_parts(texts: list[str]) -> None:
    sections = [a_section(n, tidy(f"섹션 {n}", text)) for n, text in enumerate(texts, 1)]
    whole = parse(markdown("제목", sections), "x")
    assert whole.title == "제목"
    assert [section.title for section in whole.sections] == [s.title for s in sections]
