"""Cutting passages into what can be cited: one message, one row, one sentence, with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from seogi.features.evidence.model import Passage, Place

LONGEST = 400
SHORTEST = 4
WRAPPED = 40
"""A line of a plain text at least so long, without a full stop, goes on in the next line."""

HEADING = 16

CHAT, TEXT, TABLE = "kakaotalk", "text", "csv"
INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})

# The transcript of a chat has one such line per message; only there does a line name its speaker.
_MESSAGE = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) ([^\n]{1,60}?): ")
_DAY = re.compile(r"(\d{4})(?:년|[.-]) ?(\d{1,2})(?:월|[.-]) ?(\d{1,2})(?:일|\.)?(?: \S요일)?")
_SENTENCE = re.compile(r"\S.*?(?:[.!?。…]+[\"'”’)\]]*(?=\s|$)|$)", re.DOTALL)
_ENDED = re.compile(r"[.!?。…:][\"'”’)\]]*$")
_FORGED = re.compile(r"갑\s*제\s*\d+\s*호증|확인\s*필요|미확인")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage: `full_text[start:end] == text`, standing at `place`."""

    text: str
    start: int
    end: int
    place: Place


def spans_of(passage: Passage, kind: str) -> tuple[Span, ...]:
    """The citable spans of a passage in their order; what could forge a mark is left out."""
    return tuple(
        span
        for span in _spans(passage, kind)
        if is_quotable(span.text) and not _is_heading(span.text, kind)
    )


def _is_heading(text: str, kind: str) -> bool:
    """A short line of a document that is no sentence says what follows, and nothing itself."""
    return kind not in {CHAT, TABLE} and len(text) < HEADING and not _ENDED.search(text)


def is_quotable(text: str) -> bool:
    """Whether a text is clean and long enough to say something."""
    return SHORTEST <= len(text.strip()) <= LONGEST and is_clean(text)


def is_clean(text: str) -> bool:
    """Whether a text may be shown in a draft (as `one_line` shows it).

    Not clean: invisible or direction-changing characters, and anything that would read as an
    exhibit mark or a review mark of the draft itself.
    """
    plain = one_line(text)
    if any(unicodedata.category(char) in INVISIBLE for char in plain):
        return False
    return not _FORGED.search(unicodedata.normalize("NFKC", plain))


def one_line(text: str) -> str:
    """The words with single spaces, as a quotation shows them."""
    return " ".join(text.split())


def place_of(passage: Passage, kind: str, start: int, end: int) -> Place | None:
    """Where `full_text[start:end]` stands, if it lies inside one span of the passage."""
    for span in _spans(passage, kind):
        if span.start <= start and end <= span.end:
            return span.place
    return None


def _spans(passage: Passage, kind: str) -> Iterator[Span]:
    for block in _blocks(passage, kind):
        whole = kind in {CHAT, TABLE} and len(block.text) <= LONGEST
        for found in [None] if whole else _SENTENCE.finditer(block.text):
            span = block if found is None else _cut(block, *found.span(), kind)
            if span.text:
                yield span


def _blocks(passage: Passage, kind: str) -> Iterator[Span]:
    """Messages of a chat, paragraphs of a text, lines of anything else."""
    block: Span | None = None
    for line in _lines(passage, kind):
        if block is not None and _goes_on(block, line, kind):
            text = passage.text[block.start - passage.start : line.end - passage.start]
            block = Span(text, block.start, line.end, block.place)
            continue
        if block is not None:
            yield block
        block = line
    if block is not None:
        yield block


def _goes_on(block: Span, line: Span, kind: str) -> bool:
    if line.start != block.end + 1:  # a blank line, a date or the head of a message between them
        return False
    if kind == CHAT:
        return True
    last = block.text.rsplit("\n", 1)[-1]
    return kind == TEXT and len(last) >= WRAPPED and not _ENDED.search(last)


def _lines(passage: Passage, kind: str) -> Iterator[Span]:
    """The lines that say something; heads of messages and dates above give their place."""
    place, offset = passage.place, passage.start
    for number, raw in enumerate(passage.text.split("\n")):
        place = _next_line(place, kind) if number else place
        line = _cut(Span(raw, offset, offset + len(raw), place), 0, len(raw), kind)
        offset += len(raw) + 1
        if kind == CHAT and (found := _MESSAGE.match(raw)):
            day, time, speaker = found.groups()
            place = replace(place, speaker=speaker, at=f"{day}T{time}")
            line = _cut(replace(line, place=place), found.end(), len(raw), kind)
        elif kind == TEXT and (found := _DAY.fullmatch(line.text)):
            place = replace(place, at=_iso(found) or place.at)
            continue
        if line.text:
            yield line


def _iso(found: re.Match[str]) -> str | None:
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def _next_line(place: Place, kind: str) -> Place:
    """Only a plain text keeps the lines of its file, so only there can they be counted on."""
    if place.line is None:
        return place
    return replace(place, line=place.line + 1 if kind == TEXT else None)


def _cut(span: Span, start: int, end: int, kind: str) -> Span:
    """The part of a span without blanks at its ends."""
    piece = span.text[start:end]
    start += len(piece) - len(piece.lstrip())
    text, place = piece.strip(), span.place
    if kind == TEXT and place.line is not None:
        place = replace(place, line=place.line + span.text.count("\n", 0, start))
    return Span(text, span.start + start, span.start + start + len(text), place)
