"""Passages are slices of the text that hold together what belongs together."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from seogi.adapters.extract.kakaotalk import Message, transcript
from seogi.adapters.extract.plain import lines_of
from seogi.adapters.extract.unwrap import unwrapped
from seogi.features.evidence.model import Place
from seogi.features.evidence.passages import LONGEST, Unit, passages_of
from tests.evidence.builders import EVIDENCE_ID

texts = st.text(st.sampled_from("가나다 라.!?\n\t😀abc\u3000"), max_size=3000)


@given(texts)
def test_a_passage_is_exactly_the_text_between_its_offsets(body: str) -> None:
    passages = passages_of(EVIDENCE_ID, body, list(lines_of(body)))
    for number, passage in enumerate(passages):
        assert body[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
        assert len(passage.text) <= LONGEST
        assert passage.passage_id == f"{EVIDENCE_ID}:{number}"


@given(texts)
def test_no_word_of_the_text_is_left_out_or_told_twice(body: str) -> None:
    passages = passages_of(EVIDENCE_ID, body, list(lines_of(body)))
    assert all(before.end <= after.start for before, after in itertools.pairwise(passages))
    told = "".join(passage.text for passage in passages)
    assert "".join(told.split()) == "".join(body.split())


def test_a_page_never_shares_a_passage_with_the_next() -> None:
    body = "첫째 쪽\n둘째 쪽"
    units = [Unit(0, 4, Place(page=1)), Unit(5, 9, Place(page=2))]
    assert [passage.place.page for passage in passages_of(EVIDENCE_ID, body, units)] == [1, 2]


def test_a_message_is_not_torn_while_it_is_short_enough() -> None:
    messages = [
        Message(n, "2024-03-05T15:21", "김민수", f"{n}번째 " + "말" * 90) for n in range(1, 30)
    ]
    body, units = transcript(messages)
    starts = {unit.start for unit in units}
    passages = passages_of(EVIDENCE_ID, body, units)
    assert all(passage.start in starts for passage in passages)
    assert all(300 <= len(passage.text) <= LONGEST for passage in passages[:-1])
    assert {passage.place.speaker for passage in passages} == {"김민수"}


def test_a_passage_of_two_speakers_names_none() -> None:
    body, units = transcript(
        [Message(1, "2024-03-05T15:21", "가", "말"), Message(2, "2024-03-05T15:22", "나", "답")]
    )
    (passage,) = passages_of(EVIDENCE_ID, body, units)
    assert passage.place == Place(line=1, speaker=None, at="2024-03-05T15:21")


def test_a_very_long_line_is_torn_at_sentence_ends() -> None:
    body = "그날 밤 열한 시에 남편이 돌아왔다. " * 200
    passages = passages_of(EVIDENCE_ID, body, list(lines_of(body)))
    assert len(passages) > 5
    assert all(passage.text.endswith("돌아왔다.") for passage in passages)


def test_lines_wrapped_by_the_page_are_joined_when_their_spaces_survived() -> None:
    page = "아이의 울음소리가 들\n려 현관문을 두드리자 \n남편이 나왔다.\n끝"
    assert unwrapped([page]) == ["아이의 울음소리가 들려 현관문을 두드리자 남편이 나왔다.\n끝"]


def test_wrapped_lines_stay_when_joining_would_glue_words() -> None:
    page = "아이의 울음소리가 들\n려 현관문을 두드리자\n남편이 나왔다."
    assert unwrapped([page]) == [page]


def test_words_without_a_sentence_end_are_torn_at_a_space_and_else_anywhere() -> None:
    spaced = passages_of(EVIDENCE_ID, "낱말 " * 400, list(lines_of("낱말 " * 400)))
    assert all(passage.text.endswith("낱말") for passage in spaced)
    solid = passages_of(EVIDENCE_ID, "가" * 1500, list(lines_of("가" * 1500)))
    assert [len(passage.text) for passage in solid] == [700, 700, 100]


def test_a_scrap_at_the_end_joins_what_it_belongs_to() -> None:
    body = "\n\n".join(["가" * 320, "나" * 20])
    assert len(passages_of(EVIDENCE_ID, body, list(lines_of(body)))) == 1


def test_a_new_day_of_a_chat_ends_a_passage_early() -> None:
    messages = [
        Message(1, "2024-03-05T15:21", "가", "말" * 150),
        Message(2, "2024-03-06T09:00", "가", "답"),
    ]
    body, units = transcript(messages)
    assert len(passages_of(EVIDENCE_ID, body, units)) == 2
