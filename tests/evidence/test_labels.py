"""The grounds of article 840, found by keywords."""

from __future__ import annotations

import pytest

from seogi.features.evidence.labels import CATEGORIES, article_840, label_of


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("작년부터 내연 관계를 이어 왔다", "adultery"),
        ("술에 취해 뺨을 때렸다", "domestic_violence"),
        ("6월에 집을 나가 연락이 없다", "desertion"),
        ("시어머니가 욕을 했다", "mistreatment_by_inlaws"),
        ("친정 부모를 모욕했다", "harm_to_own_parents"),
        ("3년 넘게 생사불명이다", "unknown_whereabouts"),
        ("성격 차이로 각방을 쓴다", "irreconcilable_differences"),
        ("도박으로 재산을 잃었다", "financial_misconduct"),
    ],
)
def test_each_ground_has_words_that_name_it(said: str, category: str) -> None:
    assert article_840(said).categories[0] == category


def test_a_text_without_any_ground_is_general() -> None:
    tags = article_840("오늘은 날씨가 맑았다")
    assert (tags.categories, tags.confidence, tags.matched_keywords) == (("general",), 0.1, ())


def test_confidence_grows_with_words_and_falls_when_grounds_compete() -> None:
    assert article_840("외도").confidence == 0.5
    assert article_840("외도와 불륜").confidence == 0.7
    both = article_840("외도와 도박")
    assert both.confidence == pytest.approx(0.63)
    assert both.categories == ("adultery", "financial_misconduct")


def test_labels_are_the_words_of_the_bar() -> None:
    assert [label_of(name) for name in CATEGORIES] == [
        "부정행위", "가정폭력", "악의의 유기", "시댁 부당대우", "친부모 해악", "생사불명",
        "혼인지속 곤란", "재정 비행",
    ]  # fmt: skip
    assert label_of("general") == "일반"
