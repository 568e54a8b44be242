"""Reading a writer's answer: JSON of parts, paragraphs, sentences and what they cite."""

from __future__ import annotations

import json
import re
from typing import Any

from seogi.features.drafts.model import Cite, Sentence, WrittenPart
from seogi.features.drafts.ports import SectionPlan

MOST_SENTENCES = 200
LONGEST_SENTENCE = 1_000
_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n```\s*", re.DOTALL)


class NotAnAnswer(ValueError):
    """The writer's text is not of the agreed shape."""


def parse(text: str, plan: SectionPlan) -> tuple[WrittenPart, ...]:
    """The parts of the plan in its order; a part the writer left out keeps its frames.

    The shape: `{"parts": [{"key", "paragraphs": [[{"text", "cites": [{"source", "quote"}]}]]}]}`.

    Raises:
        NotAnAnswer: it is not that, has unknown parts, nothing at all, or is far too long.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        value = json.loads(fenced.group(1) if fenced else text)
        parts = [_part(part) for part in value["parts"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAnAnswer from error
    written = {part.key: part for part in parts}
    if len(written) != len(parts) or not written.keys() <= {part.key for part in plan.parts}:
        raise NotAnAnswer
    if not 0 < sum(len(one) for part in parts for one in part.paragraphs) <= MOST_SENTENCES:
        raise NotAnAnswer
    return tuple(
        written.get(part.key)
        or WrittenPart(part.key, tuple((Sentence(frame),) for frame in part.frames))
        for part in plan.parts
    )


def _part(value: Any) -> WrittenPart:
    paragraphs = tuple(
        tuple(_sentence(sentence) for sentence in paragraph) for paragraph in value["paragraphs"]
    )
    return WrittenPart(_text(value["key"]), paragraphs)


def _sentence(value: Any) -> Sentence:
    cites = tuple(Cite(_text(cite["source"]), _text(cite["quote"])) for cite in value["cites"])
    text = _text(value["text"]).strip()
    if not 0 < len(text) <= LONGEST_SENTENCE:
        raise NotAnAnswer
    return Sentence(text, cites)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotAnAnswer
    return value
