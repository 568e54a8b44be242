"""Only the distribution may call, and only it is believed about the viewer's address."""

from __future__ import annotations

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

from seogi.http import permissions
from seogi.http.requests import ClientIp
from tests.http.api import FRIEND, Api

KEY = "e" * 48


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setitem(permissions.RULES, "GET /api/whoami", permissions.PUBLIC)
    return Api(edge_key=KEY).client([whoami()])


def whoami() -> APIRouter:
    router = APIRouter()

    @router.get("/api/whoami")
    async def answer(client_ip: ClientIp) -> str:
        return client_ip

    return router


@pytest.mark.parametrize("sent", [None, "", "wrong", KEY[:-1], KEY + "x"])
def test_a_direct_request_is_refused_on_every_path(client: TestClient, sent: str | None) -> None:
    headers = {"origin": FRIEND} | ({} if sent is None else {"x-origin-verify": sent})
    for path in ("/api/health", "/api/cases", "/api/nowhere"):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "EDGE_REQUIRED"
        assert answer.headers["access-control-allow-origin"] == FRIEND


def test_the_edge_is_believed_about_the_viewer(client: TestClient) -> None:
    headers = {"x-origin-verify": KEY, "x-client-ip": "203.0.113.9"}
    assert client.get("/api/whoami", headers=headers).json() == "203.0.113.9"


def test_nobody_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(permissions.RULES, "GET /api/whoami", permissions.PUBLIC)
    client = Api().client([whoami()])
    answer = client.get("/api/whoami", headers={"x-client-ip": "203.0.113.9"})
    assert answer.json() == "testclient"
