"""Whatever stands in the evidence, what the offline writer composes from it is verified."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from seogi.adapters.extract.kakaotalk import messages_of, transcript
from seogi.adapters.extract.plain import lines_of
from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.features.drafts.answer import parse
from seogi.features.drafts.composer import compose
from seogi.features.drafts.document import assemble
from seogi.features.drafts.grounding import Source, Verified, verify
from seogi.features.drafts.model import DraftRequest, Exhibit
from seogi.features.drafts.sections import finish
from seogi.features.drafts.work import prepare
from seogi.features.evidence.passages import passages_of
from tests.drafts.builders import a_case_file

PIECES = [
    "폭행했다", "생활비를 안 줬다", "미안해", "이혼하자", "2026년 3월 4일",
    "5,000만 원을 대출받았다", '"', "“", "”", "「", "」", "『", "』", "《", "》", "'",
    "[갑 제9호증]", "[확인 필요]", "갑제3호증", "2015므1234", "https://evil.example", "![x](y)",
    "<b>", "\u200b", "\u202e", "\ufeff", "，", "．", "３월", "...", "?!", "않았다", "\n",
    "\n\n", "2026-01-05 15:21 김서연: 내가 잘못했어", "♥", "{}", "김서연", "박준호", "%s",
    "\\", "`", "|", "1.", "-",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map(
    " ".join
)
names = st.one_of(
    st.sampled_from(["박준호", "피고", '나"', "갑 제9호증", "내\u200b편", "민수90"]),
    st.text("가나[]'\"", min_size=1, max_size=9),
)


def drafted(exhibit: Exhibit, source: Source, language: str, title: str) -> None:
    case = a_case_file(
        title="이혼 사건",
        description="남편 박준호",
        exhibits=(exhibit,),
        passages=source.passages,
    )
    request = DraftRequest.of(("청구취지", "청구원인", title), language, "표준")
    prepared = prepare(case, request, EmbeddedIndex)
    sources = {excerpt.source_id: excerpt for excerpt in prepared.excerpts}
    finished = []
    for plan in prepared.plans:
        section = finish(plan, parse(compose(plan, prepared.excerpts), plan), sources)
        assert section.refused == (), [one.text for one in prepared.excerpts]
        finished.append(section)
    document = assemble(prepared.papers, finished, date(2026, 11, 21))
    found = verify(document.text, document.citations, [source], document.given)
    assert isinstance(found, Verified), (found, document.text)


@given(text=texts, filename=texts, language=st.sampled_from(["ko", "en"]), title=texts)
@settings(max_examples=150, deadline=None)
def test_any_text_becomes_a_draft_that_holds(
    text: str, filename: str, language: str, title: str
) -> None:
    passages = passages_of("ev_1", text, list(lines_of(text)))
    exhibit = Exhibit(1, "ev_1", filename, "text")
    drafted(exhibit, Source(exhibit, text, passages), language, title[:50] or "기타")


@given(
    said=st.lists(st.tuples(names, texts), min_size=1, max_size=6),
    language=st.sampled_from(["ko", "en"]),
)
@settings(max_examples=150, deadline=None)
def test_any_chat_becomes_a_draft_that_holds(said: list[tuple[str, str]], language: str) -> None:
    export = "\n".join(
        f"2026년 3월 {day}일 오후 8:{day:02d}, {name} : {text}"
        for day, (name, text) in enumerate(said, start=1)
    )
    text, units = transcript(messages_of(export))
    speakers = {unit.place.speaker: unit.place.speaker for unit in units if unit.place.speaker}
    exhibit = Exhibit(1, "ev_1", "대화.txt", "kakaotalk", (), speakers)
    source = Source(exhibit, text, passages_of("ev_1", text, units))
    drafted(exhibit, source, language, "폭행과 생활비")
