"""The offline writer: every sentence is built around words that stand in the evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from seogi.features.drafts import korean
from seogi.features.drafts.excerpts import is_clean, one_line
from seogi.features.drafts.grounding import forged_mark, invented, strange_numbers
from seogi.features.drafts.model import UNKNOWN, Excerpt
from seogi.features.drafts.ports import PartPlan, SectionPlan

LONGEST_QUOTE = 160
_QUOTES = frozenset("\"'“”「」『』《》")
_NAME = re.compile(r"[가-힣]{2,4}|[A-Za-z]{2,20}")
_ENDS = re.compile(r"[.!?。…]+[\"'”’)\]]*(?=\s|$)")


def compose(plan: SectionPlan, sources: Sequence[Excerpt]) -> str:
    """The section as the JSON that every writer answers (`answer.parse`), always the same."""
    by_id = {source.source_id: source for source in sources}
    parts = [_part(part, plan, by_id) for part in plan.parts]
    return json.dumps({"parts": parts}, ensure_ascii=False)


def _part(part: PartPlan, plan: SectionPlan, by_id: dict[str, Excerpt]) -> dict[str, object]:
    told = [by_id[source_id] for source_id in part.source_ids]
    quoted = [
        (source, words) for source in told if (words := _in_marks(excerpted(one_line(source.text))))
    ]
    sentences = [
        *map(_frame, part.before),
        *(
            _sentence(source, words, quoted[number - 1][0] if number else None, plan)
            for number, (source, words) in enumerate(quoted)
        ),
        *map(_frame, part.after),
    ]
    return {"key": part.key, "paragraphs": [[sentence] for sentence in sentences]}


def _frame(text: str) -> dict[str, object]:
    return {"text": text, "cites": []}


def _sentence(
    source: Excerpt, quoted: str, before: Excerpt | None, plan: SectionPlan
) -> dict[str, object]:
    say = _english if plan.language == "en" else _korean
    cite = {"source": source.source_id, "quote": quoted[1:-1]}
    return {"text": say(source, before, plan, quoted), "cites": [cite]}


def excerpted(text: str) -> str:
    """Words to quote: the text, or its first whole sentences, or its words up to the limit."""
    if len(text) <= LONGEST_QUOTE:
        return text
    head = text[:LONGEST_QUOTE]
    ends = [found.end() for found in _ENDS.finditer(head)]
    if ends and ends[-1] >= LONGEST_QUOTE // 4:
        return head[: ends[-1]]
    return head[: head.rfind(" ")] if " " in head else head


def _in_marks(quote: str) -> str:
    """In quotation marks that the quotation itself does not use; empty when it uses them all."""
    for opening, closing in (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』")):
        if opening not in quote and closing not in quote:
            return f"{opening}{quote}{closing}"
    return ""


def _korean(source: Excerpt, before: Excerpt | None, plan: SectionPlan, quoted: str) -> str:
    if source.said_by:
        when = _when_korean(source, before)
        who = korean.with_particle(_who(source, plan), "은", "는")
        return f"{when}{who} {_cited(quoted)}라는 메시지를 보냈습니다."
    where = f"제출된 {_PAPER.get(source.kind, '자료')}{_where(source, plan.language)}"
    if before and _same_entry(source, before):
        return f"이어 {_cited(quoted)}라고 기재되어 있습니다."
    moment = korean.parsed(source.place.at)
    dated = f"{korean.day(moment, 'ko')}자로 " if moment else ""
    return f"{where}에는 {dated}{_cited(quoted)}라고 기재되어 있습니다."


def _same_entry(source: Excerpt, before: Excerpt) -> bool:
    """Whether both stand under one date or on one page of the same paper."""
    one, other = source.place, before.place
    same = (source.exhibit, one.page, one.at) == (before.exhibit, other.page, other.at)
    return same and bool(one.page or one.at)


def _cited(quoted: str) -> str:
    """The quotation with the particle its last word takes: "…음"이라고, "…다"라고."""
    last = quoted.rstrip("\"'”’」』.!?。… )]")[-1:]
    return quoted + ("이" if korean.ends_closed(last) else "")


_PAPER = {"pdf": "문서", "csv": "표", "text": "글", "kakaotalk": "대화"}
_PAPER_EN = {"pdf": "document", "csv": "table", "text": "text", "kakaotalk": "conversation"}


def _when_korean(source: Excerpt, before: Excerpt | None) -> str:
    moment, earlier = korean.parsed(source.place.at), _moment(before)
    if moment is None:
        return ""
    same_day = earlier is not None and earlier.date() == moment.date()
    date = "같은 날" if same_day else korean.day(moment, "ko")
    return " ".join(filter(None, (date, korean.clock(moment, "ko")))) + " "


def _english(source: Excerpt, before: Excerpt | None, plan: SectionPlan, quoted: str) -> str:
    if source.said_by:
        who = _who(source, plan)
        return f"{_when_english(source, before)}{who} sent the message {quoted}."
    moment = korean.parsed(source.place.at)
    dated = f" under the date {korean.day(moment, 'en')}" if moment else ""
    paper = f"The submitted {_PAPER_EN.get(source.kind, 'material')}"
    return f"{paper}{_where(source, 'en')}{dated} states {quoted}."


def _when_english(source: Excerpt, before: Excerpt | None) -> str:
    moment, earlier = korean.parsed(source.place.at), _moment(before)
    if moment is None:
        return ""
    same_day = earlier is not None and earlier.date() == moment.date()
    time = korean.clock(moment, "en")
    day = "the same day" if same_day else korean.day(moment, "en")
    return f"On {day}" + (f" at about {time}, " if time else ", ")


def _moment(source: Excerpt | None) -> datetime | None:
    return korean.parsed(source.place.at) if source else None


def _where(source: Excerpt, language: str) -> str:
    page, line = source.place.page, source.place.line
    if page is not None:
        return f" {page}쪽" if language == "ko" else f", page {page},"
    if line is not None:
        return f" {line}행" if language == "ko" else f", line {line},"
    return ""


def _who(source: Excerpt, plan: SectionPlan) -> str:
    """The speaker as the document calls them; a role only where the lawyer has named it."""
    english, parties = plan.language == "en", plan.parties
    name = _showable(source)
    if source.said_by == parties.plaintiff:
        return f"the Plaintiff {name}".rstrip() if english else f"원고 {name}".rstrip()
    if source.said_by == parties.defendant:
        return f"the Defendant {name}".rstrip() if english else f"피고 {name}".rstrip()
    if not name:
        return UNKNOWN
    # A nickname may say anything; between quotation marks it is seen to be a name.
    return name if _NAME.fullmatch(name) else f"'{name}'"


def _showable(source: Excerpt) -> str:
    """The speaker's name, unless it would break or forge the sentence it stands in."""
    name = source.said_by
    told = [("", source.place)]
    broken = _QUOTES & set(name) or invented(name) or forged_mark(name)
    broken = broken or strange_numbers(name, told)
    return name if is_clean(name) and not broken else ""
