"""The public face on stores in memory, with a clock that tests move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.testclient import TestClient

from seogi.adapters.memory.accounts import MemoryAccounts, MemoryRateLimiter, MemorySessions
from seogi.adapters.memory.cases import MemoryCases
from seogi.adapters.passwords import Argon2Passwords
from seogi.config import Settings
from seogi.features.accounts import routes as accounts_routes
from seogi.features.accounts.model import Account
from seogi.features.accounts.service import (
    Ids,
    OpenSession,
    ReadAccount,
    Refresh,
    SignIn,
    SignOut,
    SignUp,
)
from seogi.features.cases import routes as cases_routes
from seogi.features.cases.service import (
    CaseAccess,
    CaseMembers,
    ChangeCase,
    DeleteCase,
    InviteMembers,
    ListCases,
    OpenCase,
)
from seogi.http.app import HttpOptions, create_api, with_layers
from seogi.http.auth import AUTHENTICATOR, Authenticator
from seogi.http.cors import OriginPolicy
from seogi.http.health import health_router
from seogi.http.slots import SlotEntry, Slots
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal, Role

EPOCH = 1_795_000_000_000
SITE = "https://seogi.example"
FRIEND = "https://friend.example"
EVIL = "https://evil.example"
TENANT = "tn_000000000001"
PASSWORD = "correct horse"
KEY = "k" * 64


@dataclass
class Api:
    """Everything a test may look at or move."""

    now: int = EPOCH
    secure: bool = True
    edge_key: str = ""
    accounts: MemoryAccounts = field(default_factory=MemoryAccounts)
    sessions: MemorySessions = field(default_factory=MemorySessions)
    cases: MemoryCases = field(default_factory=MemoryCases)
    tokens: AccessTokens = field(default_factory=lambda: AccessTokens(lambda: SigningKeys(KEY)))
    numbers: int = 0

    def clock(self) -> int:
        return self.now

    def hex_id(self, prefix: str) -> str:
        self.numbers += 1
        return f"{prefix}{self.numbers:012x}"

    def entropy(self) -> bytes:
        self.numbers += 1
        return self.numbers.to_bytes(32, "big")

    def client(
        self, routers: Sequence[APIRouter] = (), slots: Sequence[SlotEntry] = ()
    ) -> TestClient:
        """A client without cookies; requests say for themselves where they come from."""
        options = HttpOptions(
            now=self.clock,
            origins=OriginPolicy(frozenset({FRIEND}), own=SITE, plain_http=not self.secure),
            edge_keys=(lambda: (self.edge_key, "")) if self.edge_key else None,
        )
        filled = Slots(
            AUTHENTICATOR.of(lambda: Authenticator(self.tokens, self.clock, secure=self.secure)),
            accounts_routes.ACCOUNTS.of(self._accounts),
            cases_routes.CASES.of(self._cases),
            *slots,
        )
        mine = [
            health_router(Settings.from_env({}), "test"),
            accounts_routes.router,
            cases_routes.router,
        ]
        app = with_layers(create_api([*mine, *routers], filled, options), options)
        return TestClient(app, base_url=SITE if self.secure else "http://127.0.0.1:8000")

    def person(self, name: str = "kim", **changes: Any) -> Account:
        """Somebody of the firm who can sign in with `PASSWORD`."""
        values: dict[str, Any] = {
            "user_id": f"user_{name}",
            "tenant": TENANT,
            "email": f"{name}@example.com",
            "name": name,
            "role": Role.LAWYER,
            "password_hash": hashed(),
            "created_at": EPOCH,
        }
        account = Account(**(values | changes))
        self.accounts.create(account)
        return account

    def bearer(self, who: Account | Principal) -> dict[str, str]:
        """The header of a service that holds a fresh token."""
        principal = who if isinstance(who, Principal) else who.principal()
        return {"authorization": f"Bearer {self.tokens.issue(principal, self.now)}"}

    def _accounts(self) -> accounts_routes.Accounts:
        ids = Ids(self.hex_id, self.entropy)
        limiter = MemoryRateLimiter()
        opened = OpenSession(self.sessions, self.tokens, ids)
        passwords = Argon2Passwords()
        return accounts_routes.Accounts(
            sign_up=SignUp(self.accounts, passwords, limiter, opened, ids),
            sign_in=SignIn(self.accounts, passwords, limiter, opened),
            refresh=Refresh(self.accounts, self.sessions, self.tokens, lambda: KEY),
            sign_out=SignOut(self.sessions),
            read=ReadAccount(self.accounts),
            now=self.clock,
            secure=self.secure,
        )

    def _cases(self) -> cases_routes.Cases:
        access = CaseAccess(self.cases)
        return cases_routes.Cases(
            access=access,
            start=OpenCase(self.cases, lambda: self.hex_id("case_")),
            mine=ListCases(self.cases),
            change=ChangeCase(access),
            delete=DeleteCase(access),
            members=CaseMembers(access, self.accounts),
            invite=InviteMembers(access, self.accounts),
            now=self.clock,
        )


@cache
def hashed() -> str:
    """The slow hash of `PASSWORD`, made once."""
    return Argon2Passwords().hash(PASSWORD)
