"""From a writer's answer to a finished section: every sentence judged, marked or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seogi.features.drafts.model import TO_CHECK, Cite, Excerpt, WrittenPart, exhibit_name
from seogi.features.drafts.ports import SectionPlan
from seogi.features.drafts.support import Judged, Standing, judge
from seogi.features.drafts.wording import words


@dataclass(frozen=True, slots=True)
class Finished:
    """A section ready for the document.

    Attributes:
        cites: what its marks rest on, in the order of the text.
        refused: reasons why sentences were not carried, in order.
        carried: number of sentences that the evidence carries.
    """

    title: str
    heading: str
    lines: tuple[str, ...]
    cites: tuple[Cite, ...]
    refused: tuple[str, ...] = ()
    carried: int = 0

    @property
    def is_grounded(self) -> bool:
        """Whether at least half of what it claims is carried."""
        return self.carried >= len(self.refused)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Finished:
        """Reads a stored section."""
        cites = tuple(Cite(cite["source"], cite["quote"]) for cite in value["cites"])
        return cls(value["title"], value["heading"], tuple(value["lines"]), cites)

    def to_json(self) -> dict[str, Any]:
        """For a stored step."""
        return {
            "title": self.title,
            "heading": self.heading,
            "lines": list(self.lines),
            "cites": [{"source": cite.source_id, "quote": cite.quote} for cite in self.cites],
        }


def finish(
    plan: SectionPlan, parts: Sequence[WrittenPart], sources: Mapping[str, Excerpt]
) -> Finished:
    """Judges every sentence and sets the marks; headings come from the plan, not the writer."""
    lines: list[str] = []
    judged: list[Judged] = []
    for planned, written in zip(plan.parts, parts, strict=True):
        own = {one: sources[one] for one in planned.source_ids}
        if planned.heading:
            lines += ["", planned.heading]
        for paragraph in written.paragraphs:
            found = [judge(one, planned.frames, own, plan.parties) for one in paragraph]
            lines.append(" ".join(_shown(one, own, plan.language) for one in found))
            judged += found
    carried = [one for one in judged if one.standing is Standing.CARRIED]
    return Finished(
        plan.title,
        plan.heading,
        tuple(lines),
        tuple(cite for one in carried for cite in one.sentence.cites),
        tuple(one.reason for one in judged if one.reason),
        len(carried),
    )


def _shown(judged: Judged, sources: Mapping[str, Excerpt], language: str) -> str:
    text = judged.sentence.text
    if judged.standing is Standing.FRAME:
        return text
    if judged.standing is Standing.LEFT_OUT:
        return words(language, "left_out")
    if judged.standing is Standing.CLAIM:
        return text if TO_CHECK in text else _marked(text, TO_CHECK)
    exhibits = sorted({sources[cite.source_id].exhibit for cite in judged.sentence.cites})
    return _marked(text, " ".join(f"[{exhibit_name(number)}]" for number in exhibits))


def _marked(text: str, mark: str) -> str:
    """The mark stands inside the sentence, before its full stop."""
    body = text.removesuffix(".").rstrip()
    return f"{body} {mark}."
