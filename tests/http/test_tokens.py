"""Access tokens: what holds, and everything that does not."""

from __future__ import annotations

import base64
import json
from typing import Any

import jwt
import pytest

from seogi.errors import InvalidToken
from seogi.http.tokens import ACCESS_SECONDS, AccessTokens, SigningKeys, WeakSigningKey, key_id
from seogi.identity import Principal, Role

NOW = 1_795_000_000_000
KEY, OTHER = "k" * 64, "o" * 64
WHO = Principal("user_1", "tn_1", Role.STAFF, "kim@example.com", "김직원")
CLAIMS: dict[str, Any] = {
    "iss": "seogi",
    "aud": "seogi-api",
    "sub": "user_1",
    "ten": "tn_1",
    "rol": "staff",
    "eml": "kim@example.com",
    "nam": "김직원",
    "iat": NOW // 1000,
    "nbf": NOW // 1000,
    "exp": NOW // 1000 + 900,
}


def tokens(current: str = KEY, *previous: str) -> AccessTokens:
    return AccessTokens(lambda: SigningKeys(current, previous))


def signed(claims: dict[str, Any], key: str = KEY, algorithm: str = "HS256", **headers: str) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": key_id(KEY), **headers})


def test_a_token_carries_the_whole_principal() -> None:
    token = tokens().issue(WHO, NOW)
    assert tokens().read(token, NOW + 899_000) == WHO
    assert signed(CLAIMS) != ""


def test_a_token_ends_when_it_said_it_would() -> None:
    token = tokens().issue(WHO, NOW)
    with pytest.raises(InvalidToken):
        tokens().read(token, NOW + ACCESS_SECONDS * 1000)


def test_a_token_of_the_future_does_not_hold() -> None:
    with pytest.raises(InvalidToken):
        tokens().read(tokens().issue(WHO, NOW + 5_000), NOW)


def test_a_rotated_key_is_accepted_while_it_is_listed() -> None:
    token = tokens(KEY).issue(WHO, NOW)
    assert tokens(OTHER, KEY).read(token, NOW) == WHO
    with pytest.raises(InvalidToken):
        tokens(OTHER).read(token, NOW)


def unsigned() -> str:
    def part(values: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none', 'kid': key_id(KEY)})}.{part(CLAIMS)}."


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        "a.b.c",
        unsigned(),
        signed(CLAIMS, key=OTHER),
        signed(CLAIMS, algorithm="HS512"),
        signed(CLAIMS, kid="unknown"),
        signed({**CLAIMS, "iss": "somebody"}),
        signed({**CLAIMS, "aud": "other-api"}),
        signed({**CLAIMS, "rol": "root"}),
        signed({**CLAIMS, "exp": "soon"}),
        *(
            signed({name: value for name, value in CLAIMS.items() if name != left_out})
            for left_out in CLAIMS
        ),
    ],
)
def test_anything_else_is_refused(forged: str) -> None:
    with pytest.raises(InvalidToken):
        tokens().read(forged, NOW)


def test_a_key_shorter_than_the_hash_is_not_used() -> None:
    with pytest.raises(WeakSigningKey):
        SigningKeys("short")
