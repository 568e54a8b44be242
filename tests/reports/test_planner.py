"""A plan is owed within the budget, whatever the thinker does."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from seogi.features.reports.model import PlannedSection
from seogi.features.reports.planner import THOUGHTS_MAX, Brief, PlanReport, Thought
from tests.jobs.conftest import Bench

BRIEF = Brief("AI 시장 분석", "금융 보고서", (), "ko")
FIRST = (PlannedSection("개요", "d", 1),)
BETTER = (*FIRST, PlannedSection("위험", "d", 2))


@dataclass(slots=True)
class Script:
    """A thinker that follows a script; a number is how many seconds it says nothing."""

    turns: list[Thought | float | Exception]
    asked: list[int] = field(default_factory=list)

    async def think(self, brief: Brief, so_far: Sequence[Thought]) -> Thought:
        self.asked.append(len(so_far))
        turn = self.turns[min(len(so_far), len(self.turns) - 1)]
        if isinstance(turn, float):
            await asyncio.sleep(turn)
            raise TimeoutError
        if isinstance(turn, Exception):
            raise turn
        return turn


def test_thoughts_are_revised_until_the_outline_stands() -> None:
    bench = Bench()
    script = Script(
        [
            Thought(1, "초안", FIRST, more=True),
            Thought(2, "위험이 빠졌다", BETTER, False, revises=1),
        ]
    )
    plan = bench.play(PlanReport(script)(BRIEF))
    assert (plan.thought_out, plan.thoughts, plan.sections) == (True, 2, BETTER)
    assert script.asked == [0, 1]


def test_a_thinker_that_hangs_leaves_the_usual_outline_in_time() -> None:
    bench = Bench()
    plan = bench.play(PlanReport(Script([100.0]), budget_s=1.5)(BRIEF))
    assert bench.seconds == 1.5
    assert not plan.thought_out
    assert plan.sections[0].title == "요약"


def test_what_was_thought_before_the_budget_ended_is_kept() -> None:
    bench = Bench()
    script = Script([Thought(1, "초안", FIRST, more=True), 100.0])
    plan = bench.play(PlanReport(script)(BRIEF))
    assert (plan.thought_out, plan.sections) == (False, FIRST)


def test_a_thinker_that_breaks_or_never_ends_is_no_reason_to_have_no_plan() -> None:
    bench = Bench()
    broken = bench.play(PlanReport(Script([RuntimeError("down")]))(BRIEF))
    assert (broken.thought_out, len(broken.sections)) == (False, 5)
    endless = Script([Thought(1, "더", (), more=True)])
    assert len(bench.play(PlanReport(endless)(BRIEF)).sections) == 5
    assert len(endless.asked) == THOUGHTS_MAX


def test_the_templates_headings_guide_the_outline() -> None:
    bench = Bench()
    brief = Brief("AI", "guide", ("현황", "대책"), "ko")
    plan = bench.play(PlanReport(Script([RuntimeError()]))(brief))
    assert [s.title for s in plan.sections] == ["현황", "대책"]
