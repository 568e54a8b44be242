"""What a person does with an account: sign up, sign in, stay signed in, sign out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from seogi.errors import RateLimited, Unauthenticated
from seogi.features.accounts.errors import RefreshRefused, WrongCredentials
from seogi.features.accounts.model import (
    MINUTE,
    REPLAY_GRACE_MS,
    Account,
    AccountStatus,
    NewAccount,
    Session,
    StaleSession,
    Tenant,
    TermsNotAccepted,
    session_end,
)
from seogi.features.accounts.ports import (
    AccountStore,
    Passwords,
    RateLimiter,
    SessionStore,
    TokenIssuer,
)
from seogi.features.accounts.refresh import RefreshToken, new_token, parse_token, successor
from seogi.identity import Principal
from seogi.observability import RATE_LIMITED, REFRESH_REUSED, Logger

LOGIN_TRIES = 10
LOGIN_WINDOW_MS = MINUTE
SIGNUP_TRIES = 60
SIGNUP_WINDOW_MS = MINUTE

logger = Logger("accounts")


@dataclass(frozen=True, slots=True)
class Ids:
    """Where new ids and randomness come from."""

    hex_id: Callable[[str], str]
    entropy: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session as the browser gets it; seconds say how long each token holds from now."""

    account: Account
    access_token: str
    access_seconds: int
    refresh_token: str
    refresh_seconds: int


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Start a family of refresh tokens for somebody who has just proved who they are."""

    sessions: SessionStore
    tokens: TokenIssuer
    ids: Ids

    def __call__(self, account: Account, now: int) -> SignedIn:
        token = new_token(self.ids.hex_id("rf"), self.ids.entropy())
        session = Session(
            family=token.family,
            user_id=account.user_id,
            tenant=account.tenant,
            current=token.hash,
            previous="",
            rotated_at=0,
            started_at=now,
            expires_at=session_end(now, now),
        )
        self.sessions.start(session)
        return signed_in(account, session, token, self.tokens, now)


def signed_in(
    account: Account, session: Session, token: RefreshToken, tokens: TokenIssuer, now: int
) -> SignedIn:
    """The answer for a session whose unspent token is `token`."""
    return SignedIn(
        account=account,
        access_token=tokens.issue(account.principal(), now),
        access_seconds=tokens.seconds,
        refresh_token=str(token),
        refresh_seconds=(session.expires_at - now) // 1000,
    )


@dataclass(frozen=True, slots=True)
class SignUp:
    """Make a person and a firm of their own, and sign them in."""

    accounts: AccountStore
    passwords: Passwords
    limiter: RateLimiter
    open_session: OpenSession
    ids: Ids

    def __call__(self, wanted: NewAccount, client_ip: str, now: int) -> SignedIn:
        """The new session.

        Raises:
            TermsNotAccepted: a consent is missing.
            EmailTaken: the address belongs to somebody.
            RateLimited: too many sign-ups from this address.
        """
        if not (wanted.accepts_terms and wanted.accepts_privacy):
            raise TermsNotAccepted
        self.limiter.take(f"signup:{client_ip}", SIGNUP_TRIES, SIGNUP_WINDOW_MS, now)
        tenant = Tenant(self.ids.hex_id("tn_"), wanted.law_firm or wanted.name, now)
        account = Account(
            user_id=self.ids.hex_id("user_"),
            tenant=tenant.tenant,
            email=normal_email(wanted.email),
            name=wanted.name,
            role=wanted.role,
            password_hash=self.passwords.hash(wanted.password),
            created_at=now,
        )
        self.accounts.create(account, tenant)
        return self.open_session(account, now)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Check an address and a password; failures cost the same time and say the same."""

    accounts: AccountStore
    passwords: Passwords
    limiter: RateLimiter
    open_session: OpenSession

    def __call__(self, email: str, password: str, client_ip: str, now: int) -> SignedIn:
        """The new session.

        Raises:
            WrongCredentials: unknown address, wrong password or blocked account.
            RateLimited: too many failures for this address from this client.
        """
        address = normal_email(email)
        bucket = "login:" + hashlib.sha256(f"{address}\n{client_ip}".encode()).hexdigest()[:32]
        try:
            self.limiter.take(bucket, LOGIN_TRIES, LOGIN_WINDOW_MS, now)
        except RateLimited:
            logger.metric(RATE_LIMITED, 1, route="login")
            raise
        account = self.accounts.by_email(address)
        hashed = account.password_hash if account else None
        if not self.passwords.matches(hashed, password) or account is None:
            raise WrongCredentials
        if account.status is not AccountStatus.ACTIVE:
            raise WrongCredentials
        # Only failures count: a person who signs in often is not an attacker.
        self.limiter.give_back(bucket, LOGIN_WINDOW_MS, now)
        return self.open_session(account, now)


@dataclass(frozen=True, slots=True)
class Refresh:
    """Exchange a refresh token for its successor; a spent one ends the whole family."""

    accounts: AccountStore
    sessions: SessionStore
    tokens: TokenIssuer
    key: Callable[[], str]

    def __call__(self, sent: str, now: int) -> SignedIn:
        """The session with its next token.

        Raises:
            RefreshRefused: the token is not (or no longer) good.
        """
        token = parse_token(sent)
        session = self.sessions.load(token.family) if token else None
        if token is None or session is None or session.expires_at <= now:
            raise RefreshRefused
        following = successor(token, self.key())
        if token.hash == session.current:
            session = self._rotate(session, token, following, now)
        self._check(session, token, following, now)
        account = self.accounts.by_id(session.tenant, session.user_id)
        if account is None or account.status is not AccountStatus.ACTIVE:
            self.sessions.end(session.family)
            raise RefreshRefused
        return signed_in(account, session, following, self.tokens, now)

    def _rotate(
        self, session: Session, token: RefreshToken, following: RefreshToken, now: int
    ) -> Session:
        after = replace(
            session,
            current=following.hash,
            previous=token.hash,
            rotated_at=now,
            expires_at=session_end(session.started_at, now),
        )
        try:
            self.sessions.rotate(token.hash, after)
        except StaleSession:
            # Another tab was faster by a moment: what it left behind decides.
            return self.sessions.load(session.family) or replace(session, current="")
        return after

    def _check(
        self, session: Session, token: RefreshToken, following: RefreshToken, now: int
    ) -> None:
        spent_now = token.hash == session.previous and following.hash == session.current
        if spent_now and now - session.rotated_at <= REPLAY_GRACE_MS:
            return
        self.sessions.end(session.family)
        logger.warning("spent refresh token presented", user_id=session.user_id)
        logger.metric(REFRESH_REUSED, 1)
        raise RefreshRefused


@dataclass(frozen=True, slots=True)
class SignOut:
    """End the family of a refresh token; anything else sent is ignored."""

    sessions: SessionStore

    def __call__(self, sent: str) -> None:
        token = parse_token(sent)
        session = self.sessions.load(token.family) if token else None
        if token and session and token.hash in (session.current, session.previous):
            self.sessions.end(session.family)


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """The caller's own account."""

    accounts: AccountStore

    def __call__(self, who: Principal) -> Account:
        """The account as it is stored now.

        Raises:
            Unauthenticated: it is gone or blocked, so its token is worth nothing.
        """
        account = self.accounts.by_id(who.tenant, who.user_id)
        if account is None or account.status is not AccountStatus.ACTIVE:
            raise Unauthenticated
        return account


def normal_email(email: str) -> str:
    """An address as it is stored and looked up."""
    return email.strip().lower()
