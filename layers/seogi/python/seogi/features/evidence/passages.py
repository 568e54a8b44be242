"""Cutting a text into passages that respect messages, paragraphs and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seogi.features.evidence.model import Passage, Place

COMFORTABLE = 300
LONGEST = 700
# A new day of a chat is a new matter more often than not.
COMFORTABLE_DAY = 150
SCRAP = 100

_SENTENCE_END = re.compile(r"[.!?。…]['\"”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece that is not torn while it is short enough: a message, a line, a row.

    Attributes:
        start: offset of its first character in the full text.
        end: offset after its last character.
        opens: a new paragraph begins here, so a passage may well end before it.
    """

    start: int
    end: int
    place: Place
    opens: bool = True


def passages_of(evidence_id: str, text: str, units: Sequence[Unit]) -> tuple[Passage, ...]:
    """Passages of about 300 to 700 characters; a page never shares a passage with the next.

    Units come in the order of the text and do not overlap.
    """
    pieces = [piece for unit in units for piece in _torn(text, unit)]
    return tuple(
        Passage(
            evidence_id=evidence_id,
            passage_id=f"{evidence_id}:{number}",
            text=text[group[0].start : group[-1].end],
            start=group[0].start,
            end=group[-1].end,
            place=_place(group),
        )
        for number, group in enumerate(_with_tail(list(_groups(pieces))))
    )


def _groups(pieces: Sequence[Unit]) -> Iterator[list[Unit]]:
    group: list[Unit] = []
    for piece in pieces:
        if group and _cut_before(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _with_tail(groups: list[list[Unit]]) -> list[list[Unit]]:
    """The groups with a scrap at the end joined to what it belongs to."""
    if len(groups) < 2:
        return groups
    *others, before, tail = groups
    scrap = tail[-1].end - tail[0].start < SCRAP and _day(tail[0]) == _day(before[-1])
    fits = tail[-1].end - before[0].start <= LONGEST
    if scrap and fits and tail[0].place.page == before[0].place.page:
        return [*others, before + tail]
    return groups


def _cut_before(group: Sequence[Unit], piece: Unit) -> bool:
    start = group[0].start
    if piece.place.page != group[0].place.page or piece.end - start > LONGEST:
        return True
    length = group[-1].end - start
    if _day(piece) != _day(group[-1]):
        return length >= COMFORTABLE_DAY
    return piece.opens and length >= COMFORTABLE


def _day(unit: Unit) -> str | None:
    return unit.place.at.partition("T")[0] if unit.place.at else None


def _place(group: Sequence[Unit]) -> Place:
    speakers = {unit.place.speaker for unit in group}
    first = group[0].place
    return first if len(speakers) == 1 else replace(first, speaker=None)


def _torn(text: str, unit: Unit) -> Iterator[Unit]:
    """The unit without blank ends, torn at sentence ends, else spaces, else anywhere."""
    start, end = _stripped(text, unit.start, unit.end)
    opens = unit.opens
    while end - start > LONGEST:
        cut = _tear_at(text, start, start + LONGEST)
        piece_start, piece_end = _stripped(text, start, cut)
        yield Unit(piece_start, piece_end, unit.place, opens)
        start, _ = _stripped(text, cut, end)
        opens = True
    if start < end:
        yield Unit(start, end, unit.place, opens)


def _tear_at(text: str, start: int, limit: int) -> int:
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start + COMFORTABLE, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", start + COMFORTABLE, limit), text.rfind("\n", start + 1, limit))
    return space + 1 if space > start else limit


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    # Without slices: a file may be one line of ten million characters.
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
