"""People, firms and sessions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seogi.errors import Conflict, Invalid, SeogiError
from seogi.identity import Principal, Role

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


class AccountStatus(StrEnum):
    """A blocked account keeps its data but cannot sign in or refresh."""

    ACTIVE = "active"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Account:
    """One person in one firm; the address is unique over all firms and kept in lower case."""

    user_id: str
    tenant: str
    email: str
    name: str
    role: Role
    password_hash: str
    created_at: int
    status: AccountStatus = AccountStatus.ACTIVE

    def principal(self) -> Principal:
        return Principal(self.user_id, self.tenant, self.role, self.email, self.name)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What a person signs up with."""

    name: str
    email: str
    password: str
    role: Role
    law_firm: str
    accepts_terms: bool
    accepts_privacy: bool


@dataclass(frozen=True, slots=True)
class Tenant:
    """A firm. Everything its people make lies under its id."""

    tenant: str
    name: str
    created_at: int


@dataclass(frozen=True, slots=True)
class Session:
    """A family of refresh tokens: one sign-in on one device, of which one token is unspent.

    Attributes:
        current: SHA-256 (hex) of the unspent token; only hashes are stored.
        previous: hash of the token spent last, empty before the first rotation.
        rotated_at: when `previous` was spent (0 before).
        started_at: the sign-in; the family ends `ABSOLUTE_MS` later whatever is rotated.
        expires_at: the sliding end.
    """

    family: str
    user_id: str
    tenant: str
    current: str
    previous: str
    rotated_at: int
    started_at: int
    expires_at: int


SLIDING_MS = 14 * DAY
ABSOLUTE_MS = 30 * DAY
REPLAY_GRACE_MS = 10_000
"""Two tabs may refresh at once: the same retry within this time gets the same successor."""


class EmailTaken(Conflict):
    """Somebody already signed up with this address."""

    code = "EMAIL_TAKEN"
    key = "accounts.email_taken"


class TermsNotAccepted(Invalid):
    """Sign-up needs both consents."""

    code = "TERMS_NOT_ACCEPTED"
    key = "accounts.terms_not_accepted"


class StaleSession(SeogiError):
    """Another request rotated or revoked the session first (lost conditional write)."""

    code = "STALE_SESSION"
    key = "accounts.refresh_refused"


def session_end(started_at: int, now: int) -> int:
    """The sliding end of a session used at `now`, never beyond its absolute end."""
    return min(now + SLIDING_MS, started_at + ABSOLUTE_MS)
