"""The last net: whatever escaped becomes a JSON 500 in the face of the path's owner."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seogi.http.context import context_of
from seogi.http.envelopes import Problem, problem_response
from seogi.observability import HTTP_ERRORS, Logger

INTERNAL = Problem(500, "INTERNAL_SERVER_ERROR", "error.internal")
logger = Logger("http")


class LastResortLayer:
    """Logs the error by type and place, and answers; a stream that has begun is cut off."""

    def __init__(self, app: ASGIApp, now: Callable[[], int]) -> None:
        self.app = app
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            request_id = context_of(scope).request_id
            logger.failure("request failed", error, request_id=request_id)
            logger.metric(HTTP_ERRORS, 1)
            if begun:
                raise
            await problem_response(scope, INTERNAL, self._now())(scope, receive, send)
