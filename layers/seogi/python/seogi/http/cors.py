"""The one owner of CORS: outside everything that can fail, so every answer carries its headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seogi.http.envelopes import Problem, problem_response

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))
REQUEST_HEADERS = (
    "accept",
    "accept-language",
    "authorization",
    "content-language",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "last-event-id",
    "x-agent-id",
    "x-request-id",
    "x-tenant-id",
    "x-trace-id",
    "x-user-id",
)
EXPOSED_HEADERS = (
    "x-request-id, retry-after, ratelimit, ratelimit-policy, location, etag, "
    "content-disposition, x-next-cursor"
)
PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
MAX_AGE_SECONDS = "600"

REFUSED = Problem(403, "ORIGIN_NOT_ALLOWED", "http.origin_refused")


@dataclass(frozen=True, slots=True)
class OriginPolicy:
    """Which origins may call with credentials.

    Attributes:
        allowed: exact origins of other sites, usually none.
        own: the site's public base URL, empty when it is not known.
        plain_http: whether an own origin may be `http://` (the local stage only).
    """

    allowed: frozenset[str] = frozenset()
    own: str = ""
    plain_http: bool = False

    def is_listed(self, origin: str) -> bool:
        return origin in self.allowed

    def is_own(self, origin: str, headers: Headers) -> bool:
        """Whether `origin` is the site itself.

        The edge does not forward the viewer's `Host`; it sends it as `x-viewer-host`. A page of
        another site can set neither, so both can be believed about a browser.
        """
        if self.own and origin == _origin_of(self.own):
            return True
        parts = urlsplit(origin)
        if parts.scheme != "https" and not (self.plain_http and parts.scheme == "http"):
            return False
        return parts.netloc != "" and parts.netloc in (
            headers.get("x-viewer-host"),
            headers.get("host"),
        )

    def trusts(self, origin: str, headers: Headers) -> bool:
        """Whether a state-changing request with this `Origin` may go on."""
        if self.is_listed(origin) or headers.get("sec-fetch-site") == "same-origin":
            return True
        return self.is_own(origin, headers)


class CorsLayer:
    """Exact allow-list; preflights are answered here; a foreign unsafe request stops here."""

    def __init__(self, app: ASGIApp, policy: OriginPolicy, now: Callable[[], int]) -> None:
        self.app = app
        self._policy = policy
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if scope["method"] == "OPTIONS":
            await self._options(scope, headers)(scope, receive, send)
            return
        listed = origin is not None and self._policy.is_listed(origin)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.add_vary_header("Origin")
                if listed and origin is not None:
                    answer["access-control-allow-origin"] = origin
                    answer["access-control-allow-credentials"] = "true"
                    answer["access-control-expose-headers"] = EXPOSED_HEADERS
            await send(message)

        unsafe = scope["method"] not in SAFE_METHODS
        if unsafe and origin is not None and not self._policy.trusts(origin, headers):
            refusal = problem_response(scope, REFUSED, self._now())
            await refusal(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)

    def _options(self, scope: Scope, headers: Headers) -> Response:
        origin = headers.get("origin")
        method = headers.get("access-control-request-method")
        if origin is None or method is None:
            return Response(
                status_code=204, headers={"allow": ", ".join(METHODS), "vary": PREFLIGHT_VARY}
            )
        asked = headers.get("access-control-request-headers", "")
        wanted = {name.strip().lower() for name in asked.split(",") if name.strip()}
        known = self._policy.is_listed(origin) or self._policy.is_own(origin, headers)
        if not known or method not in METHODS or wanted - set(REQUEST_HEADERS):
            refusal = problem_response(scope, REFUSED, self._now())
            refusal.headers["vary"] = PREFLIGHT_VARY
            return refusal
        return Response(
            status_code=204,
            headers={
                "access-control-allow-origin": origin,
                "access-control-allow-credentials": "true",
                "access-control-allow-methods": ", ".join(METHODS),
                "access-control-allow-headers": ", ".join(REQUEST_HEADERS),
                "access-control-max-age": MAX_AGE_SECONDS,
                "vary": PREFLIGHT_VARY,
            },
        )


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
