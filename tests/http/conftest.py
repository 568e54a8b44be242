"""Fixtures of the HTTP tests."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from seogi.http import permissions
from tests.http.api import Api


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def client(api: Api) -> TestClient:
    return api.client()


@pytest.fixture
def open_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Routes that exist in a test only are public."""
    probes = ("GET /api/boom", "GET /api/topics/boom", "POST /api/probe", "POST /api/topics/probe")
    for probe in probes:
        monkeypatch.setitem(permissions.RULES, probe, permissions.PUBLIC)
