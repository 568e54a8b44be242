"""From a request to a principal: Bearer first, then the cookie; then the route's roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from seogi.errors import PermissionDenied, TenantMismatch, Unauthenticated
from seogi.http.cookies import ACCESS, read_cookie
from seogi.http.permissions import rule_for
from seogi.http.slots import Slot
from seogi.http.tokens import AccessTokens
from seogi.identity import Principal


@dataclass(frozen=True, slots=True)
class Authenticator:
    """What is needed to believe a caller; `secure` says which cookie names the stage uses."""

    tokens: AccessTokens
    now: Callable[[], int]
    secure: bool


AUTHENTICATOR: Slot[Authenticator] = Slot("authenticator")


def authenticate(request: Request, authenticator: Authenticator) -> Principal:
    """The caller of `request`.

    Raises:
        Unauthenticated: no token; `InvalidToken` when one was sent and does not hold.
        TenantMismatch: `X-Tenant-ID` names another tenant than the token.
    """
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        token = bearer.strip()
    else:
        cookies = request.headers.get("cookie", "")
        token = read_cookie(cookies, ACCESS, secure=authenticator.secure)
    if not token:
        raise Unauthenticated
    principal = authenticator.tokens.read(token, authenticator.now())
    claimed = request.headers.get("x-tenant-id")
    if claimed is not None and claimed != principal.tenant:
        raise TenantMismatch
    return principal


async def authorize(
    request: Request, authenticator: Annotated[Authenticator, Depends(AUTHENTICATOR)]
) -> None:
    """Runs before every route of an app: the table decides, a missing entry refuses.

    Raises:
        Unauthenticated, TenantMismatch: as in `authenticate`.
        PermissionDenied: the caller's role is not in the route's rule.
    """
    rule = rule_for(request.method, request.scope["route"].path)
    if rule.public:
        return
    principal = authenticate(request, authenticator)
    if principal.role not in rule.roles:
        raise PermissionDenied
    request.state.principal = principal


async def _current_principal(request: Request) -> Principal:
    principal: Principal = request.state.principal
    return principal


CurrentPrincipal = Annotated[Principal, Depends(_current_principal)]
"""Declare `who: CurrentPrincipal` in a route; the table has already let the caller in."""
