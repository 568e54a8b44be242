"""Whether what is written is carried by the evidence: pure functions, no model, no network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from seogi.features.drafts import korean
from seogi.features.drafts.excerpts import INVISIBLE, is_clean, one_line, place_of
from seogi.features.drafts.model import Citation, Exhibit, exhibit_name
from seogi.features.evidence.model import Passage, Place

QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|《([^》]*)》')
MARK = re.compile(r"\[갑 제(\d+)호증\]")

_ANY_MARK = re.compile(r"갑\s*제?\s*\d+\s*호\s*증?")
_PRECEDENT = re.compile(
    r"\d{2,4}\s*(?:다|도|두|므|스|누|나|드단|드합|가단|가합|고단|고합|르|노|헌[가-마])\s*\d{2,}"
)
_LONE_QUOTE = re.compile(r'["“”「」『』《》]')
_LINK = re.compile(r"https?://|www\.|!\[|\]\(|<[a-zA-Z/!]")
_STATUTE = re.compile(
    r"민법 제8\d{2}조(?:의\d)?(?: 제\d+[항호])*|Articles? 8\d{2}(?:, item \d)?|연 12%"
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Source:
    """An exhibit with the whole text that offsets count in."""

    exhibit: Exhibit
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the evidence does not carry: a stable reason, and which line or citation."""

    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A draft whose every citation holds."""

    citations: int
    marks: int


def verify(
    draft_text: str,
    citations: Sequence[Citation],
    sources: Sequence[Source],
    given: Collection[str] = (),
) -> Verified | list[Problem]:
    """Checks a finished draft against the evidence.

    Every citation names evidence of the case and stands there verbatim at its offsets and place;
    every exhibit mark has a citation; every quotation and every number beside a mark comes from
    what is cited on that line; nothing invented (precedents, links) stands outside quotations.
    Lines that are `given` (names of files, what the lawyer entered) carry no claim; they may only
    not bear marks.
    """
    known = {source.exhibit.evidence_id: source for source in sources}
    problems = [problem for one in citations for problem in _citation(one, known)]
    lines = draft_text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line in given and not MARK.search(line):
            continue
        problems += [Problem(reason, f"line {number}") for reason in _line(line, citations)]
    if problems:
        return problems
    return Verified(len(citations), sum(len(MARK.findall(line)) for line in lines))


def located(quote: str, text: str) -> tuple[int, int] | None:
    """Where the words of a quotation stand in a text, however the text breaks its lines."""
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.span() if found else None


def outside_quotes(text: str) -> str:
    """The text without its quotations."""
    return QUOTED.sub(" ", text)


def quotations(text: str) -> Iterator[str]:
    """What stands between quotation marks."""
    for found in QUOTED.finditer(text):
        yield next(group for group in found.groups() if group is not None)


def invented(text: str) -> str | None:
    """Why a text must not stand in a draft at all: it names a precedent, a link or a mark."""
    plain = unicodedata.normalize("NFKC", outside_quotes(text))
    if any(unicodedata.category(char) in INVISIBLE for char in text):
        return "invisible_characters"
    if _LONE_QUOTE.search(outside_quotes(text)):
        return "open_quotation"
    if _PRECEDENT.search(plain):
        return "precedent"
    return "link" if _LINK.search(plain) else None


def forged_mark(text: str) -> bool:
    """Whether a writer's sentence carries something that reads as an exhibit mark."""
    return bool(_ANY_MARK.search(unicodedata.normalize("NFKC", text)))


def strange_numbers(text: str, carried: Sequence[tuple[str, Place]]) -> bool:
    """Whether a number outside quotations comes from nowhere.

    Args:
        text: a sentence or line.
        carried: the cited words with their places.
    """
    allowed = {number for words, place in carried for number in _numbers_of(words, place)}
    said = _STATUTE.sub(" ", MARK.sub(" ", outside_quotes(text)))
    return any(_plain(found) not in allowed for found in _NUMBER.findall(said))


def _numbers_of(words: str, place: Place) -> Iterator[str]:
    yield from map(_plain, _NUMBER.findall(f"{words} {place.speaker or ''}"))
    yield from (str(number) for number in (place.page, place.line) if number is not None)
    moment = korean.parsed(place.at)
    if moment:
        hours = (moment.hour, moment.hour % 12 or 12)
        parts = (moment.year, moment.month, moment.day, *hours, moment.minute)
        yield from map(str, parts)


def _plain(number: str) -> str:
    return number.replace(",", "").lstrip("0") or "0"


def _citation(citation: Citation, known: Mapping[str, Source]) -> Iterator[Problem]:
    where = f"citation {citation.number}"
    source = known.get(citation.evidence_id)
    if source is None:
        yield Problem("foreign_evidence", where)
        return
    if citation.exhibit != exhibit_name(source.exhibit.number):
        yield Problem("wrong_exhibit", where)
    if not citation.snippet.strip() or not is_clean(citation.snippet):
        yield Problem("unquotable_snippet", where)
    start, end = citation.start, citation.end
    if not 0 <= start < end or source.text[start:end] != citation.snippet:
        yield Problem("snippet_not_in_evidence", where)
    elif citation.place not in _places(source, start, end):
        yield Problem("wrong_place", where)


def _places(source: Source, start: int, end: int) -> list[Place | None]:
    return [
        place_of(passage, source.exhibit.kind, start, end)
        for passage in source.passages
        if passage.start <= start and end <= passage.end
    ]


def _line(line: str, citations: Sequence[Citation]) -> Iterator[str]:
    marks = {exhibit_name(int(number)) for number in MARK.findall(outside_quotes(line))}
    cited = [one for one in citations if one.exhibit in marks]
    if marks - {one.exhibit for one in cited}:
        yield "mark_without_citation"
    if any(not _carries(quote, cited) for quote in quotations(line)):
        yield "quotation_not_cited"
    if marks and strange_numbers(line, [(one.snippet, one.place) for one in cited]):
        yield "number_not_cited"
    if reason := invented(line):
        yield reason


def _carries(quote: str, cited: Sequence[Citation]) -> bool:
    return bool(quote) and any(quote in one_line(one.snippet) for one in cited)
