"""Request bodies: bounded before anything reads them, JSON unless a path says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seogi.http.envelopes import Problem, problem_response

ONE_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class BodyRule:
    """What bodies the paths under `prefix` take.

    Attributes:
        limit: bytes.
        media_types: accepted types; a trailing slash or nothing means any of that family.
    """

    prefix: str
    limit: int = ONE_MEGABYTE
    media_types: tuple[str, ...] = ("application/json",)


DEFAULT_RULE = BodyRule("/")

UNSUPPORTED = Problem(415, "UNSUPPORTED_MEDIA_TYPE", "http.unsupported_media_type")


def too_large(limit: int) -> Problem:
    return Problem(413, "PAYLOAD_TOO_LARGE", "http.body_too_large", {"limit": limit})


class BodyLayer:
    """Reads the body up to its limit (413 beyond), checks its type (415), and replays it."""

    def __init__(
        self, app: ASGIApp, now: Callable[[], int], rules: tuple[BodyRule, ...] = ()
    ) -> None:
        self.app = app
        self._now = now
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        rule = self._rule(scope["path"])
        headers = Headers(scope=scope)
        declared = headers.get("content-length", "0")
        body = b""
        if declared.isdecimal() and int(declared) <= rule.limit:
            body = await _read(receive, rule.limit)
        if not declared.isdecimal() or int(declared) > rule.limit or len(body) > rule.limit:
            await problem_response(scope, too_large(rule.limit), self._now())(scope, receive, send)
            return
        if body and not _accepted(headers.get("content-type", ""), rule.media_types):
            await problem_response(scope, UNSUPPORTED, self._now())(scope, receive, send)
            return
        await self.app(scope, _replayed(body, receive), send)

    def _rule(self, path: str) -> BodyRule:
        for rule in self._rules:
            if path.startswith(rule.prefix):
                return rule
        return DEFAULT_RULE


def _accepted(content_type: str, media_types: tuple[str, ...]) -> bool:
    sent = content_type.partition(";")[0].strip().lower()
    return any(sent == wanted or sent.startswith(wanted + "/") for wanted in media_types)


async def _read(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit or not message.get("more_body", False):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again
