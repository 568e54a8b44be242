"""Who may read our answers from another origin."""

from __future__ import annotations

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

from tests.http.api import EVIL, FRIEND, SITE, Api

PREFLIGHT = {"access-control-request-method": "POST"}


def allows(response: object) -> list[str]:
    headers = response.headers  # type: ignore[attr-defined]
    return [name for name in headers if name.startswith("access-control-allow-")]


def test_a_preflight_of_a_listed_origin_is_answered_without_the_app(client: TestClient) -> None:
    asked = {"access-control-request-headers": "content-type, Idempotency-Key, last-event-id"}
    answer = client.options("/api/nowhere", headers={"origin": FRIEND, **PREFLIGHT, **asked})
    assert answer.status_code == 204
    assert answer.content == b""
    assert answer.headers["access-control-allow-origin"] == FRIEND
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    assert "idempotency-key" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-max-age"] == "600"
    assert answer.headers["vary"] == (
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
    )


@pytest.mark.parametrize(
    "refused",
    [
        {"origin": EVIL, **PREFLIGHT},
        {"origin": "null", **PREFLIGHT},
        {"origin": f"{FRIEND}.evil.example", **PREFLIGHT},
        {"origin": "http://friend.example", **PREFLIGHT},
        {"origin": FRIEND, "access-control-request-method": "PROPFIND"},
        {"origin": FRIEND, **PREFLIGHT, "access-control-request-headers": "x-origin-verify"},
        {"origin": FRIEND, **PREFLIGHT, "access-control-request-headers": "x-viewer-host"},
    ],
)
def test_a_refused_preflight_allows_nothing(client: TestClient, refused: dict[str, str]) -> None:
    answer = client.options("/api/cases", headers=refused)
    assert answer.status_code == 403
    assert allows(answer) == []
    assert answer.json()["error"]["code"] == "ORIGIN_NOT_ALLOWED"


def test_options_that_is_no_preflight_names_the_methods(client: TestClient) -> None:
    answer = client.options("/api/cases")
    assert answer.status_code == 204
    assert "DELETE" in answer.headers["allow"]


def test_any_answer_to_a_listed_origin_can_be_read(api: Api, open_routes: None) -> None:
    router = APIRouter()

    @router.get("/api/boom")
    async def boom() -> None:
        raise RuntimeError

    client = api.client([router])
    headers = {"origin": FRIEND}
    answers = {
        200: client.get("/api/health", headers=headers),
        401: client.get("/api/cases", headers=headers),
        404: client.get("/api/nowhere", headers=headers),
        405: client.put("/api/health", headers=headers),
        413: client.post("/api/auth/login", content=b"x" * 1_048_577, headers=headers),
        415: client.post("/api/auth/login", content=b"x", headers=headers),
        422: client.post("/api/auth/login", json={}, headers=headers),
        500: client.get("/api/boom", headers=headers),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == FRIEND
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert "x-request-id" in answer.headers["access-control-expose-headers"]
        assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize("headers", [{}, {"origin": EVIL}, {"origin": SITE}])
def test_others_get_no_allow_header_but_the_answer_varies(
    client: TestClient, headers: dict[str, str]
) -> None:
    answer = client.get("/api/health", headers=headers)
    assert answer.status_code == 200
    assert allows(answer) == []
    assert "Origin" in answer.headers["vary"]


def test_a_foreign_origin_cannot_change_anything_even_with_a_token(
    api: Api, client: TestClient
) -> None:
    headers = {"origin": EVIL, **api.bearer(api.person())}
    assert client.post("/api/cases", json={"title": "x"}, headers=headers).status_code == 403
    assert client.get("/api/cases", headers=headers).json() == []


@pytest.mark.parametrize(
    ("origin", "extra", "status"),
    [
        (SITE, {}, 201),
        (FRIEND, {}, 201),
        ("https://d111.cloudfront.net", {"x-viewer-host": "d111.cloudfront.net"}, 201),
        ("https://d111.cloudfront.net", {"sec-fetch-site": "same-origin"}, 201),
        ("http://d111.cloudfront.net", {"x-viewer-host": "d111.cloudfront.net"}, 403),
        ("https://d222.cloudfront.net", {"x-viewer-host": "d111.cloudfront.net"}, 403),
    ],
)
def test_the_site_knows_itself_behind_the_edge(
    api: Api, client: TestClient, origin: str, extra: dict[str, str], status: int
) -> None:
    headers = {"origin": origin, **extra, **api.bearer(api.person())}
    assert client.post("/api/cases", json={"title": "x"}, headers=headers).status_code == status
