"""Refresh tokens: opaque to the client, never stored, each the parent of exactly one successor.

A token is `family.secret`. The successor of a token is derived from it with a server key, so the
same retry (two tabs of one browser) gets the same successor although only hashes are stored.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass

_LENGTH = 43  # 32 bytes in URL-safe base64 without padding


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A well-formed token; that says nothing about whether it is known."""

    family: str
    secret: str

    def __str__(self) -> str:
        return f"{self.family}.{self.secret}"

    @property
    def hash(self) -> str:
        return hashlib.sha256(str(self).encode()).hexdigest()


def new_token(family: str, entropy: bytes) -> RefreshToken:
    """The first token of a family, from 32 random bytes."""
    return RefreshToken(family, _word(entropy))


def parse_token(text: str) -> RefreshToken | None:
    """The token in a cookie, or None when it is not one."""
    family, _, secret = text.partition(".")
    if not family.isalnum() or not family.isascii() or len(family) > _LENGTH:
        return None
    if len(secret) != _LENGTH or not secret.isascii():
        return None
    return RefreshToken(family, secret)


def successor(token: RefreshToken, key: str) -> RefreshToken:
    """The one token that `token` may be exchanged for."""
    message = b"refresh-successor:" + str(token).encode()
    return RefreshToken(token.family, _word(hmac.digest(key.encode(), message, "sha256")))


def _word(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
