"""Korean text to search terms: two-syllable pieces of words without their particles.

Korean glues particles and endings to its words and writes compounds with or without spaces, so
whole words rarely meet; pieces of two syllables do ("명예훼손", "명예를 훼손하다").
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[가-힣]+|[a-z]+|[0-9]+(?:[.,][0-9]+)*")
_PARTICLE = re.compile(
    r"(?:으로부터|에게서|한테서|이라고|에서는|에게|한테|에서|까지|부터|으로|라고|이랑|하고|처럼|보다|"
    r"마다|조차|밖에|을|를|이|가|은|는|의|에|로|와|과|도|만|랑)$"
)

# Words of one meaning; a question with one of them also asks for the others.
_SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("월급", "임금", "급여", "봉급"),
    ("씨씨티비", "cctv", "폐쇄회로"),
    ("외도", "불륜", "바람", "부정행위", "상간"),
    ("폭행", "폭력", "때리", "때렸", "때려", "구타"),
    ("폭언", "욕설", "막말"),
    ("가출", "집을 나가", "집을 나갔", "별거"),
    ("대출", "빚", "채무", "차용"),
    ("핸드폰", "휴대폰", "휴대전화", "스마트폰"),
    ("아내", "와이프", "집사람", "배우자"),
    ("남편", "신랑", "배우자"),
    ("시어머니", "시모", "시댁"),
    ("코인", "가상자산", "암호화폐", "비트코인"),
    ("진단서", "소견서"),
    ("아이", "자녀", "아들", "딸"),
    ("양육비", "생활비"),
    ("카톡", "카카오톡", "메신저"),
    ("명예훼손", "비방", "모욕"),
    ("해고", "잘렸", "권고사직"),
)


def terms_of(text: str) -> list[str]:
    """The terms of a text in its order, repetitions kept."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return [term for word in _WORD.findall(normal) for term in _pieces(word)]


def query_terms(query: str) -> list[str]:
    """The terms of a question and of the synonyms of its words, each once."""
    normal = unicodedata.normalize("NFKC", query).lower()
    asked = [normal]
    for group in _SYNONYMS:
        if any(word in normal for word in group):
            asked.extend(group)
    return list(dict.fromkeys(term for part in asked for term in terms_of(part)))


def _pieces(word: str) -> list[str]:
    if not "가" <= word[0] <= "힣":
        return [word.replace(",", "")]
    stem = _PARTICLE.sub("", word) or word
    if len(stem) == 1:
        stem = word if len(word) == 2 else stem
    return [stem[at : at + 2] for at in range(len(stem) - 1)] or [stem]
