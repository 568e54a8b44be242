"""What a user wants of a report: which sections, and what is to become of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seogi.features.reports.model import Section

_WISH = re.compile(
    r"고쳐|고치|수정|추가|바꿔|바꾸|줄여|줄이|늘려|늘리|다시\s*(?:써|쓰|작성)|삭제|빼\s*[줘주]|제거|넣어|포함"
    r"|보완|다듬|짧게|길게|간결|간략|표로|목록으로|자세히|상세|구체적"
    r"|\b(?:rewrite|revise|change|add|remove|delete|shorten|shorter|longer|expand|fix|include"
    r"|as a table)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]\s*$|(?:나요|가요|까요|습니까|는지|을까|인가)\s*[.?？]?\s*$")
_ORDERS = re.compile(
    r"줘|주세요|주십시오|줄래|주실|바랍니다|부탁|please|\bcould you\b", re.IGNORECASE
)
_ALL = re.compile(r"전체|모든|전부|보고서를|\ball\b|\bwhole\b|\bentire\b", re.IGNORECASE)
_NUMBERS = (
    re.compile(r"(\d{1,2})\s*(?:번|장|절|섹션|챕터)"),
    re.compile(r"(?:section|chapter|제)\s*(\d{1,2})", re.IGNORECASE),
)
_QUOTED = re.compile(r"[\"'“‘「]([^\"'”’」]{1,100})[\"'”’」]")
_TAIL = re.compile(
    r"\s*(?:내용|부분|관련)?\s*(?:을|를|도|에 대해|에 대한 내용을)?\s*"
    r"(?:추가로|더|새로)?\s*(?:추가|포함|넣어|보완|반영|삭제|제거|빼).*$"
)
_TAIL_EN = re.compile(r"^.*?\b(?:add|include|remove|delete)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to become of a section; `subject` is what is added or taken away."""

    shorter: bool = False
    longer: bool = False
    table: bool = False
    as_list: bool = False
    add: bool = False
    remove: bool = False
    subject: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether no known change is asked for."""
        return not (self.reshapes or self.add or self.remove)

    @property
    def reshapes(self) -> bool:
        """Whether what stands is to be said in another form."""
        return self.shorter or self.longer or self.table or self.as_list


def wish_of(instruction: str) -> Wish:
    """The changes that the instruction names."""

    def says(pattern: str) -> bool:
        return re.search(pattern, instruction, re.IGNORECASE) is not None

    return Wish(
        shorter=says(r"짧|줄여|줄이|간결|간략|요약해|shorten|shorter|brief"),
        longer=says(r"길게|늘려|늘리|자세|상세|구체|longer|expand|more detail"),
        table=says(r"표로|표를|표 추가|도표|as a table|\btable\b"),
        as_list=says(r"목록|개조식|bullet|as a list"),
        add=says(r"추가|포함|넣어|보완|반영|\badd\b|include"),
        remove=says(r"삭제|빼|제거|지워|remove|delete"),
        subject=_subject(instruction),
    )


def _subject(instruction: str) -> str:
    quoted = _QUOTED.search(instruction)
    if quoted:
        return quoted[1].strip()
    plain = _TAIL.sub("", instruction.strip().rstrip(".!"))
    plain = _TAIL_EN.sub("", plain)
    plain = re.sub(r"^.*?(?:섹션|번|장|절)?(?:에는|에서|에)\s+", "", plain)
    plain = re.sub(r"(?:\s*(?:내용|부분))?(?:을|를)$", "", plain.strip())
    return plain.strip()[:100]


def is_wish(content: str) -> bool:
    """Whether the user wants the report changed, and does not only ask about it."""
    if not _WISH.search(content):
        return False
    return not _ASKS.search(content.strip()) or _ORDERS.search(content) is not None


def named(content: str, sections: Sequence[Section]) -> tuple[int, ...]:
    """The orders of the sections that the words name, by number or title; else all of them."""
    every = tuple(section.order for section in sections)
    numbers = {int(found) for pattern in _NUMBERS for found in pattern.findall(content)}
    by_number = tuple(order for order in every if order in numbers)
    plain = _squeezed(content)
    by_title = tuple(one.order for one in sections if _squeezed(one.title) in plain)
    if by_number or by_title:
        return tuple(sorted({*by_number, *by_title}))
    if _ALL.search(content):
        return every
    words = [
        one.order
        for one in sections
        if any(len(word) > 1 and word in content for word in re.split(r"[\s·,/]+", one.title))
    ]
    return tuple(words) or every


def relevant(content: str, sections: Sequence[Section]) -> list[Section]:
    """The sections that share most with the words, best first."""
    wanted = _pairs(content)

    def shared(section: Section) -> int:
        return 3 * len(wanted & _pairs(section.title)) + len(wanted & _pairs(section.text))

    scored = [(shared(section), section) for section in sections]
    best = max((score for score, _ in scored), default=0)
    kept = [pair for pair in scored if pair[0] > max(1, best // 2)]
    return [section for _, section in sorted(kept, key=lambda pair: -pair[0])]


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def _pairs(text: str) -> set[str]:
    """Two letters that stand together: Korean words share them whatever particle follows."""
    return {
        word[at : at + 2]
        for word in re.findall(r"[가-힣]{2,}|[A-Za-z]{3,}|\d{2,}", text.lower())
        for at in range(len(word) - 1)
    }
