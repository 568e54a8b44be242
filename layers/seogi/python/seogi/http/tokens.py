"""Access tokens: short-lived JWTs that carry the whole principal, so that no store is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from seogi.errors import InvalidToken
from seogi.identity import Principal, Role

ALGORITHM = "HS256"
ISSUER = "seogi"
AUDIENCE = "seogi-api"
ACCESS_SECONDS = 15 * 60
CLAIMS = ("exp", "nbf", "iat", "iss", "aud", "sub", "ten", "rol", "eml", "nam")
MIN_KEY_BYTES = 32  # RFC 7518 3.2: an HS256 key is at least as long as the hash


class WeakSigningKey(ValueError):
    """The configured key is too short to sign with."""


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The key that signs, and the keys still accepted while it rotates."""

    current: str
    previous: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for key in (self.current, *self.previous):
            if len(key.encode()) < MIN_KEY_BYTES:
                raise WeakSigningKey(f"a signing key needs {MIN_KEY_BYTES} bytes")

    def by_id(self) -> dict[str, str]:
        """Accepted keys by their `kid`."""
        return {key_id(key): key for key in (self.current, *self.previous)}


def key_id(key: str) -> str:
    """A name for a key that does not tell the key."""
    return hashlib.sha256(b"kid:" + key.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class AccessTokens:
    """Issues and reads access tokens; `now` is epoch milliseconds."""

    keys: Callable[[], SigningKeys]
    seconds: int = ACCESS_SECONDS

    def issue(self, principal: Principal, now: int) -> str:
        import jwt

        key = self.keys().current
        issued = now // 1000
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": principal.user_id,
            "ten": principal.tenant,
            "rol": principal.role.value,
            "eml": principal.email,
            "nam": principal.name,
            "iat": issued,
            "nbf": issued,
            "exp": issued + self.seconds,
        }
        return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": key_id(key)})

    def read(self, token: str, now: int) -> Principal:
        """The principal of a token that holds at `now`.

        Raises:
            InvalidToken: malformed, forged, unknown key, expired or not for us.
        """
        import jwt  # here, because a health check or a sign-in page needs none

        try:
            kid = jwt.get_unverified_header(token).get("kid", "")
            key = self.keys().by_id().get(kid)
            if key is None:
                raise InvalidToken("unknown key")
            # Times are checked below against our own clock, which tests and replays can set.
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={
                    "require": list(CLAIMS),
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
            role = Role(claims["rol"])
            valid = claims["nbf"] <= now // 1000 < claims["exp"]
        except (jwt.InvalidTokenError, ValueError, TypeError) as error:
            raise InvalidToken("unreadable") from error
        if not valid:
            raise InvalidToken("not valid now")
        return Principal(claims["sub"], claims["ten"], role, claims["eml"], claims["nam"])
