"""Planning over HTTP (specs 003, TC-PLAN, TC-PERF)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest

from seogi.adapters.llm.report_thinker import OfflineThinker
from seogi.features.reports.planner import Brief, PlanReport
from tests.reports.house import House, a_house


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def test_tc_plan_001_a_plan_is_answered_and_kept(house: House) -> None:
    body = {"topic": "AI", "template_id": 1, "isTemplateUsed": False, "isWebSearch": False}
    began = time.monotonic()
    planned = house.data("POST", "/api/topics/plan", body)
    assert time.monotonic() - began < 2
    assert planned["plan"].startswith("# AI\n")
    assert planned["estimated_sections_count"] == len(planned["sections"]) >= 3
    first = planned["sections"][0]
    assert (first["order"], bool(first["title"]), bool(first["description"])) == (1, True, True)
    said = house.data("GET", f"/api/topics/{planned['topic_id']}/messages")
    assert [m["role"] for m in said["messages"]] == ["user", "assistant"]
    assert said["messages"][1]["content"] == planned["plan"], "the first answer is the plan"


@pytest.mark.parametrize("body", [{}, {"topic": ""}, {"topic": "  "}, {"topic": None}])
def test_tc_plan_002_a_missing_topic_is_named(house: House, body: Any) -> None:
    status, code, message = house.error("POST", "/api/topics/plan", body)
    assert (status, code) == (400, "VALIDATION_ERROR")
    assert "topic" in message
    if body.get("topic", "") is not None:
        assert message == "topic is required"


def test_a_topic_of_more_than_200_characters_is_refused_with_the_limit(house: House) -> None:
    status, code, message = house.error("POST", "/api/topics/plan", {"topic": "가" * 201})
    assert (status, code, "topic" in message, "200" in message) == (
        400,
        "VALIDATION_ERROR",
        True,
        True,
    )
    assert house.call("POST", "/api/topics/plan", {"topic": "가" * 200}).status_code == 200


def test_tc_plan_003_sequential_planning_gives_sections_guided_by_the_template() -> None:
    brief = Brief("AI 시장 분석", "1. 현황\n2. 쟁점\n3. 대책", (), "ko")
    plan = asyncio.run(PlanReport(OfflineThinker())(brief))
    assert plan.thought_out
    assert [section.title for section in plan.sections] == ["현황", "쟁점", "대책"]
    free = asyncio.run(PlanReport(OfflineThinker())(Brief("AI 시장 분석", "", (), "ko")))
    assert free.thoughts == 4
    assert "경쟁 구도" in [section.title for section in free.sections]


def test_the_eleventh_plan_of_a_minute_has_to_wait(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = house.kernel.clock.now() // 60_000 * 60_000 + 5_000
    monkeypatch.setattr("seogi.adapters.system.time.time_ns", lambda: now * 1_000_000)
    for number in range(10):
        house.a_topic(f"주제 {number}")
    answer = house.call("POST", "/api/topics/plan", {"topic": "열한째"})
    assert answer.status_code == 429
    assert answer.json()["error"]["code"] == "RATE_LIMITED"
    assert 0 < int(answer.headers["retry-after"]) <= 60


def test_an_unknown_template_is_a_404(house: House) -> None:
    status, code, _ = house.error("POST", "/api/topics/plan", {"topic": "AI", "template_id": 77})
    assert (status, code) == (404, "TEMPLATE.NOT_FOUND")


@pytest.mark.parametrize("script", ["scripted:hang", "scripted:slow:700ms", "scripted:fail:9"])
def test_tc_perf_001_a_plan_comes_within_two_seconds_whatever_the_model_does(script: str) -> None:
    with a_house(MODEL_PROVIDER=script) as house:
        house.call("GET", "/api/topics")  # the first request loads what it needs
        began = time.monotonic()
        planned = house.data("POST", "/api/topics/plan", {"topic": "AI 시장"})
        assert time.monotonic() - began <= 2.0
    assert planned["sections"]
    assert planned["thought_out"] is False
    assert "> 시간 안에" in planned["plan"], "it says that it was not thought out"
