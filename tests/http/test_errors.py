"""How refusals look: one envelope per owner of a path, never HTML, in the caller's language."""

from __future__ import annotations

import json
import pkgutil
from importlib import import_module

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

import seogi.features
import seogi.jobs
from seogi.errors import SeogiError
from seogi.http.errors import STATUS, status_of
from seogi.http.requests import Body, Cursor, IdempotencyKey, decode_cursor, encode_cursor
from seogi.texts import LANGUAGES
from tests.http.api import Api


class Probe(Body):
    title: str
    count: int = 0


def probes() -> APIRouter:
    router = APIRouter()

    @router.get("/api/boom")
    @router.get("/api/topics/boom")
    async def boom() -> None:
        raise RuntimeError("주민등록번호 900101-1234567")

    @router.post("/api/probe")
    @router.post("/api/topics/probe")
    async def probe(body: Probe, key: IdempotencyKey, cursor: Cursor = None) -> dict[str, object]:
        return {"key": key, "cursor": decode_cursor(cursor)}

    return router


@pytest.fixture
def client(api: Api, open_routes: None) -> TestClient:
    return api.client([probes()])


def test_the_default_envelope_names_the_error_and_the_request(client: TestClient) -> None:
    answer = client.get("/api/nowhere", headers={"x-request-id": "mine-1"})
    assert answer.status_code == 404
    assert answer.json() == {
        "error": {
            "code": "NOT_FOUND",
            "message": "요청한 경로를 찾을 수 없습니다.",
            "error_id": "mine-1",
            "timestamp": "2026-11-18T11:06:40.000Z",
        }
    }
    assert answer.headers["x-request-id"] == "mine-1"


@pytest.mark.parametrize("path", ["/api/topics/7", "/api/artifacts/7", "/api/templates"])
def test_the_report_product_has_its_own_envelope(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"x-request-id": "mine-1"})
    assert answer.json() == {
        "success": False,
        "data": None,
        "error": {
            "code": "NOT_FOUND",
            "httpStatus": 404,
            "message": "요청한 경로를 찾을 수 없습니다.",
            "traceId": "mine-1",
        },
        "meta": {"requestId": "mine-1"},
        "feedback": [],
    }


def test_a_prefix_owns_whole_segments_only(client: TestClient) -> None:
    assert set(client.get("/api/topicsx").json()) == {"error"}


@pytest.mark.parametrize("sent", ["", "a b", "x" * 129, "a\tb"])
def test_a_request_id_that_could_forge_a_log_line_is_replaced(
    client: TestClient, sent: str
) -> None:
    answer = client.get("/api/health", headers={"x-request-id": sent})
    assert answer.headers["x-request-id"].startswith("req_")


def test_an_unhandled_error_is_a_json_500_that_tells_nothing(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in ("/api/boom", "/api/topics/boom"):
        answer = client.get(path, headers={"x-request-id": "mine-2"})
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/json"
        assert answer.json()["error"]["code"] == "INTERNAL_SERVER_ERROR"
        assert "900101" not in answer.text
    logged = capsys.readouterr().out
    assert "900101" not in logged
    line = json.loads(logged.splitlines()[0])
    assert line["error_type"] == "RuntimeError"
    assert line["request_id"] == "mine-2"
    assert "boom" in line["places"][-1]


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        ("en-GB,en;q=0.9", "There is nothing at this path."),
        ("fr, ko;q=0.5", "요청한 경로를 찾을 수 없습니다."),
        ("xx", "요청한 경로를 찾을 수 없습니다."),
    ],
)
def test_messages_follow_accept_language(client: TestClient, accepted: str, message: str) -> None:
    answer = client.get("/api/nowhere", headers={"accept-language": accepted})
    assert answer.json()["error"]["message"] == message


def test_a_wrong_method_names_the_right_ones(client: TestClient) -> None:
    answer = client.delete("/api/health")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.json()["error"]["code"] == "METHOD_NOT_ALLOWED"


def test_a_422_names_every_field_and_repeats_no_value(client: TestClient) -> None:
    answer = client.post("/api/probe", json={"title": 3, "count": "many", "secret": "hunter2"})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert [entry["field"] for entry in error["details"]] == ["title", "count", "secret"]
    assert "title, count, secret" in error["message"]
    assert "hunter2" not in answer.text


def test_a_422_in_the_report_envelope_has_the_same_details(client: TestClient) -> None:
    answer = client.post("/api/topics/probe", json={})
    error = answer.json()["error"]
    assert error["httpStatus"] == answer.status_code
    assert error["details"][0]["field"] == "title"


