"""Templates over HTTP: uploaded, checked, used for plan and file, changed by who may."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from seogi.http.errors import InvalidField
from seogi.http.multipart import form_parts
from tests.documents.builders import a_template
from tests.reports.house import ADMIN, KIM, LEE, House, a_house
from tests.support.aws import BUCKET

MARKS = ("{{TITLE}}", "{{TITLE_BACKGROUND}}", "{{BACKGROUND}}", "{{CONCLUSION}}", "{{기관}}")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def upload(house: House, content: bytes, title: str = "정기 보고") -> Any:
    return house.api.post(
        "/api/templates",
        files={"file": ("양식.hwpx", content, "application/octet-stream")},
        data={"title": title},
        headers=house.headers(),
    )


def test_every_firm_has_the_built_in_template_which_stays_as_it_is(house: House) -> None:
    first = house.data("GET", "/api/templates")[0]
    assert (first["id"], first["built_in"], first["filename"]) == (1, True, "")
    assert house.data("GET", "/api/templates/1") == first
    for method, path, body in (
        ("DELETE", "/api/templates/1", None),
        ("PATCH", "/api/templates/1", {"title": "x"}),
        ("POST", "/api/templates/1/regenerate-prompt-system", None),
    ):
        assert house.error(method, path, body)[:2] == (409, "TEMPLATE.BUILT_IN")


def test_an_uploaded_template_guides_the_plan_and_is_filled(house: House) -> None:
    answer = upload(house, a_template(*MARKS, "맺는 글"))
    assert answer.status_code == 201, answer.text
    template = answer.json()["data"]
    assert template["id"] > 1, "1 is the built-in one"
    assert (template["title"], template["filename"]) == ("정기 보고", "양식.hwpx")
    assert [one["key"] for one in template["placeholders"]] == list(MARKS)
    assert template["headings"] == ["추진 배경", "결론 및 향후 계획"]
    assert "1. 추진 배경\n2. 결론 및 향후 계획" in template["prompt_system"]

    body = {"topic": "설비 도입", "template_id": template["id"]}
    planned = house.data("POST", "/api/topics/plan", body)
    assert [s["title"] for s in planned["sections"]] == template["headings"]
    topic_id = planned["topic_id"]
    house.data("POST", f"/api/topics/{topic_id}/generate", {"plan": planned["plan"]})
    house.work()
    (hwpx,) = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=hwpx")["artifacts"]
    file = house.call("GET", f"/api/artifacts/{hwpx['id']}/download").content
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        text = archive.read("Contents/section0.xml").decode()
    assert "설비 도입" in text
    assert "추진 배경" in text
    assert "맺는 글" in text
    assert "{{" not in text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zip at all", "NOT_HWPX"),
        (b"PK\x03\x04", "NOT_HWPX"),
        (b"0" * 10_000_001, "FILE_TOO_LARGE"),
    ],
)
def test_what_cannot_be_a_template_is_refused_with_the_reason(
    house: House, content: bytes, code: str
) -> None:
    answer = upload(house, content)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert answer.json()["error"]["message"]


def test_a_bomb_is_refused_by_name(house: House) -> None:
    buffer = io.BytesIO(a_template(*MARKS))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("BinData/big.bin", b"\0" * 60_000_000)
    answer = upload(house, buffer.getvalue())
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "TEMPLATE_BOMB")


def test_an_upload_without_a_file_or_a_form_is_refused(house: House) -> None:
    headers = house.headers()
    no_file = house.api.post("/api/templates", files={"other": b"x"}, headers=headers)
    assert (no_file.status_code, no_file.json()["error"]["code"]) == (400, "VALIDATION_ERROR")
    assert "file" in no_file.json()["error"]["message"]
    no_form = house.api.post("/api/templates", json={}, headers=headers)
    assert no_form.status_code == 400
    huge = house.api.post("/api/templates", files={"file": b"0" * 11_000_000}, headers=headers)
    assert huge.status_code == 413


def left(house: House, content: bytes) -> dict[str, str]:
    """A file at an upload link, and what claims it."""
    link = house.data("POST", "/api/templates/upload-link")
    assert "X-Amz-Signature" in link["upload_url"]
    house.kernel.aws.s3.put_object(Bucket=BUCKET, Key=link["upload_key"], Body=content)
    return {"upload_key": link["upload_key"], "filename": "큰 양식.hwpx"}


def test_a_file_too_large_for_a_request_goes_by_way_of_a_link(house: House) -> None:
    claim = left(house, a_template(*MARKS))
    answer = house.call("POST", "/api/templates/from-upload", claim)
    assert answer.status_code == 201
    assert answer.json()["data"]["title"] == "큰 양식"
    stolen = house.error("POST", "/api/templates/from-upload", claim, who=LEE)
    assert stolen[:2] == (404, "TEMPLATE.UPLOAD_NOT_FOUND")
    gone = {**claim, "upload_key": claim["upload_key"] + "x"}
    assert house.error("POST", "/api/templates/from-upload", gone) == stolen
    huge = left(house, b"0" * 10_000_002)
    assert house.error("POST", "/api/templates/from-upload", huge)[:2] == (400, "FILE_TOO_LARGE")


def test_prompts_are_rewritten_by_who_brought_the_template_and_by_admins(house: House) -> None:
    template_id = upload(house, a_template(*MARKS), title="").json()["data"]["id"]
    path = f"/api/templates/{template_id}"
    assert house.data("GET", path, who=LEE)["title"] == "양식"
    told = house.error("PUT", f"{path}/prompt-system", {"prompt_system": "x"}, who=LEE)
    assert told[:2] == (403, "PERMISSION_DENIED")
    changed = house.data("PUT", f"{path}/prompt-system", {"prompt_system": "내 지침"}, who=KIM)
    assert changed["prompt_system"] == "내 지침"
    by_admin = house.data("PUT", f"{path}/prompt-user", {"prompt_user": "주제: x"}, who=ADMIN)
    assert (by_admin["prompt_user"], by_admin["prompt_system"]) == ("주제: x", "내 지침")
    assert house.data("PATCH", path, {"title": "새 이름"})["title"] == "새 이름"
    anew = house.data("POST", f"{path}/regenerate-prompt-system")
    assert "새 이름" in anew["prompt_system"]
    assert house.data("DELETE", path)["id"] == template_id
    assert house.error("GET", path)[:2] == (404, "TEMPLATE.NOT_FOUND")


BODY = (
    b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n\xea\xb0\x80\r\n'
    b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.hwpx"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n\r\n--y\r\n\x00\r\n\r\n--x--\r\n"
)


def test_a_form_keeps_every_byte_of_its_files() -> None:
    parts = form_parts('multipart/form-data; boundary="x"', BODY)
    assert parts["title"].text == "가"
    assert (parts["file"].filename, parts["file"].content) == ("a.hwpx", b"\r\n--y\r\n\x00\r\n")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", BODY),
        ("multipart/form-data", BODY),
        ("multipart/form-data; boundary=other", BODY),
        ("multipart/form-data; boundary=x", BODY[:-6]),
        ("multipart/form-data; boundary=x", b"--x\r\nno head\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\na: b\r\n\r\nc\r\n--x--"),
    ],
)
def test_what_is_no_form_is_refused(content_type: str, body: bytes) -> None:
    with pytest.raises(InvalidField):
        form_parts(content_type, body)
