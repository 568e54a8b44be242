"""What a case is about: which grounds of divorce (민법 제840조) its papers speak of, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seogi.features.drafts.model import CaseFile


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of divorce.

    Attributes:
        category: the id evidence is sorted by.
        item: the number of 민법 제840조 it falls under.
        law: the words of that item.
        words: what a passage that supports it speaks of; also the query it is searched by.
        weight: how much a word counts against those of other grounds.
        also: words that support it only once others have shown it.
    """

    category: str
    item: int
    label: str
    label_en: str
    law: str
    law_en: str
    words: tuple[str, ...]
    weight: int = 2
    also: tuple[str, ...] = ()


_SIXTH = "기타 혼인을 계속하기 어려운 중대한 사유가 있을 때"
_SIXTH_EN = "any other serious cause making it difficult to continue the marriage"

GROUNDS: tuple[Ground, ...] = (
    Ground(
        "adultery", 1, "부정행위", "Adultery",
        "배우자에 부정한 행위가 있었을 때", "an act of unchastity by the spouse",
        ("외도", "불륜", "바람피", "바람 피", "내연", "상간", "부정행위", "간통", "모텔",
         "호텔", "애인", "딴 여자", "딴 남자", "다른 여자", "다른 남자", "그 여자", "그 남자"),
        3, ("만났", "만나는", "사귀", "영수증"),
    ),
    Ground(
        "desertion", 2, "악의의 유기", "Malicious desertion",
        "배우자가 악의로 다른 일방을 유기한 때", "malicious desertion by the spouse",
        ("가출", "집을 나", "집 나가", "별거", "유기", "연락두절", "생활비", "부양"),
    ),
    Ground(
        "mistreatment_by_inlaws", 3, "시댁 부당대우", "Mistreatment by the spouse or in-laws",
        "배우자 또는 그 직계존속으로부터 심히 부당한 대우를 받았을 때",
        "extreme maltreatment by the spouse or the spouse's lineal ascendants",
        ("시어머니", "시아버지", "시댁", "시부모", "장모", "장인", "처가", "고부"),
    ),
    Ground(
        "harm_to_own_parents", 4, "친부모 해악", "Mistreatment of one's own parents",
        "자기의 직계존속이 배우자로부터 심히 부당한 대우를 받았을 때",
        "extreme maltreatment of one's lineal ascendants by the spouse",
        ("우리 엄마", "우리 아빠", "우리 부모", "친정", "부모님께 욕", "부모님을 때",
         "엄마한테 욕", "아빠한테 욕"),
    ),
    Ground(
        "unknown_whereabouts", 5, "생사불명", "Unknown whereabouts",
        "배우자의 생사가 3년 이상 분명하지 아니한 때",
        "the spouse's life or death unknown for three years or more",
        ("생사불명", "행방불명", "실종", "생사를 알", "소재불명", "3년째 연락"),
    ),
    Ground(
        "domestic_violence", 6, "가정폭력", "Domestic violence", _SIXTH, _SIXTH_EN,
        ("폭행", "폭력", "때렸", "때려", "때린", "맞았", "구타", "멍이", "상해", "협박",
         "죽여", "욕설", "폭언", "접근금지"),
        3, ("비명", "신고만은", "진단서", "부어"),
    ),
    Ground(
        "financial_misconduct", 6, "재정 비행", "Financial misconduct", _SIXTH, _SIXTH_EN,
        ("도박", "빚", "대출", "사채", "주식으로", "코인", "탕진", "낭비", "카드값",
         "몰래 송금", "통장을 숨", "재산을 빼"),
    ),
    Ground(
        "irreconcilable_differences", 6, "혼인지속 곤란", "Irreconcilable differences",
        _SIXTH, _SIXTH_EN,
        ("이혼", "성격 차이", "성격차이", "불화", "혼인 파탄", "혼인파탄", "같이 못 살",
         "각방", "신뢰가 깨"),
    ),
)  # fmt: skip
"""Mirrors the categories evidence is sorted by; the words say what to look for in a passage."""

MARRIAGE_WORDS = ("이혼", "혼인", "배우자", "부부", "위자료", "재산분할", "양육")


def grounds_of(text: str) -> tuple[Ground, ...]:
    """The grounds whose words occur in a text."""
    return tuple(one for one in GROUNDS if any(word in text for word in one.words))


def labels_of(text: str, language: str) -> tuple[str, ...]:
    """Their names in the language of the draft."""
    return tuple(one.label if language == "ko" else one.label_en for one in grounds_of(text))


def is_divorce(case: CaseFile) -> bool:
    """Whether the case is a divorce.

    What the lawyer entered decides. Without a word of marriage there, evidence that was sorted
    under a ground makes it one only if it speaks of the marriage itself: violence or debts alone
    are no divorce.
    """
    if speaks_of(f"{case.title} {case.description}", MARRIAGE_WORDS):
        return True
    labelled = {label for exhibit in case.exhibits for label in exhibit.labels}
    known = {one.category for one in GROUNDS} | {one.label for one in GROUNDS}
    return bool(labelled & known) and any(
        speaks_of(passage.text, MARRIAGE_WORDS) for passage in case.passages
    )


def speaks_of(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words occurs."""
    return any(word in text for word in words)