@pytest.mark.parametrize("body", [b"{", b'{"title": }', b"\xff\xfe"])
def test_broken_json_is_a_422(client: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post("/api/probe", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert "error" in answer.json()


@pytest.mark.parametrize("sent", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_a_body_that_is_not_json_is_a_415(client: TestClient, sent: str) -> None:
    headers = {"content-type": sent} if sent else {}
    answer = client.post("/api/probe", content=b'{"title": "x"}', headers=headers)
    assert answer.status_code == 415
    assert answer.json()["error"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


def test_a_body_beyond_the_limit_is_a_413_whether_announced_or_not(client: TestClient) -> None:
    def in_pieces() -> object:
        for _ in range(20):
            yield b"x" * 65_536

    headers = {"content-type": "application/json"}
    for content in (b"x" * 1_048_577, in_pieces()):
        answer = client.post("/api/probe", content=content, headers=headers)  # type: ignore[arg-type]
        assert answer.status_code == 413
        assert answer.json()["error"]["code"] == "PAYLOAD_TOO_LARGE"


def test_a_body_just_within_the_limit_reaches_the_route(client: TestClient) -> None:
    content = b'{"title": "' + b"x" * (1_048_576 - 13) + b'"}'
    headers = {"content-type": "application/json"}
    assert client.post("/api/probe", content=content, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("sent", "read"), [("abc-1", "abc-1"), ('"abc-1"', "abc-1"), ("x" * 128, "x" * 128)]
)
def test_an_idempotency_key_may_be_quoted(client: TestClient, sent: str, read: str) -> None:
    headers = {"idempotency-key": sent}
    answer = client.post("/api/probe", json={"title": "x"}, headers=headers)
    assert answer.json()["key"] == read


@pytest.mark.parametrize("sent", ["", "a b", "x" * 129])
def test_a_malformed_idempotency_key_is_a_422(client: TestClient, sent: str) -> None:
    headers = {"idempotency-key": sent}
    answer = client.post("/api/probe", json={"title": "x"}, headers=headers)
    assert answer.status_code == 422


def test_cursors_come_back_as_they_were_and_garbage_is_a_422(client: TestClient) -> None:
    cursor = encode_cursor("0001795000000#case_1")
    answer = client.post(f"/api/probe?cursor={cursor}", json={"title": "x"})
    assert answer.json()["cursor"] == "0001795000000#case_1"
    assert client.post("/api/probe?cursor=%25%25", json={"title": "x"}).status_code == 422


def test_every_answer_carries_the_fixed_headers(client: TestClient) -> None:
    for answer in (client.get("/api/health"), client.get("/api/nowhere"), client.get("/api/boom")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"


def named_errors() -> list[type[SeogiError]]:
    for package in (seogi.features, seogi.jobs):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            import_module(module.name)
    found = [SeogiError]
    for error in found:
        found.extend(kind for kind in error.__subclasses__() if kind.__module__.startswith("seogi"))
    return found[1:]


# What a worker or a store tells the kernel, or ends a job with. Should one reach a client after
# all, it is a fault of ours: 500.
NEVER_ANSWERED = {
    "DocumentCheckFailed",
    "IllegalMove",
    "JobFailed",
    "KeyUsed",
    "LockHeld",
    "LostClaim",
    "ModelUnavailable",
    "Retryable",
    "Stale",
    "StaleSession",
    "UnknownJob",
    "WaitExpired",
    "WriterUnavailable",
}


def test_every_error_a_client_can_meet_has_a_status_by_itself_or_its_family() -> None:
    nameless = {
        error.__name__
        for error in named_errors()
        if next(parent for parent in error.__mro__ if parent in STATUS) is SeogiError
    }
    assert nameless == NEVER_ANSWERED
    assert all(400 <= status_of(error) < 600 for error in named_errors())


def test_every_named_error_has_words_in_every_language() -> None:
    for error in named_errors():
        for texts in LANGUAGES.values():
            assert error.key in texts, error


def test_a_code_means_one_thing() -> None:
    meanings: dict[str, set[int]] = {}
    for error in named_errors():
        meanings.setdefault(error.code, set()).add(status_of(error))
    assert {code: found for code, found in meanings.items() if len(found) > 1} == {
        # The domain's rule and the request's shape share the published code.
        "VALIDATION_ERROR": {400, 422},
    }
