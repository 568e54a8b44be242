"""A plan survives the way through the user's hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seogi.features.reports import outline
from seogi.features.reports.model import TOPIC_MAX, Plan, PlannedSection

PLAN = Plan(
    "AI 시장 분석",
    (
        PlannedSection("개요", "보고서의 전체 개요", 1, ("목적", "범위")),
        PlannedSection("시장 분석", "시장 현황 분석", 2),
    ),
)


def test_what_was_rendered_is_read_back() -> None:
    assert outline.parse(outline.render(PLAN, "ko"), "x") == PLAN


def test_the_first_line_is_the_title_that_published_clients_cut_out() -> None:
    first = outline.render(PLAN, "ko").splitlines()[0]
    assert first == "# AI 시장 분석"
    assert outline.parse("# AI 시장 분석 작성 계획\n## 개요", "x").title == "AI 시장 분석"


def test_an_outline_made_without_thinking_says_so() -> None:
    rendered = outline.render(Plan("t", PLAN.sections, thought_out=False), "ko")
    assert "> 시간 안에" in rendered
    assert outline.parse(rendered, "t").sections == PLAN.sections


@pytest.mark.parametrize(
    ("markdown", "titles"),
    [
        ("# 제목\n\n## 1. 개요\n### 세부\n내용\n## 2) 결론", ["개요", "결론"]),
        ("# 제목\n# 개요\n# 결론", ["개요", "결론"]),
        ("## 하나", ["하나"]),
        ("# 제목\n#### 가. 배경\n### 나. 결과", ["배경", "결과"]),
        ("# 제목\n```\n## 코드 안\n```\n## 밖", ["밖"]),
        ("섹션이 없는 계획", ["주제"]),
        ("", ["주제"]),
    ],
)
def test_sections_are_found_in_plans_of_any_shape(markdown: str, titles: list[str]) -> None:
    assert [s.title for s in outline.parse(markdown, "주제").sections] == titles


def test_a_plan_without_sections_keeps_its_text_as_the_one_sections_description() -> None:
    (section,) = outline.parse("# 제목\n시장 규모를 다룬다.\n- 국내\n- 해외", "주제").sections
    assert (section.title, section.description) == ("제목", "시장 규모를 다룬다.")
    assert section.key_points == ("국내", "해외")


@given(st.text())
def test_any_text_is_a_plan(markdown: str) -> None:
    plan = outline.parse(markdown, "주제")
    assert plan.sections
    assert 1 <= len(plan.title) <= TOPIC_MAX
    assert [s.order for s in plan.sections] == list(range(1, len(plan.sections) + 1))
    assert all(s.title for s in plan.sections)
