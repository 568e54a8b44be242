"""Whether one sentence of a writer may stand: frame, carried by its cites, or only as a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from seogi.features.drafts.excerpts import one_line
from seogi.features.drafts.grounding import (
    forged_mark,
    invented,
    located,
    outside_quotes,
    quotations,
    strange_numbers,
)
from seogi.features.drafts.model import TO_CHECK, UNKNOWN, Cite, Excerpt, Parties, Sentence


class Standing(StrEnum):
    """What becomes of a sentence."""

    FRAME = "frame"
    """Agreed words without a fact: it stands as it is."""
    CARRIED = "carried"
    """Its cites hold and say what it says: it gets its exhibit marks."""
    CLAIM = "claim"
    """Nothing wrong can be shown, nothing carries it: it gets the review mark."""
    LEFT_OUT = "left_out"
    """It invents words, precedents, links or marks: it is left out, and that is said."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and its standing; `reason` says why it is not carried."""

    sentence: Sentence
    standing: Standing
    reason: str = ""


MOST_STRANGE = 0.25
"""Share of a sentence's own words that may come from neither the evidence nor the vocabulary."""

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{3,}")
_DENIAL = re.compile(r"않|아니|못[하한했]|없[다었는이]|\bnot\b|\bnever\b|n't\b")
_NEUTRAL = (
    "원고", "피고", "당시", "같은", "이후", "이어", "다시", "또한", "그리고", "오전", "오후",
    "카카오톡", "메시지", "대화", "문서", "제출", "기재", "진술", "자로", "쪽에", "행에", "내용",
    "확인", "사실", "관하여", "대하여", "따르면", "의하면", "말하", "말씀", "보내", "보냈",
    "하였", "했습", "있습", "입니", "습니", "라고", "라는", "이라", "에는", "에게", "에서",
    "으로", "자료", "증거", "미확인", "필요",
    "the", "same", "day", "about", "and", "that", "said", "sent", "message", "plaintiff",
    "defendant", "submitted", "document", "table", "text", "conversation", "material", "page",
    "line", "states", "stated", "under", "date", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "from", "who",
    "was", "were", "has", "had", "with", "this", "for",
)  # fmt: skip


def judge(
    sentence: Sentence,
    frames: Sequence[str],
    sources: Mapping[str, Excerpt],
    parties: Parties,
) -> Judged:
    """What becomes of a sentence; only `sources` of its own part count."""
    if sentence.text in frames:
        return Judged(Sentence(sentence.text), Standing.FRAME)
    carried = [sources[cite.source_id] for cite in sentence.cites if cite.source_id in sources]
    holding = [cite for cite in sentence.cites if _holds(cite, sources)]
    if reason := _never(sentence, holding):
        return Judged(sentence, Standing.LEFT_OUT, reason)
    reason = "uncited" if not sentence.cites else None
    if len(holding) < len(sentence.cites):
        reason = "cite_not_in_source"
    reason = reason or _unsupported(sentence, carried, parties)
    if reason is None:
        return Judged(sentence, Standing.CARRIED)
    # Without its cites a quotation hangs in the air: nobody could look it up.
    hangs = any(True for _ in quotations(sentence.text))
    standing = Standing.LEFT_OUT if hangs else Standing.CLAIM
    return Judged(Sentence(sentence.text), standing, reason)


def _holds(cite: Cite, sources: Mapping[str, Excerpt]) -> bool:
    source = sources.get(cite.source_id)
    return source is not None and located(cite.quote, source.text) is not None


def _never(sentence: Sentence, holding: Sequence[Cite]) -> str | None:
    if reason := invented(sentence.text):
        return reason
    if forged_mark(sentence.text) or "\n" in sentence.text:
        return "forged_mark"
    quoted = all(
        quote and any(quote in one_line(cite.quote) for cite in holding)
        for quote in quotations(sentence.text)
    )
    return None if quoted else "invented_quotation"


def _unsupported(sentence: Sentence, carried: Sequence[Excerpt], parties: Parties) -> str | None:
    cited = [
        (cite.quote, source.place) for cite, source in zip(sentence.cites, carried, strict=True)
    ]
    if strange_numbers(sentence.text, cited):
        return "number_not_in_source"
    own = outside_quotes(sentence.text).replace(TO_CHECK, " ").replace(UNKNOWN, " ")
    known = " ".join([parties.plaintiff, parties.defendant, *(_told(one) for one in carried)])
    # A denial that nobody uttered, or the loss of one, turns a statement round.
    bare = not any(True for _ in quotations(sentence.text))
    if bool(_DENIAL.search(own)) != bool(_DENIAL.search(known)) and (bare or _DENIAL.search(own)):
        return "denial_differs"
    words = _WORD.findall(own)
    strange = [word for word in words if not _is_known(word, known)]
    return "words_not_in_source" if len(strange) > MOST_STRANGE * max(len(words), 1) else None


def _told(source: Excerpt) -> str:
    return f"{source.text} {source.said_by}"


def _is_known(word: str, known: str) -> bool:
    return word[:2] in known or word.lower().startswith(_NEUTRAL)
