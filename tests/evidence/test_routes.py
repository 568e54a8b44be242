"""The HTTP face of evidence, field by field as the published client reads it."""

from __future__ import annotations

from typing import Any

import pytest

from seogi.identity import Principal
from tests.evidence import files
from tests.evidence.conftest import (
    CASE,
    FOREIGNER,
    MEMBER,
    OWNER,
    STRANGER,
    VIEWER,
    Desk,
    a_read_file,
)
from tests.evidence.http import Answer, Client

URL = "/api/evidence/presigned-url"
COMPLETE = "/api/evidence/upload-complete"
LIST = f"/api/cases/{CASE}/evidence"


@pytest.fixture
def client(desk: Desk) -> Client:
    return Client(desk)


def a_ticket_request(**changes: Any) -> dict[str, Any]:
    return {"case_id": CASE, "filename": "대화.txt", "content_type": "text/plain", **changes}


def code(answer: Answer) -> str:
    found: str = answer.body["error"]["code"]
    return found


def test_an_upload_from_ticket_to_text(desk: Desk, client: Client) -> None:
    ticket = client.ask("POST", URL, a_ticket_request())
    assert ticket.status == 200
    assert ticket.body["fields"] == {}
    key = ticket.body["s3_key"]
    assert "대화" not in key

    desk.files.arrive(key, files.ANDROID.encode("cp949"))
    done = {
        "case_id": CASE,
        "evidence_temp_id": ticket.body["evidence_temp_id"],
        "s3_key": key,
        "file_size": 3,
        "note": "의뢰인 제출",
        "exif_metadata": {"a": 1},
    }
    taken = client.ask("POST", COMPLETE, done)
    assert taken.status == 201
    assert taken.body == {
        "evidence_id": ticket.body["evidence_temp_id"],
        "case_id": CASE,
        "filename": "대화.txt",
        "s3_key": key,
        "status": "pending",
        "review_status": None,
        "created_at": taken.body["created_at"],
    }
    assert client.ask("POST", COMPLETE, done).status == 201

    evidence = desk.records.find("firm", ticket.body["evidence_temp_id"])
    desk.work(evidence.ref)
    shown = client.ask("GET", f"/api/evidence/{evidence.evidence_id}").body
    assert (shown["status"], shown["kind"], shown["note"]) == (
        "completed",
        "kakaotalk",
        "의뢰인 제출",
    )
    assert shown["content"].startswith("2024-03-05 00:03 김민수: 집에 언제 와")


def test_the_list_has_every_field_the_client_reads(desk: Desk, client: Client) -> None:
    a_read_file(desk, "남편이 외도했다".encode())
    answer = client.ask("GET", LIST)
    assert answer.body["total"] == 1
    (line,) = answer.body["evidence"]
    wanted = {
        "id", "case_id", "type", "filename", "size", "created_at", "status", "ai_summary",
        "article_840_tags", "has_speaker_mapping",
    }  # fmt: skip
    assert wanted <= line.keys()
    assert line["article_840_tags"] == {
        "categories": ["adultery"],
        "confidence": 0.5,
        "matched_keywords": ["외도"],
    }
    assert line["labels"] == ["부정행위"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["a.txt", "b.txt", "c.pdf"]),
        ("?categories=adultery,financial_misconduct", ["a.txt", "b.txt"]),
        ("?categories=adultery&categories=general", ["a.txt", "c.pdf"]),
        ("?type=pdf", ["c.pdf"]),
        ("?type=text,pdf&categories=adultery", ["a.txt"]),
        ("?categories=desertion", []),
    ],
)
def test_the_list_is_narrowed_by_commas_and_by_repetition(
    desk: Desk, client: Client, query: str, names: list[str]
) -> None:
    for name, data in (
        ("a.txt", "외도".encode()),
        ("b.txt", "도박".encode()),
        ("c.pdf", files.a_text_pdf()),
    ):
        desk.clock.advance(1)
        a_read_file(desk, data, name)
    found = client.ask("GET", LIST + query).body["evidence"]
    assert [line["filename"] for line in found] == names


def test_a_ticket_that_was_never_used_is_not_in_the_list(desk: Desk, client: Client) -> None:
    desk.announced()
    assert client.ask("GET", LIST).body == {"evidence": [], "total": 0}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"filename": "녹음.m4a"}, ".m4a"),
        ({"filename": "setup.txt.exe"}, ".exe"),
        ({"filename": "이름만"}, "이름만"),
        ({"content_type": "image/png"}, "image/png"),
    ],
)
def test_a_type_we_cannot_read_is_refused_by_its_name(
    client: Client, change: dict[str, str], named: str
) -> None:
    answer = client.ask("POST", URL, a_ticket_request(**change))
    assert (answer.status, code(answer)) == (400, "UNSUPPORTED_TYPE")
    assert named in answer.body["error"]["message"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\kim\\대화.txt", "대화.txt"),
        ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"),
        ("\u202ecod.txt", "cod.txt"),
        ("가" * 300 + ".txt", "가" * 196 + ".txt"),
    ],
)
def test_a_hostile_name_is_shown_harmless_and_never_part_of_a_key(
    desk: Desk, client: Client, name: str, kept: str
) -> None:
    ticket = client.ask("POST", URL, a_ticket_request(filename=name)).body
    evidence = desk.records.find("firm", ticket["evidence_temp_id"])
    assert evidence.filename == kept
    assert evidence.s3_key == f"raw/firm/{CASE}/{evidence.evidence_id}"


