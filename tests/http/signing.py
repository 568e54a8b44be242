"""Signing in over HTTP, and reading the cookies that come back."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.http.api import PASSWORD

OURS = {"sec-fetch-site": "same-origin"}


def sign_in(client: TestClient, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(
        "/api/auth/login", json={"email": email, "password": password, **more}, headers=OURS
    )


def cookies_of(answer: Any) -> dict[str, dict[str, str]]:
    """Name → attributes in lower case, the value under `value`."""
    found = {}
    for header in answer.headers.get_list("set-cookie"):
        (name, value), *rest = [part.strip().partition("=")[::2] for part in header.split(";")]
        found[name] = {"value": value} | {key.lower(): text for key, text in rest}
    return found


def refresh(client: TestClient, token: str) -> Any:
    client.cookies.clear()
    cookie = f"__Host-seogi_rt={token}"
    return client.post("/api/auth/refresh", headers={**OURS, "cookie": cookie})


def refresh_token(answer: Any) -> str:
    return cookies_of(answer)["__Host-seogi_rt"]["value"]
