"""The offline writer and planner: they obey, repeat themselves exactly, and invent nothing."""

from __future__ import annotations

import asyncio
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seogi.adapters.llm.choose import UnknownProvider
from seogi.adapters.llm.report_choose import thinker_for, writer_for
from seogi.adapters.llm.report_offline import OfflineReportWriter
from seogi.adapters.llm.report_thinker import OfflineThinker
from seogi.features.reports.model import PlannedSection, Section
from seogi.features.reports.planner import Brief, PlanReport, Thought
from seogi.features.reports.ports import (
    Answer,
    Question,
    SectionRequest,
    WriterUnavailable,
    WrittenSection,
)

TITLES = ("요약", "시장", "결론")
WRITER = OfflineReportWriter()


def a_request(
    title: str = "시장",
    description: str = "규모를 다룬다",
    points: tuple[str, ...] = ("시장 규모", "경쟁 구도"),
    **changes: object,
) -> SectionRequest:
    section = PlannedSection(title, description, 2, points)
    values: dict[str, object] = {
        "topic": "AI 시장",
        "section": section,
        "outline": TITLES,
        "guide": "",
        "lang": "ko",
        "idempotency_key": "k",
        "deadline_at": 0,
    }
    return SectionRequest(**{**values, **changes})  # type: ignore[arg-type]


def write(request: SectionRequest) -> str:
    return asyncio.run(WRITER.section(request)).text


def rewrite(instruction: str, present: str, lang: str = "ko") -> str:
    return write(a_request(points=(), instruction=instruction, present=present, lang=lang))


def answer(content: str, *sections: Section) -> Answer:
    return asyncio.run(WRITER.answer(Question("AI 시장", content, sections, "ko", "k", 0)))


def test_a_section_says_what_its_plan_says_and_names_what_follows() -> None:
    text = write(a_request())
    assert "규모를 다룬다." in text
    assert "### 시장 규모" in text
    assert "### 경쟁 구도" in text
    assert "결론" in text.splitlines()[-1]
    assert text == write(a_request())


def test_what_would_need_a_fact_is_marked_and_no_number_is_invented() -> None:
    text = write(a_request())
    assert "[확인 필요: 시장 규모" in text
    assert not re.search(r"\d", text)


@pytest.mark.parametrize("point", ["주요 기업 비교표", "예산 현황표"])
def test_a_point_that_asks_for_a_table_gets_one(point: str) -> None:
    text = write(a_request(points=("진입 장벽", point)))
    assert "| 항목 |" in text
    assert "| 진입 장벽 |" in text


def test_a_point_that_asks_for_steps_gets_a_list() -> None:
    assert "1. 검증" in write(a_request(points=("검증", "단계별 절차")))


def test_sentences_among_the_points_are_rules_and_no_headings() -> None:
    text = write(a_request(points=("시장 규모", "핵심을 먼저 밝힌다.")))
    assert "- 핵심을 먼저 밝힌다" in text
    assert "### 핵심" not in text


def test_sections_do_not_open_alike() -> None:
    titles = ("개요", "시장", "경쟁", "위험", "대책", "결론")
    openings = {write(a_request(title=t)).replace(t, "T").splitlines()[0] for t in titles}
    assert len(openings) > 2


def test_english_is_written_in_english() -> None:
    text = write(a_request("Market", "Looks at size", ("Market size", "Players"), lang="en"))
    assert "### Market size" in text
    assert "[to be verified" in text
    assert not re.search(r"[가-힣]", text.replace("AI 시장", "").replace("결론", ""))


PRESENT = (
    "첫 문단이다. 둘째 문장이다. 셋째 문장이다.\n\n### 규모\n\n규모를 본다. 더 본다. "
    "[확인 필요: 규모]\n\n### 위험\n\n위험을 본다."
)


def test_shorter_is_shorter_and_keeps_headings_and_marks() -> None:
    text = rewrite("짧게 줄여줘", PRESENT)
    assert len(text) < len(PRESENT)
    assert "둘째" not in text
    assert "### 규모" in text
    assert "[확인 필요: 규모]" in text


def test_longer_keeps_what_stands_and_says_more_of_each_heading() -> None:
    text = rewrite("더 자세히 써줘", PRESENT)
    assert text.startswith(PRESENT)
    assert text.count("규모") > PRESENT.count("규모")


def test_a_table_is_made_of_the_headings() -> None:
    text = rewrite("표로 정리해줘", PRESENT)
    assert text.startswith(PRESENT)
    assert "| 규모 |" in text
    assert "| 위험 |" in text


def test_what_is_to_be_added_is_taken_up_and_marked() -> None:
    text = rewrite("환율 변동의 영향을 추가해줘", PRESENT)
    assert text.startswith(PRESENT)
    assert "환율 변동의 영향을 함께 다룬다" in text
    assert "[확인 필요: 환율 변동의 영향" in text


