"""Refresh tokens: one successor each, a grace for two tabs, and an end for thieves."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.http.api import Api
from tests.http.signing import cookies_of, refresh, refresh_token, sign_in

DAY = 24 * 60 * 60 * 1000


def test_a_refresh_token_is_exchanged_once_and_its_successor_again(
    api: Api, client: TestClient
) -> None:
    first = refresh_token(sign_in(client, api.person().email))
    second = refresh_token(refresh(client, first))
    third = refresh_token(refresh(client, second))
    assert len({first, second, third}) == 3
    assert client.get("/api/auth/me").status_code == 200


def test_two_tabs_that_refresh_at_once_get_the_same_successor(api: Api, client: TestClient) -> None:
    first = refresh_token(sign_in(client, api.person().email))
    second = refresh_token(refresh(client, first))
    api.now += 10_000
    assert refresh_token(refresh(client, first)) == second
    assert refresh(client, second).status_code == 200


def test_a_spent_token_presented_later_ends_the_whole_family(
    api: Api, client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    first = refresh_token(sign_in(client, api.person().email))
    second = refresh_token(refresh(client, first))
    api.now += 10_001
    assert refresh(client, first).json()["error"]["code"] == "REFRESH_REFUSED"
    assert refresh(client, second).status_code == 401
    assert "RefreshTokenReused" in capsys.readouterr().out


def test_a_grandparent_is_spent_even_within_the_grace(api: Api, client: TestClient) -> None:
    first = refresh_token(sign_in(client, api.person().email))
    second = refresh_token(refresh(client, first))
    third = refresh_token(refresh(client, second))
    assert refresh(client, first).status_code == 401
    assert refresh(client, third).status_code == 401


def test_other_sessions_of_the_person_survive_a_revoked_family(
    api: Api, client: TestClient
) -> None:
    account = api.person()
    stolen = refresh_token(sign_in(client, account.email))
    other = refresh_token(sign_in(client, account.email))
    refresh(client, stolen)
    api.now += 10_001
    refresh(client, stolen)
    assert refresh(client, other).status_code == 200


def test_a_session_slides_by_use_but_ends_after_thirty_days(api: Api, client: TestClient) -> None:
    token = refresh_token(sign_in(client, api.person().email))
    for _ in range(2):
        api.now += 13 * DAY
        token = refresh_token(refresh(client, token))
    answer = refresh(client, token)
    assert cookies_of(answer)["__Host-seogi_rt"]["max-age"] == str(4 * 24 * 60 * 60)
    api.now += 4 * DAY
    assert refresh(client, refresh_token(answer)).status_code == 401


def test_a_session_that_is_not_used_ends_after_fourteen_days(api: Api, client: TestClient) -> None:
    token = refresh_token(sign_in(client, api.person().email))
    api.now += 14 * DAY
    assert refresh(client, token).status_code == 401


@pytest.mark.parametrize("sent", ["", "x", "rf000000000001", "rf000000000001." + "x" * 43, "." * 9])
def test_an_invented_refresh_token_is_refused(client: TestClient, sent: str) -> None:
    assert refresh(client, sent).status_code == 401
