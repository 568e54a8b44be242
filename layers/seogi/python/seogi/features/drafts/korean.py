"""Small rules of written Korean and of dates that a composed sentence needs."""

from __future__ import annotations

from datetime import date, datetime

_BATCHIM = 28
_FIRST, _LAST = ord("가"), ord("힣")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def with_particle(word: str, closed: str, open_: str) -> str:
    """`word` with 은/는, 이/가 …: `closed` after a final consonant, both when nobody can tell."""
    closed_end = ends_closed(word)
    if closed_end is None:
        return f"{word}{closed}({open_})"
    return word + (closed if closed_end else open_)


def ends_closed(word: str) -> bool | None:
    """Whether the last syllable has a final consonant; None when it is no Hangul syllable."""
    last = ord(word[-1]) if word else 0
    return bool((last - _FIRST) % _BATCHIM) if _FIRST <= last <= _LAST else None


def parsed(at: str | None) -> datetime | None:
    """A message's local time; None when it has none that can be read."""
    if not at:
        return None
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None


def day(moment: date, language: str) -> str:
    """`2024년 3월 5일`, or `5 March 2024`."""
    if language == "en":
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{moment.year}년 {moment.month}월 {moment.day}일"


def clock(moment: datetime, language: str) -> str:
    """`오후 8시 11분경`, or `8:11 p.m.`; empty at midnight sharp, which means no time was given."""
    if moment.hour == 0 and moment.minute == 0:
        return ""
    hour = moment.hour % 12 or 12
    if language == "en":
        return f"{hour}:{moment.minute:02d} {'a.m.' if moment.hour < 12 else 'p.m.'}"
    minutes = f" {moment.minute}분" if moment.minute else ""
    return f"{'오전' if moment.hour < 12 else '오후'} {hour}시{minutes}경"