@pytest.mark.parametrize(
    ("instruction", "gone"),
    [("확인 필요 표시를 빼줘", "[확인"), ("'위험을 본다' 삭제", "위험을 본다")],
)
def test_what_is_to_go_goes(instruction: str, gone: str) -> None:
    text = rewrite(instruction, PRESENT)
    assert gone not in text
    assert "첫 문단이다." in text


def test_a_list_is_made_of_paragraphs() -> None:
    assert "- 둘째 문장이다." in rewrite("목록으로 바꿔줘", PRESENT)


def test_a_wish_that_it_does_not_know_is_noted_truthfully() -> None:
    text = rewrite("더 시적으로", PRESENT)
    assert text.startswith(PRESENT)
    assert "‘더 시적으로’" in text


def test_another_try_says_it_otherwise_about_the_same() -> None:
    first = write(a_request())
    second = rewrite("", first)
    assert second != first
    assert "### 시장 규모" in second


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=300), st.sampled_from(["ko", "en"]))
def test_any_instruction_on_any_text_gives_a_text(wish: str, present: str, lang: str) -> None:
    assert isinstance(rewrite(wish, present, lang), str)


SECTIONS = (
    Section(1, "요약", "핵심은 성장이다.", 1, edited=False, updated_at=0),
    Section(2, "시장 규모", "국내 시장은 커지고 있다. 수요가 는다.", 1, edited=False, updated_at=0),
    Section(3, "결론 및 향후 계획", "투자를 정한다.", 1, edited=False, updated_at=0),
)


@pytest.mark.parametrize(
    ("content", "orders"),
    [
        ("2번 섹션을 표로 바꿔줘", (2,)),
        ("시장 규모 부분을 줄여줘", (2,)),
        ("결론을 더 길게 늘려줘", (3,)),
        ("전체를 다듬어 주세요", (1, 2, 3)),
        ("오타를 고쳐줘", (1, 2, 3)),
        ("요약에 위험 요인을 추가해줄래?", ()),
        ("Please rewrite section 1", (1,)),
    ],
)
def test_a_wish_names_the_sections_it_is_about(content: str, orders: tuple[int, ...]) -> None:
    found = answer(content, *SECTIONS)
    assert found.rewrite == (orders or (1,))
    assert found.text


@pytest.mark.parametrize("content", ["시장 규모가 어떻게 되나요?", "무엇을 추가했나요?"])
def test_a_question_is_answered_from_the_report(content: str) -> None:
    found = answer(content, *SECTIONS)
    assert found.rewrite == ()
    if "규모" in content:
        assert "> 국내 시장은 커지고 있다." in found.text


def test_a_question_that_nothing_fits_is_told_so() -> None:
    assert "찾지 못했습니다" in answer("날씨는 어때?", *SECTIONS).text
    assert "아직 작성된 보고서가 없습니다" in answer("무엇이 핵심인가요?").text


def test_the_planner_thinks_four_numbered_thoughts_and_revises_its_first() -> None:
    thinker, brief = OfflineThinker(), Brief("사내 보안 사고", "", (), "ko")
    thoughts: list[Thought] = []
    while not thoughts or thoughts[-1].more:
        thoughts.append(asyncio.run(thinker.think(brief, tuple(thoughts))))
    assert [thought.number for thought in thoughts] == [1, 2, 3, 4]
    assert [thought.revises for thought in thoughts] == [None, None, 1, None]
    assert "사고·위험 검토" in thoughts[1].content
    assert [s.order for s in thoughts[-1].outline] == list(range(1, 6))
    assert "원인 분석" in [s.title for s in thoughts[-1].outline]


def test_a_templates_headings_stay_and_their_body_takes_what_is_missing() -> None:
    brief = Brief("AI 시장", "", ("배경", "주요 내용", "결론"), "ko")
    plan = asyncio.run(PlanReport(OfflineThinker())(brief))
    assert [s.title for s in plan.sections] == ["배경", "주요 내용", "결론"]
    assert "시장 규모와 성장률" in plan.sections[1].key_points


@pytest.mark.parametrize("lang", ["ko", "en"])
@given(topic=st.text(min_size=1, max_size=60))
@settings(max_examples=25)
def test_any_topic_has_a_plan(lang: str, topic: str) -> None:
    plan = asyncio.run(PlanReport(OfflineThinker())(Brief(topic, "", (), lang)))
    assert plan.thought_out
    assert len(plan.sections) >= 3


def test_faults_are_scripted_on_the_local_stack_only() -> None:
    writer = writer_for("scripted:fail:1", local=True)
    with pytest.raises(WriterUnavailable):
        asyncio.run(writer.section(a_request()))
    assert asyncio.run(writer.section(a_request())).text
    assert asyncio.run(writer_for("scripted:truncated", local=True).section(a_request())).truncated
    nonsense = asyncio.run(writer_for("scripted:nonsense", local=True).section(a_request()))
    assert nonsense == WrittenSection("…")
    for choose in (writer_for, thinker_for):
        with pytest.raises(UnknownProvider):
            choose("scripted:fail:1", local=False)
    assert writer_for("offline:150ms", local=False) == OfflineReportWriter(150)
    assert thinker_for("offline:800ms", local=False) == OfflineThinker(100)
