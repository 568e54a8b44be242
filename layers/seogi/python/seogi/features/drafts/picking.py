"""Choosing the excerpts a part rests on, and naming the parties, from one case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from seogi.features.drafts.excerpts import Span, spans_of
from seogi.features.drafts.grounds import labels_of
from seogi.features.drafts.model import CaseFile, Excerpt, Exhibit, Parties
from seogi.features.evidence.model import Passage
from seogi.features.evidence.ports import Retriever

SPANS_PER_PASSAGE = 3

_ROLE = r"(?:피고|상대방|배우자|남편|아내|가해자|채무자|임대인|임차인|사용자)"
_ENTERED = re.compile(_ROLE + r"\s*[:：]\s*([가-힣]{2,5})(?=[\s,.();]|$)")


def parties_of(case: CaseFile) -> Parties:
    """Who sues whom, from what the lawyer entered.

    The defendant is named by `피고: 이름`, or by a role word before the name of somebody who
    speaks in the evidence (`남편 김철수`). Anything else would be a guess, so it stays empty.
    """
    entered = f"{case.title}\n{case.description}"
    plaintiff = case.client_name.strip()
    if found := _ENTERED.search(entered):
        return Parties(plaintiff, found.group(1))
    speakers = {name for exhibit in case.exhibits for name in exhibit.speakers.values()}
    for speaker in sorted(speakers - {plaintiff}):
        if re.search(rf"{_ROLE}(?:인|은|는)?\s*{re.escape(speaker)}", entered):
            return Parties(plaintiff, speaker)
    return Parties(plaintiff)


def _said_by(exhibit: Exhibit, span: Span) -> str:
    speaker = span.place.speaker or ""
    return exhibit.speakers.get(speaker, speaker)


@dataclass(slots=True)
class Picker:
    """Picks excerpts for the parts of a draft; within a section each is used once.

    Attributes:
        excerpts: everything picked so far; their ids are `s1`, `s2`, … in the order of picking.
    """

    case: CaseFile
    retriever: Retriever
    language: str
    excerpts: list[Excerpt] = field(default_factory=list)
    _taken: set[tuple[str, int]] = field(default_factory=set)

    def next_section(self) -> None:
        """From here on everything may be used again."""
        self._taken.clear()

    def pick(
        self, wanted: Sequence[str], limit: int, *, must_speak: bool = True
    ) -> tuple[str, ...]:
        """The ids of the best free excerpts, in the order of time.

        Args:
            wanted: words looked for.
            limit: how many at most.
            must_speak: leave out what holds none of the words, however near the search found it.
        """
        found = [
            (self._fit(span, wanted), passage, span)
            for passage in self._passages(wanted, limit)
            for span in self._best(passage, wanted)
        ]
        fitting = [one for one in found if one[0] >= 1 or not must_speak]
        fitting.sort(key=lambda one: -one[0])
        picked = [self._excerpt(passage, span) for _, passage, span in fitting[:limit]]
        return tuple(one.source_id for one in sorted(picked, key=_in_time))

    def first(self, limit: int) -> tuple[str, ...]:
        """The ids of the earliest free excerpts, for a case that speaks in words of its own."""
        found = [
            (passage, span) for passage in self.case.passages for span in self._best(passage, ())
        ]
        found.sort(
            key=lambda one: _order(one[1].place.at, self._exhibit_of(one[0]).number, one[1].start)
        )
        return tuple(self._excerpt(*one).source_id for one in found[:limit])

    def _passages(self, wanted: Sequence[str], limit: int) -> list[Passage]:
        known = {passage.passage_id: passage for passage in self.case.passages}
        hits = self.retriever.search(" ".join(wanted), 4 * limit)
        # A search service may be behind: what it returns counts only as far as the case has it.
        return [known[hit.passage.passage_id] for hit in hits if hit.passage.passage_id in known]

    def _best(self, passage: Passage, wanted: Sequence[str]) -> list[Span]:
        spans = [
            span
            for span in spans_of(passage, self._exhibit_of(passage).kind)
            if (passage.evidence_id, span.start) not in self._taken
        ]
        return sorted(spans, key=lambda span: -self._fit(span, wanted))[:SPANS_PER_PASSAGE]

    def _fit(self, span: Span, wanted: Sequence[str]) -> float:
        """Words found; what the other side says counts a little more than the client's own."""
        words = sum(word in span.text for word in wanted)
        own = span.place.speaker in (None, self.case.client_name)
        return words + (0.0 if own or not words else 0.5)

    def _exhibit_of(self, passage: Passage) -> Exhibit:
        return next(one for one in self.case.exhibits if one.evidence_id == passage.evidence_id)

    def _excerpt(self, passage: Passage, span: Span) -> Excerpt:
        exhibit = self._exhibit_of(passage)
        self._taken.add((passage.evidence_id, span.start))
        excerpt = Excerpt(
            source_id=f"s{len(self.excerpts) + 1}",
            exhibit=exhibit.number,
            evidence_id=passage.evidence_id,
            kind=exhibit.kind,
            text=span.text,
            start=span.start,
            end=span.end,
            place=span.place,
            labels=labels_of(span.text, self.language),
            said_by=_said_by(exhibit, span),
        )
        self.excerpts.append(excerpt)
        return excerpt


def _in_time(excerpt: Excerpt) -> tuple[bool, str, int, int]:
    return _order(excerpt.place.at, excerpt.exhibit, excerpt.start)


def _order(at: str | None, exhibit: int, start: int) -> tuple[bool, str, int, int]:
    """Dated ones first, by time; the rest by exhibit and place in it."""
    return not at, at or "", exhibit, start
