"""The draft of the demonstration case, as a lawyer and a court would read it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from seogi.features.drafts.grounding import Verified, verify
from seogi.features.drafts.model import Citation
from seogi.features.evidence.model import Party
from tests.drafts.builders import Office, Writer

CHAT = "KakaoTalk_박준호.txt"


@pytest.fixture(scope="module")
def office() -> Office:
    made = Office()
    made.demo()
    return made


@pytest.fixture(scope="module")
def draft(office: Office) -> Any:
    return office.draft()


def test_the_parts_of_a_complaint_stand_in_the_order_a_court_expects(draft: Any) -> None:
    headings = ["소    장", "원      고  김서연", "피      고  박준호", "이혼 등 청구의 소",
                "청 구 취 지", "청 구 원 인", "입 증 방 법", "첨 부 서 류", "귀중"]  # fmt: skip
    places = [draft["draft_text"].index(heading) for heading in headings]
    assert places == sorted(places)


def test_the_result_has_every_field_that_published_clients_read(draft: Any) -> None:
    assert set(draft) == {
        "case_id", "draft_text", "citations", "precedent_citations", "generated_at",
        "preview_disclaimer", "sections",
    }  # fmt: skip
    assert draft["precedent_citations"] == []
    assert draft["preview_disclaimer"].startswith("본 문서는 AI가 생성한 미리보기 초안입니다.")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", draft["generated_at"])
    for citation in draft["citations"]:
        assert citation["evidence_id"]
        assert citation["snippet"]
        assert isinstance(citation["labels"], list)


def test_an_admission_in_the_chat_is_told_with_its_date_and_speaker(draft: Any) -> None:
    assert (
        '오후 8시 47분경 피고 박준호는 "미안하다. 같은 팀 이하린이랑 작년 11월부터 만났어"'
        "라는 메시지를 보냈습니다 [갑 제1호증]." in draft["draft_text"]
    )


@pytest.mark.parametrize(
    ("ground", "item"), [("부정행위", 1), ("악의의 유기", 2), ("가정폭력", 6), ("재정 비행", 6)]
)
def test_each_ground_found_in_the_evidence_gets_its_part(
    draft: Any, ground: str, item: int
) -> None:
    assert f"이혼 사유: {ground} (민법 제840조 제{item}호)" in draft["draft_text"]


def test_a_ground_tells_its_story_in_the_order_of_time(draft: Any) -> None:
    told = draft["draft_text"].split("이혼 사유: 재정 비행")[1].split("원고는 위 사정이")[0]
    assert told.index("코인에 잠깐 넣은 거야") < told.index("대출 원금은 50,000,000원")


def test_a_page_of_a_pdf_is_cited_by_its_number(draft: Any) -> None:
    pages = {c["place"]["page"] for c in draft["citations"] if c["filename"].endswith(".pdf")}
    assert pages <= {1, 2, 3}
    assert pages
    assert "제출된 문서 3쪽에는" in draft["draft_text"]


def test_every_exhibit_is_listed_with_its_file_name_in_the_order_of_upload(draft: Any) -> None:
    listed = draft["draft_text"].split("입 증 방 법")[1]
    assert f"1. 갑 제1호증  카카오톡 대화 ({CHAT})" in listed
    assert listed.index("갑 제1호증") < listed.index("갑 제2호증") < listed.index("갑 제3호증")


def test_every_sentence_with_a_quotation_bears_an_exhibit_mark(draft: Any) -> None:
    body = draft["draft_text"].split("입 증 방 법")[0]
    quoting = [line for line in body.split("\n") if '"' in line]
    assert len(quoting) >= 15
    assert all(re.search(r"\[갑 제\d+호증\]\.$", line) for line in quoting)


def test_amounts_nobody_has_named_are_marked_for_review(draft: Any) -> None:
    claim, cause = draft["sections"]
    assert "위자료로 [확인 필요: 청구금액]원" in claim["text"]
    assert claim["needs_review"]
    assert cause["needs_review"]


def test_the_citations_hold_against_the_stored_evidence(office: Office, draft: Any) -> None:
    citations = [Citation.from_json(one) for one in draft["citations"]]
    lines = draft["draft_text"].split("\n")
    given = {line for line in lines if "." in line and "호증  " in line}
    assert isinstance(verify(draft["draft_text"], citations, office.sources(), given), Verified)
    assert [one.number for one in citations] == list(range(1, len(citations) + 1))


def test_the_same_request_composes_the_same_draft(office: Office, draft: Any) -> None:
    again = Office(cases=office.cases, records=office.records, files=office.files)
    assert again.draft()["draft_text"] == draft["draft_text"]


def test_an_english_draft_frames_korean_quotations(office: Office) -> None:
    text = office.draft(language="en")["draft_text"]
    assert "the Defendant 박준호 sent the message" in text
    assert "Ground for divorce: Adultery (Civil Act, Article 840, item 1)" in text
    assert "preview drafted by AI" in text


def test_an_unknown_section_is_written_from_what_its_title_asks_for(office: Office) -> None:
    draft = office.draft(sections=("폭행과 부상",))
    (section,) = draft["sections"]
    assert section["title"] == "폭행과 부상"
    assert "폭행" in section["text"]
    assert re.search(r"\[갑 제\d호증\]", section["text"])


def test_a_case_that_is_no_divorce_gets_the_neutral_structure() -> None:
    office = Office()
    office.open_case(title="대여금 청구", client_name="이민지", description="피고: 최동욱")
    office.upload(
        "대화.txt",
        "2026년 1월 5일 오후 3:10, 최동욱 : 500만 원만 빌려줘. 3월까지 갚을게\n"
        "2026년 1월 5일 오후 3:20, 이민지 : 알겠어. 지금 송금했어\n"
        "2026년 4월 2일 오전 9:00, 이민지 : 약속한 날이 지났는데 언제 갚아?\n"
        "2026년 4월 2일 오전 9:30, 최동욱 : 미안해. 지금은 못 갚겠어\n",
    )
    text = office.draft()["draft_text"]
    assert "이혼" not in text
    assert "손해배상 등 청구의 소" in text
    for heading in ("당사자의 관계", "사실의 경과", "책임 원인", "손해"):
        assert heading in text
    assert '피고 최동욱은 "500만 원만 빌려줘. 3월까지 갚을게"라는' in text


def test_a_case_that_speaks_in_words_of_its_own_is_told_all_the_same() -> None:
    office = Office()
    office.open_case(title="분쟁", client_name="이민지", description=None)
    office.upload("메모.txt", "2024년 1월 1일 옆집에서 담장을 허물었다.")
    draft = office.draft()
    assert "담장을 허물었다" in draft["draft_text"]
    assert [one["snippet"] for one in draft["citations"]] == [
        "2024년 1월 1일 옆집에서 담장을 허물었다."
    ]


def test_parties_nobody_has_named_stay_open() -> None:
    office = Office()
    office.open_case(client_name=None, description=None)
    office.upload("메모.txt", "남편이 집을 나가고 생활비를 주지 않았다. 이혼을 원한다.")
    text = office.draft()["draft_text"]
    assert "원      고  [미확인]" in text
    assert "피      고  [미확인]" in text


def test_someone_who_only_speaks_in_the_evidence_is_not_called_the_defendant() -> None:
    office = Office()
    office.open_case(description="이혼 상담")
    office.upload(
        "대화.txt",
        "2026년 1월 5일 오후 3:10, 박준호 : 미안해. 내가 때린 건 잘못했어\n"
        "2026년 1월 5일 오후 3:20, 김서연 : 다시는 폭행하지 마\n",
    )
    text = office.draft()["draft_text"]
    assert "피고 박준호" not in text
    assert '박준호는 "미안해.' in text


def test_a_writer_of_a_chat_is_called_what_the_lawyer_has_said() -> None:
    office = Office()
    office.open_case()
    office.upload(
        "대화.txt",
        "2026년 1월 5일 오후 3:10, 내남편♥ : 미안해. 내가 때린 건 잘못했어\n"
        "2026년 1월 5일 오후 3:20, 나 : 다시는 폭행하지 마\n",
        speaker_mapping={"내남편♥": Party("p1", "박준호"), "나": Party("p2", "김서연")},
    )
    draft = office.draft()
    assert '피고 박준호는 "미안해.' in draft["draft_text"]
    assert '원고 김서연은 "다시는' in draft["draft_text"]
    assert draft["citations"][0]["place"]["speaker"] == "내남편♥"


def test_every_writer_gets_the_same_data_and_a_key_of_its_step(office: Office) -> None:
    writer = Writer()
    office = Office(model=writer, cases=office.cases, records=office.records, files=office.files)
    ref = office.ask()
    office.finish(ref)
    assert writer.steps == ["section:청구취지", "section:청구원인"]
    keys = [request.idempotency_key for request in writer.asked]
    assert keys == [f"{ref.job_id}:section:청구취지", f"{ref.job_id}:section:청구원인"]
    assert "미안하다. 같은 팀 이하린이랑" in writer.asked[1].prompt
    assert CHAT not in writer.asked[1].prompt
