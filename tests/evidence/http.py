"""The routes of evidence over a desk, asked like a server asks them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from seogi.features.evidence.routes import EVIDENCE, router
from seogi.http.app import HttpOptions, create_api, with_layers
from seogi.http.auth import AUTHENTICATOR, Authenticator
from seogi.http.slots import Slots
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal
from tests.evidence.conftest import OWNER, Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `body` is decoded JSON, or None when there is none."""

    status: int
    headers: dict[str, str]
    body: Any


class Client:
    """Sends requests into the app in process."""

    def __init__(self, desk: Desk) -> None:
        self._now = desk.clock.now
        self._tokens = AccessTokens(lambda: SigningKeys("k" * 64, ()))
        authenticator = Authenticator(self._tokens, self._now, secure=True)
        slots = Slots(AUTHENTICATOR.of(lambda: authenticator), EVIDENCE.of(lambda: desk.use))
        options = HttpOptions(now=self._now)
        self._app = with_layers(create_api([router], slots, options), options)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        who: Principal | None = OWNER,
        lang: str = "ko",
    ) -> Answer:
        headers = [(b"host", b"api.test"), (b"accept-language", lang.encode())]
        if who is not None:
            token = self._tokens.issue(who, self._now())
            headers.append((b"authorization", f"Bearer {token}".encode()))
        sent = b"" if body is None else json.dumps(body).encode()
        if body is not None:
            headers.append((b"content-type", b"application/json"))
        headers.append((b"content-length", str(len(sent)).encode()))
        return asyncio.run(self._call(method, path, sent, headers))

    async def _call(
        self, method: str, path: str, sent: bytes, headers: list[tuple[bytes, bytes]]
    ) -> Answer:
        bare, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": bare,
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "server": ("api.test", 443),
        }
        told: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": sent, "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        await self._app(scope, receive, send)
        raw = b"".join(message.get("body", b"") for message in told[1:])
        named = {name.decode(): value.decode() for name, value in told[0]["headers"]}
        return Answer(told[0]["status"], named, json.loads(raw) if raw else None)
