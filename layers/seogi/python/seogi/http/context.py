"""What every layer knows of a request: its id, its language, its caller's address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seogi import texts

_KEY = "seogi.context"
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")

SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


@dataclass(slots=True)
class RequestContext:
    """Lives as long as the request; `origin_verified` is set by the edge check."""

    request_id: str
    lang: str
    path: str
    headers: Headers = field(repr=False)
    peer: str = ""
    origin_verified: bool = False

    @property
    def client_ip(self) -> str:
        """The viewer's address: the edge's word if the edge proved itself, else the peer."""
        if self.origin_verified:
            return self.headers.get("x-client-ip", self.peer)
        return self.peer


def context_of(scope: Scope) -> RequestContext:
    """The context the outermost layer put into `scope`."""
    context: RequestContext = scope[_KEY]
    return context


class RequestIdLayer:
    """Echoes a sane `X-Request-ID` or makes one, and puts the fixed headers on every answer."""

    def __init__(self, app: ASGIApp, new_id: Callable[[], str]) -> None:
        self.app = app
        self._new_id = new_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sent = headers.get("x-request-id", "")
        context = RequestContext(
            request_id=sent if _REQUEST_ID.fullmatch(sent) else self._new_id(),
            lang=texts.language(headers.get("accept-language")),
            path=scope["path"],
            headers=headers,
            peer=(scope.get("client") or ("", 0))[0] or "",
        )
        scope[_KEY] = context

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer["x-request-id"] = context.request_id
                answer.setdefault("cache-control", "no-store")
                for name, value in SECURITY_HEADERS.items():
                    answer.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, stamped)
