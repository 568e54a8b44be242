"""Only the distribution may call the API: it proves itself by a secret header."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from seogi.http.context import context_of
from seogi.http.envelopes import Problem, problem_response

REFUSED = Problem(403, "EDGE_REQUIRED", "http.edge_required")
HEADER = "x-origin-verify"

Keys = Callable[[], Collection[str]]


class EdgeLayer:
    """Refuses requests without one of the accepted keys (two while the secret rotates)."""

    def __init__(self, app: ASGIApp, keys: Keys | None, now: Callable[[], int]) -> None:
        self.app = app
        self._keys = keys
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._keys is None:
            await self.app(scope, receive, send)
            return
        context = context_of(scope)
        sent = context.headers.get(HEADER, "").encode()
        # Every key is compared, so that the time does not tell which one nearly fitted.
        fits = [hmac.compare_digest(sent, key.encode()) for key in self._keys() if key]
        if not any(fits):
            await problem_response(scope, REFUSED, self._now())(scope, receive, send)
            return
        context.origin_verified = True
        await self.app(scope, receive, send)
