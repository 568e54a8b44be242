"""Accounts, sessions and rate limits in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from seogi.errors import RateLimited
from seogi.features.accounts.model import Account, EmailTaken, Session, StaleSession, Tenant
from seogi.features.cases.ports import Person


class MemoryAccounts:
    """Keeps accounts by address; also the `People` of cases."""

    def __init__(self) -> None:
        self._by_email: dict[str, Account] = {}
        self.tenants: dict[str, Tenant] = {}

    def by_email(self, email: str) -> Account | None:
        return self._by_email.get(email)

    def by_id(self, tenant: str, user_id: str) -> Account | None:
        return self.people(tenant, [user_id]).get(user_id)

    def people(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Account]:
        return {
            account.user_id: account
            for account in self._by_email.values()
            if account.tenant == tenant and account.user_id in user_ids
        }

    def create(self, account: Account, tenant: Tenant | None = None) -> None:
        if account.email in self._by_email:
            raise EmailTaken
        self._by_email[account.email] = account
        if tenant is not None:
            self.tenants[tenant.tenant] = tenant

    def named(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Person]:
        return {
            user_id: Person(user_id, account.name, account.email)
            for user_id, account in self.people(tenant, user_ids).items()
        }

    def with_email(self, tenant: str, email: str) -> Person | None:
        account = self._by_email.get(email.strip().lower())
        if account is None or account.tenant != tenant:
            return None
        return Person(account.user_id, account.name, account.email)


class MemorySessions:
    """Keeps families until they are ended."""

    def __init__(self) -> None:
        self._families: dict[str, Session] = {}

    def start(self, session: Session) -> None:
        self._families[session.family] = session

    def load(self, family: str) -> Session | None:
        return self._families.get(family)

    def rotate(self, spent: str, after: Session) -> None:
        now = self._families.get(after.family)
        if now is None or now.current != spent:
            raise StaleSession
        self._families[after.family] = after

    def end(self, family: str) -> None:
        self._families.pop(family, None)


class MemoryRateLimiter:
    """Counts tries per window."""

    def __init__(self) -> None:
        self._tries: dict[tuple[str, int], int] = {}

    def take(self, bucket: str, limit: int, window_ms: int, now: int) -> None:
        window = now // window_ms
        if self._tries.get((bucket, window), 0) >= limit:
            raise RateLimited(-(-((window + 1) * window_ms - now) // 1000))
        self._tries[bucket, window] = self._tries.get((bucket, window), 0) + 1

    def give_back(self, bucket: str, window_ms: int, now: int) -> None:
        key = (bucket, now // window_ms)
        self._tries[key] = max(0, self._tries.get(key, 0) - 1)
