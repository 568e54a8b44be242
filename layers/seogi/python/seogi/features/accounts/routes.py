"""`/api/auth`: one login answer that three published clients can read, and two cookies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from seogi.features.accounts.model import Account, NewAccount
from seogi.http.auth import CurrentPrincipal
from seogi.http.cookies import REFRESH, clear_auth_cookies, read_cookie, set_auth_cookies
from seogi.http.envelopes import iso
from seogi.http.requests import Body, ClientIp
from seogi.http.slots import Slot
from seogi.identity import Role

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.accounts.service import (
        ReadAccount,
        Refresh,
        SignedIn,
        SignIn,
        SignOut,
        SignUp,
    )


@dataclass(frozen=True, slots=True)
class Accounts:
    """The use cases behind these routes; `secure` says which cookies the stage uses."""

    sign_up: SignUp
    sign_in: SignIn
    refresh: Refresh
    sign_out: SignOut
    read: ReadAccount
    now: Callable[[], int]
    secure: bool


ACCOUNTS: Slot[Accounts] = Slot("accounts")
UseCases = Annotated[Accounts, Depends(ACCOUNTS)]

Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class LoginRequest(BaseModel):
    """The three clients send different words; what else they send is ignored."""

    model_config = ConfigDict(extra="ignore", defer_build=True)

    email: Annotated[str, Field(max_length=254)] | None = None
    username: Annotated[str, Field(max_length=254)] | None = None
    password: Annotated[str, Field(min_length=1, max_length=256)]

    @model_validator(mode="after")
    def _has_a_name(self) -> LoginRequest:
        if not (self.email or self.username):
            raise ValueError("email or username is required")
        return self


class SignupRequest(Body):
    """Staff and admins are made inside a firm, nobody signs up as one."""

    name: Text
    email: Email
    password: Annotated[str, Field(min_length=8, max_length=256)]
    role: Literal["lawyer", "client", "detective"] = "lawyer"
    law_firm: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] | None = None
    accept_terms: bool = False
    accept_privacy: bool = False


class UserView(BaseModel):
    """A person as clients show them."""

    model_config = ConfigDict(defer_build=True)

    id: str
    email: str
    name: str
    role: Role
    status: str
    created_at: str
    tenant_id: str


class LoginData(BaseModel):
    """The same session in the words of the other clients."""

    model_config = ConfigDict(defer_build=True)

    access_token: str
    accessToken: str  # noqa: N815 - a published client reads this name
    token_type: Literal["bearer"]
    expires_in: int
    user: UserView


class LoginAnswer(BaseModel):
    """`expires_in` is seconds; the refresh token travels in its cookie only."""

    model_config = ConfigDict(defer_build=True)

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int
    user: UserView
    success: Literal[True] = True
    status: Literal["SUCCESS"] = "SUCCESS"
    data: LoginData


router = APIRouter(prefix="/api/auth", tags=["auth"])


@router.post("/signup", status_code=201, response_model=LoginAnswer)
async def signup(
    body: SignupRequest, response: Response, accounts: UseCases, client_ip: ClientIp
) -> Any:
    """Make an account with a firm of its own, and sign in."""
    wanted = NewAccount(
        name=body.name,
        email=body.email,
        password=body.password,
        role=Role(body.role),
        law_firm=body.law_firm or "",
        accepts_terms=body.accept_terms,
        accepts_privacy=body.accept_privacy,
    )
    return _answer(response, accounts, accounts.sign_up(wanted, client_ip, accounts.now()))


@router.post("/login", response_model=LoginAnswer)
async def login(
    body: LoginRequest, response: Response, accounts: UseCases, client_ip: ClientIp
) -> Any:
    """Sign in by `email` (or `username`) and password."""
    name = body.email or body.username or ""
    signed_in = accounts.sign_in(name, body.password, client_ip, accounts.now())
    return _answer(response, accounts, signed_in)


@router.post("/refresh", response_model=LoginAnswer)
async def refresh(request: Request, response: Response, accounts: UseCases) -> Any:
    """Exchange the refresh cookie for its successor and a new access token."""
    sent = read_cookie(request.headers.get("cookie", ""), REFRESH, secure=accounts.secure)
    return _answer(response, accounts, accounts.refresh(sent, accounts.now()))


@router.post("/logout")
async def logout(request: Request, response: Response, accounts: UseCases) -> dict[str, object]:
    """End the session; 200 whatever was sent, because clients call it with dead tokens too."""
    sent = read_cookie(request.headers.get("cookie", ""), REFRESH, secure=accounts.secure)
    accounts.sign_out(sent)
    clear_auth_cookies(response, secure=accounts.secure)
    return {"success": True, "status": "SUCCESS", "data": None}


@router.get("/me", response_model=UserView)
async def me(who: CurrentPrincipal, accounts: UseCases) -> Any:
    """The caller's own account."""
    return _user(accounts.read(who))


def _answer(response: Response, accounts: Accounts, session: SignedIn) -> dict[str, Any]:
    set_auth_cookies(
        response,
        access=(session.access_token, session.access_seconds),
        refresh=(session.refresh_token, session.refresh_seconds),
        secure=accounts.secure,
    )
    common = {
        "access_token": session.access_token,
        "token_type": "bearer",
        "expires_in": session.access_seconds,
        "user": _user(session.account),
    }
    return {**common, "data": {**common, "accessToken": session.access_token}}


def _user(account: Account) -> dict[str, Any]:
    return {
        "id": account.user_id,
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "status": account.status,
        "created_at": iso(account.created_at),
        "tenant_id": account.tenant,
    }
