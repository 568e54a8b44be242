"""Signing keys, edge keys and cookies, the same for everything that answers HTTP."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from seogi.adapters.aws import Aws
from seogi.adapters.secrets import JsonSecret
from seogi.config import Settings
from seogi.http.app import HttpOptions
from seogi.http.auth import Authenticator
from seogi.http.body import BodyRule
from seogi.http.cors import OriginPolicy
from seogi.http.tokens import AccessTokens, SigningKeys


def now_ms() -> int:
    """The wall clock in epoch milliseconds."""
    return time.time_ns() // 1_000_000


def hex_id(prefix: str) -> str:
    """`prefix` and 12 random hex digits."""
    return prefix + secrets.token_hex(6)


@dataclass(frozen=True, slots=True)
class Security:
    """What the secrets hold, read when first needed."""

    settings: Settings
    auth: JsonSecret
    origin: JsonSecret | None

    @classmethod
    def of(cls, settings: Settings, aws: Aws) -> Security:
        def secret(secret_id: str) -> JsonSecret:
            return JsonSecret(lambda: aws.secrets, secret_id, now_ms)

        origin = secret(settings.origin_secret_id) if settings.origin_secret_id else None
        return cls(settings, secret(settings.auth_secret_id), origin)

    def signing_keys(self) -> SigningKeys:
        previous = self.auth.get("previous_signing_key")
        return SigningKeys(self.auth["signing_key"], (previous,) if previous else ())

    def edge_keys(self) -> Callable[[], tuple[str, ...]] | None:
        """The accepted keys, or None where the edge is not checked."""
        origin = self.origin
        if origin is None:
            return None
        return lambda: (origin["origin_key"], origin.get("previous_origin_key"))

    def tokens(self) -> AccessTokens:
        return AccessTokens(self.signing_keys)

    def authenticator(self) -> Authenticator:
        return Authenticator(self.tokens(), now_ms, secure=not self.settings.is_local)

    def http_options(self, body_rules: tuple[BodyRule, ...] = ()) -> HttpOptions:
        return HttpOptions(
            now=now_ms,
            origins=OriginPolicy(
                allowed=frozenset(self.settings.allowed_origins),
                own=self.settings.public_base_url,
                plain_http=self.settings.is_local,
            ),
            edge_keys=self.edge_keys(),
            body_rules=body_rules,
        )
