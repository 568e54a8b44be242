"""HTTP API events, payload format 2.0, and the answers to them.

Shapes: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs".
"""

from __future__ import annotations

import base64
import binascii
import json
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote

from scripts.local.edge.messages import Answer, Headers, Request, gateway_error
from scripts.local.model import Route
from scripts.local.runtime import Outcome

MAX_BODY = 10 * 1024 * 1024
ACCOUNT = "000000000000"
_TEXT = ("application/json", "application/xml", "application/javascript")


def to_event(
    request: Request, headers: Headers, route: Route, parameters: Mapping[str, str], api: str
) -> dict[str, Any]:
    """The event a function gets for `request` whose origin headers are `headers`."""
    folded = fold(headers)
    cookies = folded.pop("cookie", "")
    now = time.time()
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": f"{route.method} {route.path}",
        "rawPath": unquote(request.path),
        "rawQueryString": request.query,
        "headers": {
            **folded,
            "content-length": str(len(request.body)),
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            "x-amzn-trace-id": f"Root=1-{int(now):08x}-{uuid.uuid4().hex[:24]}",
        },
        "requestContext": _context(request, folded, route, api, now),
        "isBase64Encoded": False,
    }
    event |= _optional(request, cookies, parameters)
    return event | _body(request, folded.get("content-type", ""))


def _context(
    request: Request, headers: Mapping[str, str], route: Route, api: str, now: float
) -> dict[str, Any]:
    return {
        "accountId": ACCOUNT,
        "apiId": api,
        "domainName": headers.get("host", ""),
        "domainPrefix": api,
        "http": {
            "method": request.method,
            "path": unquote(request.path),
            "protocol": "HTTP/1.1",
            "sourceIp": request.client,
            "userAgent": headers.get("user-agent", ""),
        },
        "requestId": uuid.uuid4().hex[:16],
        "routeKey": f"{route.method} {route.path}",
        "stage": "$default",
        "time": datetime.fromtimestamp(now, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(now * 1000),
    }


def _optional(request: Request, cookies: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    """Members that are absent when there is nothing to say."""
    members: dict[str, Any] = {}
    if cookies:
        members["cookies"] = [part.strip() for part in cookies.split(";") if part.strip()]
    query: dict[str, str] = {}
    for name, value in parse_qsl(request.query, keep_blank_values=True):
        query[name] = f"{query[name]},{value}" if name in query else value
    if query:
        members["queryStringParameters"] = query
    if parameters:
        members["pathParameters"] = {name: unquote(value) for name, value in parameters.items()}
    return members


def _body(request: Request, content_type: str) -> dict[str, Any]:
    if not request.body:
        return {}
    if is_text(content_type):
        try:
            return {"body": request.body.decode(), "isBase64Encoded": False}
        except UnicodeDecodeError:
            pass
    return {"body": base64.b64encode(request.body).decode(), "isBase64Encoded": True}


def is_text(content_type: str) -> bool:
    """Whether the gateway passes this body as it is; a posted form it does not."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind in _TEXT or kind.endswith(("+json", "+xml"))


def fold(headers: Headers) -> dict[str, str]:
    """One value per name; several are joined by commas, cookies by semicolons."""
    folded: dict[str, str] = {}
    for name, value in headers:
        joint = "; " if name == "cookie" else ","
        folded[name] = f"{folded[name]}{joint}{value}" if name in folded else value
    return folded


def to_answer(outcome: Outcome) -> Answer:
    """What the gateway makes of a function's result."""
    if outcome.failed:
        late = b"Task timed out" in outcome.payload
        return (
            gateway_error(503, "Service Unavailable")
            if late
            else gateway_error(500, "Internal Server Error")
        )
    result = json.loads(outcome.payload or b"null")
    if not isinstance(result, dict) or "statusCode" not in result:
        return Answer(200, [("content-type", "application/json")], outcome.payload)
    try:
        body = _result_body(result)
    except (binascii.Error, ValueError):
        return gateway_error(500, "Internal Server Error")
    headers = [(name.lower(), str(value)) for name, value in (result.get("headers") or {}).items()]
    if not any(name == "content-type" for name, _ in headers):
        headers.append(("content-type", "text/plain;charset=UTF-8"))
    headers += [("set-cookie", cookie) for cookie in result.get("cookies") or []]
    return Answer(int(result["statusCode"]), headers, body)


def _result_body(result: Mapping[str, Any]) -> bytes:
    body = result.get("body") or ""
    if not isinstance(body, str):
        return json.dumps(body).encode()
    return base64.b64decode(body, validate=True) if result.get("isBase64Encoded") else body.encode()
