"""Planning a section: its parts, what may stand in them unmarked, and which excerpts carry them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from seogi.features.drafts.grounds import GROUNDS, Ground, is_divorce, speaks_of
from seogi.features.drafts.model import CaseFile, DraftRequest, Parties
from seogi.features.drafts.picking import Picker
from seogi.features.drafts.ports import PartPlan, SectionPlan
from seogi.features.drafts.wording import words

CLAIM, CAUSE = "청구취지", "청구원인"
ALWAYS_WRITTEN = frozenset({"당사자", "입증방법", "첨부서류"})
"""Parts of the document's frame: asking for them as sections adds nothing."""
MOST_GROUNDS = 5

_CHILDREN = ("양육비", "친권", "양육권", "미성년", "아이", "자녀", "유치원", "키울", "키워")


@dataclass(frozen=True, slots=True)
class Topic:
    """One part of the cause of action: what it is for, its words, how many excerpts it takes."""

    key: str
    purpose: str
    words: tuple[str, ...]
    limit: int


_DIVORCE = {
    "relation": Topic(
        "relation", "who the parties are to each other",
        ("혼인신고", "결혼", "혼인", "부부", "동거"), 2,
    ),
    "facts": Topic(
        "facts", "what happened, in the order of time",
        ("싸우", "다투", "다툼", "약속", "사과", "미안", "잘못", "생활비", "연락", "거짓말",
         "정리", "나갔", "나왔", "전화", "퇴근", "수술", "헤어", "이혼하자", "술에"), 6,
    ),
    "solatium": Topic(
        "solatium", "the suffering for which consolation money is claimed",
        ("위자료", "정신적", "우울", "진단", "치료", "병원", "상담", "불면", "고통"), 2,
    ),
}  # fmt: skip
_NEUTRAL = {
    "relation": Topic(
        "relation", "who the parties are to each other",
        ("계약", "소개", "거래", "입사", "임대차", "차용", "약정"), 2,
    ),
    "facts": Topic(
        "facts", "what happened, in the order of time",
        ("계약", "약속", "지급", "송금", "대여", "빌려", "반환", "거절", "사고", "통보", "입금"), 6,
    ),
    "liability": Topic(
        "liability", "why the defendant answers for it",
        ("잘못", "책임", "위반", "어기", "거짓", "인정", "미안", "과실", "미지급", "못 갚"), 4,
    ),
    "damage": Topic(
        "damage", "what was lost",
        ("손해", "피해", "치료비", "비용", "수리", "금액", "만원", "만 원", "진단"), 3,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outline:
    """Plans the sections of one draft."""

    case: CaseFile
    request: DraftRequest
    parties: Parties
    picker: Picker

    def section(self, title: str) -> SectionPlan:
        """The plan of one section; an unknown title is its own query."""
        self.picker.next_section()
        if title == CLAIM:
            heading, parts = self._say("heading.claim"), [self._prayer()]
        elif title == CAUSE:
            heading, parts = self._say("heading.cause"), self._cause()
        else:
            heading, parts = title, [self._free(title)]
        language, style = self.request.language, self.request.style
        return SectionPlan(title, heading, language, style, self.parties, tuple(parts))

    def _say(self, key: str, **params: str | int) -> str:
        return words(self.request.language, key, **params)

    def _prayer(self) -> PartPlan:
        divorce = is_divorce(self.case)
        keys = ["prayer.divorce", "prayer.solatium"] if divorce else ["prayer.pay"]
        if divorce and any(speaks_of(one.text, _CHILDREN) for one in self.case.passages):
            keys.append("prayer.custody")
        said = [self._say(key) for key in keys]
        said.append(self._say("prayer.costs", number=len(said) + 1))
        if not divorce:
            said.append(self._say("prayer.execution", number=len(said) + 1))
        said.append(self._say("prayer.end"))
        return PartPlan("prayer", "", "the relief sought; state no facts", tuple(said))

    def _cause(self) -> list[PartPlan]:
        """The grounds choose first, as they are the narrowest; the story takes what is left."""
        divorce = is_divorce(self.case)
        topics, kind = (_DIVORCE, "divorce") if divorce else (_NEUTRAL, "neutral")
        middle = self._divorce_parts() if divorce else self._neutral_parts()
        relation = self._part(
            topics["relation"],
            self._say("part.relation"),
            before=(self._say(f"relation.{kind}"),),
        )
        facts = self._part(topics["facts"], self._say(f"part.facts.{kind}"), or_first=True)
        end = PartPlan("conclusion", self._say("part.conclusion"), "", (self._say("conclusion"),))
        return [
            replace(part, heading=f"{number}. {part.heading}")
            for number, part in enumerate([relation, facts, *middle, end], start=1)
        ]

    def _divorce_parts(self) -> list[PartPlan]:
        parts = [part for one in self._grounds() if (part := self._ground(one)).source_ids]
        if not parts:
            none = (self._say("ground.none"),)
            parts = [PartPlan("grounds", self._say("part.ground_unknown"), "", none)]
        claim = (self._say("solatium.claim"),)
        heading = self._say("part.solatium")
        return [*parts, self._part(_DIVORCE["solatium"], heading, after=claim)]

    def _neutral_parts(self) -> list[PartPlan]:
        return [
            self._part(_NEUTRAL[key], self._say(f"part.{key}"), after=(self._say(f"{key}.claim"),))
            for key in ("liability", "damage")
        ]

    def _grounds(self) -> list[Ground]:
        """The grounds the passages speak of most, in the order of the statute."""
        counts = {
            one: one.weight
            * sum(text.text.count(word) for text in self.case.passages for word in one.words)
            for one in GROUNDS
        }
        most = sorted((one for one in GROUNDS if counts[one]), key=lambda one: -counts[one])
        return sorted(most[:MOST_GROUNDS], key=GROUNDS.index)

    def _ground(self, ground: Ground) -> PartPlan:
        korean = self.request.language == "ko"
        label, law = (ground.label, ground.law) if korean else (ground.label_en, ground.law_en)
        return self._part(
            Topic(
                ground.category,
                f"facts that support: {ground.law}",
                (*ground.words, *ground.also),
                4,
            ),
            self._say("part.ground", label=label, item=ground.item),
            after=(self._say("ground.claim", item=ground.item, law=law),),
        )

    def _free(self, title: str) -> PartPlan:
        wanted = tuple(word for word in re.split(r"[\s·,/()]+", title) if len(word) > 1)
        sources = self.picker.pick(wanted, 5, must_speak=False)
        frames = () if sources else (self._say("facts.none"),)
        return PartPlan("free", "", f"what the evidence says about: {title}", frames, (), sources)

    def _part(
        self,
        topic: Topic,
        heading: str,
        *,
        before: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        or_first: bool = False,
    ) -> PartPlan:
        sources = self.picker.pick(topic.words, topic.limit)
        if not sources and or_first:
            sources = self.picker.first(topic.limit)
        if not (sources or before or after):
            before = (self._say("facts.none"),)
        return PartPlan(topic.key, heading, topic.purpose, before, after, sources)
