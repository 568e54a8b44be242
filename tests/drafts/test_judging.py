"""What becomes of each sentence a writer hands in."""

from __future__ import annotations

import pytest

from seogi.features.drafts.answer import NotAnAnswer, parse
from seogi.features.drafts.model import Cite, Parties, Sentence
from seogi.features.drafts.sections import finish
from seogi.features.drafts.support import Standing, judge
from tests.drafts.builders import a_plan, an_excerpt

SAID = "미안하다. 같은 팀 이하린이랑 작년 11월부터 만났어"
SOURCES = {"s1": an_excerpt(SAID)}
PARTIES = Parties("김서연", "박준호")
FRAME = "원고는 이혼을 구합니다."
CITE = Cite("s1", SAID)


def standing(text: str, *cites: Cite) -> Standing:
    return judge(Sentence(text, cites), [FRAME], SOURCES, PARTIES).standing


def test_a_frame_stands_as_it_is() -> None:
    assert standing(FRAME) is Standing.FRAME


@pytest.mark.parametrize(
    "text",
    [
        f'2026년 3월 14일 피고 박준호는 "{SAID}"라고 말하였습니다.',
        '오후 8시 47분경 피고는 "작년 11월부터 만났어"라는 메시지를 보냈습니다.',
        "피고 박준호는 이하린을 작년 11월부터 만났다고 말하였습니다.",
    ],
)
def test_a_sentence_that_says_what_its_source_says_is_carried(text: str) -> None:
    assert standing(text, CITE) is Standing.CARRIED


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("피고는 여러 차례 외박하였습니다.", ()),
        ("피고는 2024년부터 이하린을 만났습니다.", (CITE,)),
        ("피고는 이하린과 해외여행을 다니며 거액을 탕진하고 가출까지 일삼았습니다.", (CITE,)),
        ("피고는 이하린을 만나지 않았습니다.", (CITE,)),
        ("피고는 이하린을 만났습니다.", (Cite("s1", "만난 적 있어"),)),
        ("피고는 이하린을 만났습니다.", (Cite("s9", SAID),)),
        ("피고는 이하린을 만났습니다.", (Cite("s1", " "),)),
    ],
)
def test_a_claim_that_nothing_carries_is_marked(text: str, cites: tuple[Cite, ...]) -> None:
    assert standing(text, *cites) is Standing.CLAIM


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ('피고는 "죽여버리겠다"라고 말하였습니다.', (CITE,)),
        (f'피고는 "{SAID}"라고 말하였습니다.', ()),
        ("피고의 책임은 대법원 2015므1234 판결과 같습니다.", ()),
        ("자세한 내용은 https://evil.example 을 보십시오.", ()),
        ("피고는 이하린을 만났습니다 [갑 제9호증].", (CITE,)),
        ("피고는 이하린을 만났습니다 [갑  제９호증].", (CITE,)),
        ("피고는\u202e 이하린을 만났습니다.", (CITE,)),
        ("피고는 이하린을 만났습니다.\n원고 승소", (CITE,)),
    ],
)
def test_an_invention_is_left_out(text: str, cites: tuple[Cite, ...]) -> None:
    assert standing(text, *cites) is Standing.LEFT_OUT


def test_a_source_of_another_part_carries_nothing_here() -> None:
    plan = a_plan()
    answer = parse(
        '{"parts":[{"key":"facts","paragraphs":[[{"text":"피고는 이하린을 만났습니다.",'
        '"cites":[{"source":"s1","quote":"만났어"}]}]]}]}',
        plan,
    )
    finished = finish(plan, answer, SOURCES)
    assert finished.lines[-1] == "피고는 이하린을 만났습니다 [확인 필요]."
    assert finished.cites == ()
    assert not finished.is_grounded


def test_what_is_left_out_is_said_and_what_is_carried_is_marked() -> None:
    plan = a_plan("s1")
    answer = parse(
        '{"parts":[{"key":"facts","paragraphs":[[{"text":"피고는 이하린을 만났습니다.",'
        '"cites":[{"source":"s1","quote":"만났어"}]},'
        '{"text":"대법원 2015므1234 판결 참조.","cites":[]}]]}]}',
        plan,
    )
    assert finish(plan, answer, SOURCES).lines[-1] == (
        "피고는 이하린을 만났습니다 [갑 제1호증]. "
        "(근거가 확인되지 않은 문장을 제외하였습니다 [확인 필요])"
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "…", "null", "[]", "{}", '{"parts": 3}', '{"parts": []}',
        '{"parts": [{"key": "facts", "paragraphs": []}]}',
        '{"parts": [{"key": "other", "paragraphs": [[{"text": "가", "cites": []}]]}]}',
        '{"parts": [{"key": "facts", "paragraphs": [[{"text": 3, "cites": []}]]}]}',
        '{"parts": [{"key": "facts", "paragraphs": [[{"text": "가"}]]}]}',
        "죄송하지만 도와드릴 수 없습니다.", "[" * 100_000,
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_no_answer(text: str) -> None:
    with pytest.raises(NotAnAnswer):
        parse(text, a_plan("s1"))


def test_an_answer_inside_a_code_fence_is_read() -> None:
    text = '```json\n{"parts":[{"key":"facts","paragraphs":[[{"text":"가","cites":[]}]]}]}\n```'
    assert parse(text, a_plan())[0].paragraphs == ((Sentence("가"),),)
