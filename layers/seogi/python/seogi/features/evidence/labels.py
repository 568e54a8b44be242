"""Which of the six grounds of divorce a text speaks of (Civil Act, article 840), by keywords.

It is a sorting aid for the list of evidence, not a legal opinion, and says so by its confidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seogi.features.evidence.model import Article840


@dataclass(frozen=True, slots=True)
class Category:
    """One ground.

    Attributes:
        label: what lawyers call it, as clients show it.
        weight: how much one keyword counts against those of other grounds.
    """

    label: str
    weight: int
    keywords: tuple[str, ...]


# Longer forms come with the shorter only where the shorter would also hit unrelated words.
CATEGORIES: Mapping[str, Category] = {
    "adultery": Category(
        "부정행위",
        3,
        (
            "외도",
            "불륜",
            "바람피",
            "바람 피",
            "내연",
            "상간",
            "부정행위",
            "간통",
            "모텔",
            "애인",
            "딴 여자",
            "딴 남자",
            "다른 여자",
            "다른 남자",
            "그 여자",
            "그 남자",
        ),
    ),
    "domestic_violence": Category(
        "가정폭력",
        3,
        (
            "폭행",
            "폭력",
            "때렸",
            "때려",
            "구타",
            "멍이 들",
            "상해",
            "진단서",
            "협박",
            "죽여",
            "욕설",
            "폭언",
            "접근금지",
            "112에",
        ),
    ),
    "desertion": Category(
        "악의의 유기",
        2,
        (
            "가출",
            "집을 나",
            "집 나가",
            "별거",
            "악의의 유기",
            "연락두절",
            "생활비를 안",
            "생활비 안",
            "생활비도 안",
            "부양",
        ),
    ),
    "mistreatment_by_inlaws": Category(
        "시댁 부당대우",
        2,
        ("시어머니", "시아버지", "시댁", "시부모", "장모", "장인", "처가", "고부"),
    ),
    "harm_to_own_parents": Category(
        "친부모 해악",
        2,
        (
            "우리 엄마",
            "우리 아빠",
            "우리 부모",
            "친정 부모",
            "부모님께 욕",
            "부모님을 때",
            "엄마한테 욕",
            "아빠한테 욕",
        ),
    ),
    "unknown_whereabouts": Category(
        "생사불명",
        2,
        ("생사불명", "행방불명", "실종", "생사를 알", "소재불명", "3년째 연락"),
    ),
    "irreconcilable_differences": Category(
        "혼인지속 곤란",
        2,
        (
            "이혼",
            "성격 차이",
            "성격차이",
            "불화",
            "혼인 파탄",
            "혼인파탄",
            "같이 못 살",
            "각방",
            "신뢰가 깨",
        ),
    ),
    "financial_misconduct": Category(
        "재정 비행",
        2,
        (
            "도박",
            "빚",
            "대출",
            "사채",
            "주식으로",
            "코인",
            "탕진",
            "낭비",
            "카드값",
            "몰래 송금",
            "통장을 숨",
            "재산을 빼",
        ),
    ),
}

GENERAL = "general"
GENERAL_LABEL = "일반"


def article_840(text: str) -> Article840:
    """The grounds a text speaks of, strongest first; `general` with 0.1 when none is found.

    A keyword counts once however often it occurs. Confidence is 0.3 plus 0.2 per keyword,
    at most 1, and a tenth less when several grounds compete.
    """
    found = {
        name: [word for word in category.keywords if word in text]
        for name, category in CATEGORIES.items()
    }
    scores = {name: len(words) * CATEGORIES[name].weight for name, words in found.items() if words}
    if not scores:
        return Article840((GENERAL,), 0.1, ())
    ranked = sorted(scores, key=lambda name: (-scores[name], list(CATEGORIES).index(name)))
    words = tuple(word for name in ranked for word in found[name])
    confidence = min(0.3 + 0.2 * len(words), 1.0) * (0.9 if len(ranked) > 1 else 1.0)
    return Article840(tuple(ranked), round(confidence, 2), words)


def label_of(category: str) -> str:
    """What a category is called in a document; the id itself when it is not ours."""
    known = CATEGORIES.get(category)
    if known:
        return known.label
    return GENERAL_LABEL if category == GENERAL else category
