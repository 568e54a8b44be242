"""CloudFront Functions, executed as the same JavaScript in one Node process."""

from __future__ import annotations

import asyncio
import itertools
import json
import signal
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from scripts.local import proc
from scripts.local.edge.messages import Answer, Request
from scripts.local.node import find_node

_SCRIPT = Path(__file__).with_name("viewer.mjs")


class ViewerFunctionFailed(Exception):
    """The function threw or ran too long; CloudFront answers 503."""


@dataclass(slots=True)
class ViewerFunctions:
    """The running Node process; `run` may be called concurrently."""

    process: asyncio.subprocess.Process
    _pending: dict[int, asyncio.Future[dict[str, Any]]]
    _ids: itertools.count[int]
    _reader: asyncio.Task[None] | None = None

    @staticmethod
    async def start(functions: Mapping[str, str]) -> ViewerFunctions:
        """Start Node and load the deployed code.

        Raises:
            NodeMissing: no usable Node on this machine.
            ViewerFunctionFailed: the code does not parse.
        """
        process = await asyncio.create_subprocess_exec(
            str(await asyncio.to_thread(find_node)),
            str(_SCRIPT),
            env={},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
            preexec_fn=proc.dies_with_parent(signal.SIGKILL),
            limit=1024 * 1024,
        )
        made = ViewerFunctions(process, {}, itertools.count(1))
        made._reader = asyncio.create_task(made._read())
        await made._ask({"load": dict(functions)})
        return made

    async def run(self, arn: str, request: Request, domain: str) -> Request | Answer:
        """The request as the function leaves it, or the answer it gives itself.

        Raises:
            ViewerFunctionFailed: it threw.
        """
        event = to_event(request, domain)
        result = await self._ask({"arn": arn, "event": event})
        return from_result(result, request)

    async def close(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        await proc.end(self.process, 1.0)
        if self._reader is not None:
            await self._reader

    async def _ask(self, message: dict[str, Any]) -> Any:
        if self.process.stdin is None or self.process.returncode is not None:
            raise ViewerFunctionFailed("node has ended")
        number = next(self._ids)
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._pending[number] = future
        self.process.stdin.write(json.dumps({"id": number, **message}).encode() + b"\n")
        reply = await future
        if "error" in reply:
            raise ViewerFunctionFailed(reply["error"])
        return reply["result"]

    async def _read(self) -> None:
        assert self.process.stdout is not None  # noqa: S101
        async for line in self.process.stdout:
            reply = json.loads(line)
            future = self._pending.pop(reply["id"], None)
            if future is not None and not future.done():
                future.set_result(reply)
        for future in self._pending.values():
            if not future.done():
                future.set_result({"error": "node has ended"})


def to_event(request: Request, domain: str) -> dict[str, Any]:
    """The event of CloudFront Functions: cookies stand apart, names are lower case."""
    headers = [(name, value) for name, value in request.headers if name != "cookie"]
    pairs = [part.strip().partition("=") for part in request.header("cookie").split(";")]
    return {
        "version": "1.0",
        "context": {
            "distributionDomainName": domain,
            "eventType": "viewer-request",
            "requestId": uuid.uuid4().hex,
        },
        "viewer": {"ip": request.client},
        "request": {
            "method": request.method,
            "uri": request.path,
            "querystring": _grouped(parse_qsl(request.query, keep_blank_values=True)),
            "headers": _grouped(headers),
            "cookies": _grouped([(name, value) for name, _, value in pairs if name]),
        },
    }


def from_result(result: Mapping[str, Any], request: Request) -> Request | Answer:
    if "statusCode" in result:
        body = result.get("body", "")
        text = body["data"] if isinstance(body, dict) else body
        return Answer(result["statusCode"], _flat(result.get("headers", {})), text.encode())
    headers = _flat(result["headers"])
    cookies = _flat(result.get("cookies", {}))
    if cookies:
        headers.append(("cookie", "; ".join(f"{name}={value}" for name, value in cookies)))
    return replace(
        request,
        path=quote(result["uri"], safe="/%:@!$&'()*+,;=~-._"),
        query=_query(result["querystring"], request),
        headers=tuple(headers),
    )


def _query(given: Mapping[str, Any], request: Request) -> str:
    """Keep the viewer's own spelling when the function has not touched it."""
    if given == _grouped(parse_qsl(request.query, keep_blank_values=True)):
        return request.query
    return urlencode(_flat(given))


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    grouped: dict[str, Any] = {}
    for name, value in pairs:
        if name in grouped:
            first = {"value": grouped[name]["value"]}
            grouped[name].setdefault("multiValue", [first]).append({"value": value})
        else:
            grouped[name] = {"value": value}
    return grouped


def _flat(grouped: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, item["value"])
        for name, entry in grouped.items()
        for item in entry.get("multiValue", [entry])
    ]
