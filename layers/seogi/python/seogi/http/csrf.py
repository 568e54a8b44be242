"""Cross-site request forgery: Fetch Metadata first, then `Origin`, else refuse (OWASP's rule)."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seogi.http.cookies import has_auth_cookie
from seogi.http.cors import SAFE_METHODS, OriginPolicy
from seogi.http.envelopes import Problem, problem_response

REFUSED = Problem(403, "CROSS_SITE_REQUEST", "http.cross_site_refused")


def is_forged(headers: Headers, policy: OriginPolicy) -> bool:
    """Whether an unsafe request may have been made by another site in the user's browser.

    A request with a Bearer token carries nothing a browser adds by itself. One without `Origin`,
    without `Sec-Fetch-Site` and without our cookies was not made by a browser for a user.
    """
    if is_bearer(headers):
        return False
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    if origin is not None and policy.is_listed(origin):
        return False
    if site is not None:
        return site != "same-origin"
    if origin is not None:
        return not policy.is_own(origin, headers)
    return has_auth_cookie(headers.get("cookie", ""))


def is_bearer(headers: Headers) -> bool:
    """Whether the request authenticates itself by an `Authorization: Bearer` header."""
    return headers.get("authorization", "")[:7].lower() == "bearer "


class CsrfLayer:
    """Refuses forged unsafe requests with 403; sign-in, refresh and sign-out are not exempt."""

    def __init__(self, app: ASGIApp, policy: OriginPolicy, now: Callable[[], int]) -> None:
        self.app = app
        self._policy = policy
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return

        async def varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Sec-Fetch-Site")
            await send(message)

        if is_forged(Headers(scope=scope), self._policy):
            await problem_response(scope, REFUSED, self._now())(scope, receive, varied)
            return
        await self.app(scope, receive, varied)
