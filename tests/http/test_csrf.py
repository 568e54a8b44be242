"""Which unsafe requests may have been made by another site in the user's browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from seogi.http.cookies import ACCESS, REFRESH, cookie_name
from tests.http.api import FRIEND, PASSWORD, SITE, Api

# (Sec-Fetch-Site, Origin) → allowed with the session's cookie?
MATRIX = [
    ("same-origin", None, True),
    ("same-origin", SITE, True),
    ("same-site", None, False),
    ("same-site", "https://sub.seogi.example", False),
    ("cross-site", None, False),
    ("cross-site", FRIEND, True),
    ("none", None, False),
    (None, SITE, True),
    (None, FRIEND, True),
    (None, "null", False),
    (None, "https://evil.example", False),
    (None, None, False),
]


def provenance(site: str | None, origin: str | None) -> dict[str, str]:
    sent = {"sec-fetch-site": site, "origin": origin}
    return {name: value for name, value in sent.items() if value is not None}


@pytest.mark.parametrize(("site", "origin", "allowed"), MATRIX)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_cookie_counts_only_from_our_own_pages(
    api: Api, client: TestClient, method: str, site: str | None, origin: str | None, allowed: bool
) -> None:
    token = api.tokens.issue(api.person().principal(), api.now)
    cookie = f"{cookie_name(ACCESS, secure=True)}={token}"
    headers = {"cookie": cookie, **provenance(site, origin)}
    answer = client.request(method, "/api/cases/case_000000000001/x", headers=headers)
    assert answer.status_code == (404 if allowed else 403)


@pytest.mark.parametrize(("site", "origin", "allowed"), MATRIX)
@pytest.mark.parametrize("path", ["login", "refresh", "logout"])
def test_signing_in_and_out_is_protected_as_well(
    client: TestClient, path: str, site: str | None, origin: str | None, allowed: bool
) -> None:
    cookie = f"{cookie_name(REFRESH, secure=True)}=x"
    headers = {"cookie": cookie, **provenance(site, origin)}
    answer = client.post(f"/api/auth/{path}", json={}, headers=headers)
    assert (answer.status_code != 403) is allowed


def test_a_client_that_is_no_browser_may_sign_in(api: Api, client: TestClient) -> None:
    account = api.person()
    body = {"email": account.email, "password": PASSWORD}
    assert client.post("/api/auth/login", json=body).status_code == 200


def test_a_page_of_another_site_cannot_sign_somebody_in(api: Api, client: TestClient) -> None:
    account = api.person()
    body = {"email": account.email, "password": PASSWORD}
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        assert client.post("/api/auth/login", json=body, headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_bearer_token_is_its_own_proof(api: Api, client: TestClient, site: str) -> None:
    headers = {"sec-fetch-site": site, **api.bearer(api.person())}
    assert client.post("/api/cases", json={"title": "x"}, headers=headers).status_code == 201


def test_reading_needs_no_proof(api: Api, client: TestClient) -> None:
    token = api.tokens.issue(api.person().principal(), api.now)
    cookie = f"{cookie_name(ACCESS, secure=True)}={token}"
    headers = {"cookie": cookie, "sec-fetch-site": "cross-site"}
    assert client.get("/api/cases", headers=headers).status_code == 200
