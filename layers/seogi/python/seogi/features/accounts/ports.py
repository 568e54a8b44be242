"""What accounts need from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from seogi.features.accounts.model import Account, Session, Tenant
from seogi.identity import Principal


class AccountStore(Protocol):
    """People and firms."""

    def by_email(self, email: str) -> Account | None:
        """The account of a lower-case address, in whatever firm it is."""

    def by_id(self, tenant: str, user_id: str) -> Account | None:
        """One person of one firm."""

    def people(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Account]:
        """Those of `user_ids` (at most 100) who exist in the firm."""

    def create(self, account: Account, tenant: Tenant | None = None) -> None:
        """Add a person, and their firm when it is new, in one write.

        Raises:
            EmailTaken: the address belongs to somebody.
        """


class SessionStore(Protocol):
    """Families of refresh tokens."""

    def start(self, session: Session) -> None:
        """Keep a new family until its `expires_at`."""

    def load(self, family: str) -> Session | None:
        """The family, if it was not ended."""

    def rotate(self, spent: str, after: Session) -> None:
        """Replace the family's state if its unspent hash still is `spent`.

        Raises:
            StaleSession: another request was first.
        """

    def end(self, family: str) -> None:
        """Forget the family; every token of it is refused from now on."""


class RateLimiter(Protocol):
    """Fixed windows of counted tries; one conditional write per try."""

    def take(self, bucket: str, limit: int, window_ms: int, now: int) -> None:
        """Count one try.

        Raises:
            RateLimited: `limit` tries were counted in this window.
        """

    def give_back(self, bucket: str, window_ms: int, now: int) -> None:
        """Uncount one try of this window."""


class Passwords(Protocol):
    """A slow, salted hash."""

    def hash(self, password: str) -> str:
        """A new salted hash."""

    def matches(self, hashed: str | None, password: str) -> bool:
        """Whether it is the password; takes as long when there is no hash (`None`)."""


class TokenIssuer(Protocol):
    """Makes access tokens."""

    @property
    def seconds(self) -> int:
        """How long a token holds."""

    def issue(self, principal: Principal, now: int) -> str:
        """A token for `principal`, valid from `now` (epoch ms)."""
