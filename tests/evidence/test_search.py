"""What any retriever over passages promises, and how well the embedded one finds Korean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.adapters.search.korean import terms_of
from seogi.features.evidence.ports import EvidenceIndex
from tests.evidence.builders import a_passage
from tests.evidence.gold import QUESTIONS, SENTENCES

INDEXES: list[EvidenceIndex] = [EmbeddedIndex]


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest) -> EvidenceIndex:
    chosen: EvidenceIndex = request.param
    return chosen


def test_nine_of_ten_questions_find_their_sentence_first(index: EvidenceIndex) -> None:
    retriever = index([a_passage(number, text) for number, text in enumerate(SENTENCES)])
    missed = []
    for question, wanted in QUESTIONS:
        hits = retriever.search(question, 5)
        if not hits or hits[0].passage.text != SENTENCES[wanted]:
            missed.append((question, hits[0].passage.text if hits else None))
    assert len(missed) <= len(QUESTIONS) / 10, missed


def test_the_best_come_first_and_no_more_than_asked(index: EvidenceIndex) -> None:
    retriever = index([a_passage(number, text) for number, text in enumerate(SENTENCES)])
    hits = retriever.search("남편이 집을 나가고 생활비를 끊었다", 3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_equal_passages_stay_in_the_order_of_the_file(index: EvidenceIndex) -> None:
    retriever = index([a_passage(number, "같은 진술이다") for number in range(5)])
    found = [hit.passage.passage_id for hit in retriever.search("진술", 5)]
    assert found == [a_passage(number, "").passage_id for number in range(5)]


def test_a_word_that_occurs_nowhere_finds_nothing(index: EvidenceIndex) -> None:
    assert index([a_passage(0, SENTENCES[0])]).search("우주선", 5) == []


def test_an_index_without_passages_finds_nothing(index: EvidenceIndex) -> None:
    assert index([]).search("진단서", 5) == []


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "AND OR NOT", '진단서" OR terms:*', "()*^:-", "😀"]
)
def test_a_query_is_never_syntax(index: EvidenceIndex, query: str) -> None:
    hits = index([a_passage(0, "진단서를 받았다")]).search(query, 5)
    assert len(hits) == ("진단서" in query)


def test_width_and_case_do_not_matter(index: EvidenceIndex) -> None:
    assert index([a_passage(0, "현관 ＣＣＴＶ 영상")]).search("cctv", 1)


@given(st.text(max_size=80))
def test_any_text_gives_terms_of_letters_and_digits(text: str) -> None:
    assert all(term.replace(".", "").isalnum() for term in terms_of(text))
