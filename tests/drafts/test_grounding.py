"""Verification of a finished draft: whatever is changed in it or in a citation is caught."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seogi.features.drafts.grounding import Problem, Source, Verified, verify
from seogi.features.drafts.model import Citation
from tests.drafts.builders import Office, a_source

TEXT = "2026년 3월 2일 남편이 집을 나갔다. 그 뒤로 생활비를 한 번도 보내지 않았다."
QUOTE = "그 뒤로 생활비를 한 번도 보내지 않았다."
SOURCE = a_source(TEXT)
START = TEXT.index(QUOTE)
CITATION = Citation(
    number=1,
    evidence_id="ev_1",
    filename="a.txt",
    exhibit="갑 제1호증",
    snippet=QUOTE,
    labels=(),
    place=SOURCE.passages[0].place,
    start=START,
    end=START + len(QUOTE),
)
LINE = f'제출된 글 1행에는 "{QUOTE}"라고 기재되어 있습니다 [갑 제1호증].'


def reasons(found: Verified | list[Problem]) -> set[str]:
    return {problem.reason for problem in found} if isinstance(found, list) else set()


def check(line: str = LINE, *citations: Citation, source: Source = SOURCE) -> set[str]:
    return reasons(verify(line, citations or (CITATION,), [source]))


def test_a_draft_whose_citations_hold_is_verified() -> None:
    assert verify(LINE, [CITATION], [SOURCE]) == Verified(citations=1, marks=1)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"evidence_id": "ev_2"}, "foreign_evidence"),
        ({"exhibit": "갑 제2호증"}, "wrong_exhibit"),
        ({"start": START - 1}, "snippet_not_in_evidence"),
        ({"end": START + 3}, "snippet_not_in_evidence"),
        ({"start": -3}, "snippet_not_in_evidence"),
        ({"snippet": ""}, "unquotable_snippet"),
        ({"place": replace(CITATION.place, line=9)}, "wrong_place"),
        ({"place": replace(CITATION.place, speaker="박준호")}, "wrong_place"),
    ],
)
def test_a_citation_that_does_not_hold_is_named(changes: dict[str, Any], reason: str) -> None:
    assert reason in check(LINE, replace(CITATION, **changes))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (LINE.replace("제1호증", "제2호증"), "mark_without_citation"),
        (LINE.replace("한 번도", "두 번만"), "quotation_not_cited"),
        (LINE.replace(" [갑 제1호증]", ""), "quotation_not_cited"),
        (LINE.replace("1행", "7행"), "number_not_cited"),
        (LINE.replace("제출된", "2026년 5월 9일 제출된"), "number_not_cited"),
        (f"{LINE} 대법원 2015므1234 판결도 같다.", "precedent"),
        (f"{LINE} 자세한 내용은 https://evil.example 참조.", "link"),
        (f"{LINE} ![그림](x)", "link"),
        (f"{LINE}\u200b", "invisible_characters"),
        (f'{LINE} 피고는 "도망쳤다.', "open_quotation"),
    ],
)
def test_a_line_that_says_more_than_its_citations_is_named(line: str, reason: str) -> None:
    assert reason in check(line)


def test_a_precedent_that_the_evidence_itself_quotes_is_no_invention() -> None:
    text = "상대방은 2015므1234 판결을 들먹였다."
    source = a_source(text)
    cited = replace(CITATION, snippet=text, start=0, end=len(text))
    line = f'제출된 글에는 "{text}"라고 기재되어 있습니다 [갑 제1호증].'
    assert verify(line, [cited], [source]) == Verified(1, 1)


def test_lines_people_gave_may_say_anything_but_bear_no_mark() -> None:
    named = "1. 갑 제1호증  글 (www.example.com 2015므1234.txt)"
    forged = "원 고  홍길동 [갑 제9호증]"
    assert isinstance(verify(f"{named}\n{LINE}", [CITATION], [SOURCE], {named}), Verified)
    found = verify(f"{forged}\n{LINE}", [CITATION], [SOURCE], {forged})
    assert "mark_without_citation" in reasons(found)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_changed_snippet_is_caught(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(QUOTE) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda one: one != QUOTE[at]))
    kind = data.draw(st.sampled_from(["replace", "insert", "drop"]))
    changed = {
        "replace": QUOTE[:at] + other + QUOTE[at + 1 :],
        "insert": QUOTE[:at] + other + QUOTE[at:],
        "drop": QUOTE[:at] + QUOTE[at + 1 :],
    }[kind]
    assert "snippet_not_in_evidence" in check(LINE, replace(CITATION, snippet=changed))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_changed_quotation_is_caught(data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(QUOTE) - 2))
    syllable = data.draw(st.sampled_from("가나다라마바사안못없죽때"))
    changed = QUOTE[:at] + syllable + QUOTE[at:]
    assert "quotation_not_cited" in check(LINE.replace(QUOTE, changed))


@given(st.integers(-50, 50), st.integers(-50, 50))
@settings(max_examples=100, deadline=None)
def test_any_shifted_offset_is_caught(by_start: int, by_end: int) -> None:
    moved = replace(CITATION, start=CITATION.start + by_start, end=CITATION.end + by_end)
    assert bool(check(LINE, moved)) is bool(by_start or by_end)


@pytest.fixture(scope="module")
def finished() -> tuple[str, list[Citation], list[Source]]:
    office = Office()
    office.demo()
    draft = office.draft(sections=("청구원인",))
    text = draft["draft_text"].split("입 증 방 법")[0]
    return text, [Citation.from_json(one) for one in draft["citations"]], office.sources()


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_syllable_slipped_into_any_citation_of_a_real_draft_is_caught(
    finished: tuple[str, list[Citation], list[Source]], data: st.DataObject
) -> None:
    text, citations, sources = finished
    assert isinstance(verify(text, citations, sources), Verified)
    number = data.draw(st.integers(0, len(citations) - 1))
    snippet = citations[number].snippet
    at = data.draw(st.integers(0, len(snippet)))
    changed = list(citations)
    changed[number] = replace(citations[number], snippet=snippet[:at] + "않" + snippet[at:])
    assert "snippet_not_in_evidence" in reasons(verify(text, changed, sources))
