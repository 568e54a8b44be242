"""Putting the sections into the document a court expects, and listing what they cite."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seogi.features.drafts import korean
from seogi.features.drafts.excerpts import INVISIBLE
from seogi.features.drafts.grounding import located
from seogi.features.drafts.model import (
    UNKNOWN,
    Citation,
    DraftSection,
    Excerpt,
    Exhibit,
    Parties,
    exhibit_name,
)
from seogi.features.drafts.sections import Finished
from seogi.features.drafts.wording import words

LONGEST_NAME = 120
_MISLEADING = re.compile(r"[\[\]<>\"“”「」『』《》`|]")
_REVIEW = ("[확인 필요", "[미확인")


@dataclass(frozen=True, slots=True)
class Document:
    """The composed text; `given` are its lines that repeat what people entered or named."""

    text: str
    given: frozenset[str]
    sections: tuple[DraftSection, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """What a document is assembled from."""

    language: str
    divorce: bool
    parties: Parties
    exhibits: tuple[Exhibit, ...]
    sources: Mapping[str, Excerpt]


def assemble(papers: Papers, finished: Sequence[Finished], today: date) -> Document:
    """Title, parties, sections, evidence, enclosures, date, signature, disclaimer."""
    head, tail = _head(papers), _tail(papers, today)
    bodies = [["", _title(one.heading), *one.lines] for one in finished]
    lines = [*head, *(line for body in bodies for line in body), *tail]
    given = {*head, *tail, *(body[1] for body in bodies)}
    return Document(
        "\n".join(lines),
        frozenset(given),
        tuple(_section(one) for one in finished),
        tuple(_citations(papers, finished)),
    )


def shown(name: str, limit: int = LONGEST_NAME) -> str:
    """A name people gave, without characters that could mislead a reader or forge a mark."""
    visible = "".join(" " if unicodedata.category(one) in INVISIBLE else one for one in name)
    return " ".join(_MISLEADING.sub(" ", visible).split())[:limit]


def _title(heading: str) -> str:
    return shown(heading)


def _section(one: Finished) -> DraftSection:
    text = "\n".join(one.lines).strip()
    return DraftSection(one.title, text, any(mark in text for mark in _REVIEW))


def _head(papers: Papers) -> list[str]:
    lang = papers.language
    action = "action.divorce" if papers.divorce else "action.neutral"
    return [
        words(lang, "title"),
        "",
        f"{words(lang, 'plaintiff')}  {shown(papers.parties.plaintiff) or UNKNOWN}",
        words(lang, "address"),
        f"{words(lang, 'defendant')}  {shown(papers.parties.defendant) or UNKNOWN}",
        words(lang, "address"),
        "",
        words(lang, action),
    ]


def _tail(papers: Papers, today: date) -> list[str]:
    lang = papers.language
    proofs = [
        f"{number}. {exhibit_name(one.number)}  {words(lang, f'kind.{one.kind}')} "
        f"({shown(one.filename)})"
        for number, one in enumerate(papers.exhibits, start=1)
    ]
    plaintiff = shown(papers.parties.plaintiff) or UNKNOWN
    return [
        "",
        words(lang, "heading.proof"),
        *proofs,
        "",
        words(lang, "heading.enclosures"),
        *(words(lang, f"enclosure.{one}") for one in ("proofs", "copy", "delivery")),
        "",
        korean.day(today, lang),
        "",
        words(lang, "signature", name=plaintiff),
        words(lang, "court"),
        "",
        words(lang, "disclaimer"),
    ]


def _citations(papers: Papers, finished: Sequence[Finished]) -> list[Citation]:
    """Numbered in the order of the text; the same words of the same place once."""
    files = {exhibit.evidence_id: exhibit for exhibit in papers.exhibits}
    found: dict[tuple[str, int, int], Citation] = {}
    for cite in (cite for one in finished for cite in one.cites):
        source = papers.sources[cite.source_id]
        first, last = located(cite.quote, source.text) or (0, 0)
        start, end = source.start + first, source.start + last
        exhibit = files[source.evidence_id]
        citation = Citation(
            number=len(found) + 1,
            evidence_id=source.evidence_id,
            filename=exhibit.filename,
            exhibit=exhibit_name(exhibit.number),
            snippet=source.text[first:last],
            labels=source.labels,
            place=source.place,
            start=start,
            end=end,
        )
        found.setdefault((source.evidence_id, start, end), citation)
    return list(found.values())
