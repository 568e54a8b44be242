"""Argon2id at OWASP's settings: 19 MiB, two passes, one lane (Lambda has one core below 1.8 GB)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PASSES = 2
KIBIBYTES = 19_456
LANES = 1


class Argon2Passwords:
    """Hashes and checks; an absent hash costs one check against a dummy, made once."""

    def __init__(self) -> None:
        self._dummy = ""

    def hash(self, password: str) -> str:
        return _hasher().hash(password)

    def matches(self, hashed: str | None, password: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerifyMismatchError

        try:
            found = _hasher().verify(hashed or self._dummy_hash(), password)
        except (VerifyMismatchError, InvalidHashError):
            return False
        return found and hashed is not None

    def _dummy_hash(self) -> str:
        # A constant, so that the first unknown address of a process costs one hash and not two.
        return (
            f"$argon2id$v=19$m={KIBIBYTES},t={PASSES},p={LANES}"
            "$c2VvZ2ktZHVtbXktc2FsdA$b3xRJ0mBtSZ3m2mJ6nJrX3eVqk0m4m0cS5vYy8nW0bE"
        )


def _hasher() -> PasswordHasher:
    # Imported here: signing in is rare beside everything else a cold start may be for.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=PASSES, memory_cost=KIBIBYTES, parallelism=LANES)
