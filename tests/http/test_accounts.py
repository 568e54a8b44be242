"""Signing up, in, on and out, as browsers and services see it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from seogi.features.accounts.model import AccountStatus
from seogi.identity import Role
from tests.http.api import PASSWORD, TENANT, Api
from tests.http.signing import OURS, cookies_of, refresh, refresh_token, sign_in

SIGNUP = {
    "name": "김변호",
    "email": "Kim@Example.com",
    "password": "long enough",
    "role": "lawyer",
    "law_firm": "서기 법률사무소",
    "accept_terms": True,
    "accept_privacy": True,
}


def test_signing_up_makes_a_firm_and_signs_in(api: Api, client: TestClient) -> None:
    answer = client.post("/api/auth/signup", json=SIGNUP, headers=OURS)
    assert answer.status_code == 201
    user = answer.json()["user"]
    assert user["email"] == "kim@example.com"
    assert api.accounts.tenants[user["tenant_id"]].name == "서기 법률사무소"
    assert client.get("/api/auth/me").json() == user


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"accept_terms": False}, 400, "TERMS_NOT_ACCEPTED"),
        ({"accept_privacy": False}, 400, "TERMS_NOT_ACCEPTED"),
        ({"role": "admin"}, 422, "VALIDATION_ERROR"),
        ({"password": "short"}, 422, "VALIDATION_ERROR"),
        ({"email": "no-address"}, 422, "VALIDATION_ERROR"),
        ({"tenant": "tn_of_somebody"}, 422, "VALIDATION_ERROR"),
        ({"user_id": "user_of_somebody"}, 422, "VALIDATION_ERROR"),
    ],
)
def test_a_sign_up_that_breaks_a_rule_makes_nobody(
    api: Api, client: TestClient, change: dict[str, Any], status: int, code: str
) -> None:
    answer = client.post("/api/auth/signup", json=SIGNUP | change)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert api.accounts.tenants == {}


def test_an_address_signs_up_once_whatever_its_case(client: TestClient) -> None:
    client.post("/api/auth/signup", json=SIGNUP)
    client.cookies.clear()
    answer = client.post("/api/auth/signup", json=SIGNUP | {"email": "KIM@example.COM"})
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "EMAIL_TAKEN"


def test_one_login_answer_serves_three_clients(api: Api, client: TestClient) -> None:
    account = api.person(role=Role.STAFF)
    body = sign_in(client, account.email).json()
    token = body["access_token"]
    assert body["token_type"] == "bearer"
    assert body["expires_in"] == 900
    assert (body["success"], body["status"]) == (True, "SUCCESS")
    assert body["data"]["access_token"] == body["data"]["accessToken"] == token
    assert body["user"] == body["data"]["user"]
    assert body["user"]["role"] == "staff"
    assert api.tokens.read(token, api.now + 899_000) == account.principal()


def test_expires_in_is_the_truth(api: Api, client: TestClient) -> None:
    body = sign_in(client, api.person().email).json()
    headers = {"authorization": f"Bearer {body['access_token']}"}
    api.now += body["expires_in"] * 1000 - 1
    assert client.get("/api/auth/me", headers=headers).status_code == 200
    api.now += 1
    assert client.get("/api/auth/me", headers=headers).status_code == 401


def test_a_username_is_taken_for_the_address_and_extras_are_ignored(
    api: Api, client: TestClient
) -> None:
    body = {"username": api.person().email, "password": PASSWORD, "tenantId": "1", "x": 1}
    assert client.post("/api/auth/login", json=body).status_code == 200


def test_a_login_without_a_name_is_a_422(client: TestClient) -> None:
    answer = client.post("/api/auth/login", json={"password": PASSWORD})
    assert answer.status_code == 422


def test_unknown_address_wrong_password_and_blocked_account_answer_the_same(
    api: Api, client: TestClient
) -> None:
    api.person("kim")
    api.person("lee", status=AccountStatus.BLOCKED)
    same = {"x-request-id": "same"}
    answers = [
        client.post("/api/auth/login", json={"email": email, "password": sent}, headers=same)
        for email, sent in (
            ("nobody@example.com", PASSWORD),
            ("kim@example.com", "wrong"),
            ("lee@example.com", PASSWORD),
        )
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert answers[0].json()["error"]["code"] == "AUTHENTICATION_FAILED"


def test_cookies_are_pinned_to_this_host_and_hidden_from_scripts(
    api: Api, client: TestClient
) -> None:
    found = cookies_of(sign_in(client, api.person().email))
    assert set(found) == {"__Host-seogi_at", "__Host-seogi_rt"}
    for cookie in found.values():
        assert cookie["path"] == "/"
        assert cookie["samesite"] == "Strict"
        assert {"secure", "httponly"} <= set(cookie)
        assert "domain" not in cookie
    assert found["__Host-seogi_at"]["max-age"] == "900"
    assert found["__Host-seogi_rt"]["max-age"] == str(14 * 24 * 60 * 60)


def test_plain_http_gets_plain_names_because_the_prefix_needs_https() -> None:
    api = Api(secure=False)
    client = api.client()
    found = cookies_of(sign_in(client, api.person().email))
    assert set(found) == {"seogi_at", "seogi_rt"}
    assert all("secure" not in cookie and "httponly" in cookie for cookie in found.values())
    assert client.get("/api/auth/me").status_code == 200


def test_signing_out_expires_the_cookies_with_their_attributes_and_ends_the_session(
    api: Api, client: TestClient
) -> None:
    token = refresh_token(sign_in(client, api.person().email))
    answer = client.post("/api/auth/logout", headers=OURS)
    assert answer.status_code == 200
    for cookie in cookies_of(answer).values():
        assert cookie["value"] == ""
        assert cookie["max-age"] == "0"
        assert cookie["path"] == "/"
        assert {"secure", "httponly"} <= set(cookie)
    assert refresh(client, token).status_code == 401


@pytest.mark.parametrize("sent", ["", "garbage", "rf1." + "x" * 43])
def test_signing_out_answers_200_whatever_was_sent(client: TestClient, sent: str) -> None:
    headers = {**OURS, "cookie": f"__Host-seogi_rt={sent}", "authorization": "Bearer dead"}
    assert client.post("/api/auth/logout", headers=headers).status_code == 200


def test_failures_are_limited_per_address_and_client(
    api: Api, client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    kim, lee = api.person("kim"), api.person("lee")
    for _ in range(10):
        assert sign_in(client, kim.email, "wrong").status_code == 401
    refused = sign_in(client, kim.email)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.json()["error"]["code"] == "RATE_LIMITED"
    assert "RateLimited" in capsys.readouterr().out
    assert sign_in(client, lee.email).status_code == 200
    api.now += int(refused.headers["retry-after"]) * 1000
    assert sign_in(client, kim.email).status_code == 200


def test_an_unknown_address_is_limited_like_a_known_one(client: TestClient) -> None:
    statuses = [sign_in(client, "nobody@example.com", "wrong").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_signing_in_often_is_not_a_failure(api: Api, client: TestClient) -> None:
    account = api.person()
    assert {sign_in(client, account.email).status_code for _ in range(15)} == {200}


def test_a_bearer_token_wins_over_the_cookie(api: Api, client: TestClient) -> None:
    kim, lee = api.person("kim"), api.person("lee")
    sign_in(client, kim.email)
    assert client.get("/api/auth/me", headers=api.bearer(lee)).json()["name"] == "lee"
    dead = client.get("/api/auth/me", headers={"authorization": "Bearer dead"})
    assert (dead.status_code, dead.json()["error"]["code"]) == (401, "INVALID_TOKEN")


def test_a_missing_and_a_bad_token_are_told_apart(client: TestClient) -> None:
    missing = client.get("/api/auth/me")
    assert missing.json()["error"]["code"] == "AUTHENTICATION_REQUIRED"
    assert missing.json()["error"]["message"] == "인증이 필요합니다."
    assert missing.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(("claimed", "status"), [(TENANT, 200), ("tn_other", 403), ("", 403)])
def test_a_claimed_tenant_must_be_the_token_s(
    api: Api, client: TestClient, claimed: str, status: int
) -> None:
    headers = {**api.bearer(api.person()), "x-tenant-id": claimed}
    assert client.get("/api/auth/me", headers=headers).status_code == status


def test_a_blocked_person_is_out_at_the_next_refresh(api: Api, client: TestClient) -> None:
    account = api.person(status=AccountStatus.BLOCKED)
    headers = api.bearer(account)
    assert client.get("/api/auth/me", headers=headers).status_code == 401