def test_completing_what_never_arrived_says_so(desk: Desk, client: Client) -> None:
    ticket = desk.announced().evidence
    body = {"case_id": CASE, "evidence_temp_id": ticket.evidence_id, "s3_key": ticket.s3_key}
    answer = client.ask("POST", COMPLETE, body)
    assert (answer.status, code(answer)) == (409, "UPLOAD_NOT_FOUND")
    assert desk.store.jobs == {}


@pytest.mark.parametrize("change", [{"case_id": "case_ffffffffffff"}, {"s3_key": "raw/x"}])
def test_completing_under_another_case_or_key_finds_nothing(
    desk: Desk, client: Client, change: dict[str, str]
) -> None:
    ticket = desk.announced().evidence
    desk.files.arrive(ticket.s3_key, b"x")
    body = {"case_id": CASE, "evidence_temp_id": ticket.evidence_id, "s3_key": ticket.s3_key}
    assert client.ask("POST", COMPLETE, body | change).status == 404


def test_a_failed_file_tells_why_in_the_readers_language(desk: Desk, client: Client) -> None:
    evidence = a_read_file(desk, files.a_scanned_pdf(), "스캔.pdf")
    path = f"/api/evidence/{evidence.evidence_id}/status"
    korean, english = client.ask("GET", path).body, client.ask("GET", path, lang="en").body
    assert (korean["status"], korean["error_code"]) == ("failed", "NO_TEXT_LAYER")
    assert "스캔본" in korean["error_message"]
    assert "scan" in english["error_message"]


def test_a_retry_is_refused_unless_the_reading_failed(desk: Desk, client: Client) -> None:
    good = a_read_file(desk, "일기".encode())
    refused = client.ask("POST", f"/api/evidence/{good.evidence_id}/retry")
    assert refused.status == 400
    assert refused.body["error"]["message"] == "증거 재처리를 시도할 수 없습니다"

    bad = a_read_file(desk, files.a_scanned_pdf(), "스캔.pdf")
    again = client.ask("POST", f"/api/evidence/{bad.evidence_id}/retry").body
    assert (again["success"], again["status"], again["job_id"]) == (
        True,
        "pending",
        bad.ref.job_id,
    )


def test_a_deleted_file_is_gone_for_everybody_and_counted_once(desk: Desk, client: Client) -> None:
    evidence = a_read_file(desk, "일기".encode())
    path = f"/api/evidence/{evidence.evidence_id}"
    assert client.ask("DELETE", path).status == 204
    assert client.ask("DELETE", path).status == 404
    assert client.ask("GET", path).status == 404
    assert client.ask("GET", LIST).body["total"] == 0
    assert desk.count() == 0


def test_a_citation_is_shown_where_it_stands(desk: Desk, client: Client) -> None:
    evidence = a_read_file(desk, files.ANDROID.encode())
    text = desk.files.read(evidence.ref).text
    start = text.index("먼저 저녁")
    path = f"/api/evidence/{evidence.evidence_id}/excerpt?start={start}&end={start + 8}"
    shown = client.ask("GET", path).body
    assert shown["text"] == "먼저 저녁 먹어"
    assert shown["before"] + shown["text"] + shown["after"] == text
    assert (shown["number"], shown["place"]["line"]) == (0, 5)

    passage = client.ask("GET", f"/api/evidence/{evidence.evidence_id}/passages/0").body
    assert (passage["text"], passage["before"], passage["after"]) == (text, "", "")


@pytest.mark.parametrize(
    "path", ["passages/7", "excerpt?start=9999&end=10000", "excerpt?start=5&end=5"]
)
def test_a_place_that_is_not_there_is_not_found(desk: Desk, client: Client, path: str) -> None:
    evidence = a_read_file(desk, "일기".encode())
    assert client.ask("GET", f"/api/evidence/{evidence.evidence_id}/{path}").status == 404


ROUTES = [
    ("GET", ""),
    ("GET", "/status"),
    ("GET", "/passages/0"),
    ("GET", "/excerpt?start=0&end=1"),
    ("POST", "/retry"),
    ("DELETE", ""),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize("who", [STRANGER, FOREIGNER], ids=["stranger", "other firm"])
def test_foreign_and_unknown_evidence_cannot_be_told_apart(
    desk: Desk, client: Client, method: str, path: str, who: Principal
) -> None:
    evidence = a_read_file(desk, "일기".encode())
    foreign = client.ask(method, f"/api/evidence/{evidence.evidence_id}{path}", who=who)
    unknown = client.ask(method, f"/api/evidence/ev_ffffffffffff{path}", who=who)
    assert foreign.status == unknown.status == 404
    for answer in (foreign, unknown):
        del answer.body["error"]["error_id"]
    assert foreign.body == unknown.body
    assert foreign.body["error"]["message"] == "증거를 찾을 수 없습니다"


@pytest.mark.parametrize(
    ("who", "status"), [(OWNER, 200), (MEMBER, 200), (VIEWER, 403), (STRANGER, 404), (None, 401)]
)
def test_who_may_upload(client: Client, who: Principal | None, status: int) -> None:
    assert client.ask("POST", URL, a_ticket_request(), who=who).status == status


@pytest.mark.parametrize(("method", "path"), [("POST", "/retry"), ("DELETE", "")])
def test_a_viewer_reads_and_does_not_write(
    desk: Desk, client: Client, method: str, path: str
) -> None:
    evidence = a_read_file(desk, files.a_scanned_pdf(), "스캔.pdf")
    address = f"/api/evidence/{evidence.evidence_id}"
    assert client.ask("GET", address, who=VIEWER).status == 200
    assert client.ask(method, address + path, who=VIEWER).status == 403
