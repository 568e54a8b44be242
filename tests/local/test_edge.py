"""Path patterns, header policies and events of the edge, without a process or a socket."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from scripts.local.edge.headers import to_origin, to_viewer
from scripts.local.edge.httpapi import to_answer, to_event
from scripts.local.edge.messages import Answer, Request
from scripts.local.edge.paths import behavior_for, route_for
from scripts.local.edge.viewer import from_result
from scripts.local.edge.viewer import to_event as to_viewer_event
from scripts.local.model import Behavior, HeaderRule, Origin, Route
from scripts.local.runtime import Outcome

ORIGIN = Origin("api", "api", "abc", "abc.execute-api.here", (("x-origin-verify", "secret"),))


def a_behavior(pattern: str = "*", **changes: Any) -> Behavior:
    values = {
        "pattern": pattern,
        "methods": frozenset({"GET"}),
        "origin": "api",
        "cached": False,
        "forwards": "all-except-host",
        "viewer_function": None,
        "response_headers": (),
    }
    return Behavior(**{**values, **changes})


def a_request(path: str = "/api/x", *headers: tuple[str, str], **changes: Any) -> Request:
    values = {"method": "GET", "query": "", "body": b"", "client": "10.0.0.9"}
    return Request(path=path, headers=headers, **{**values, **changes})


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/api/jobs/7/events", "/api/jobs/*/events"),
        ("/api/jobs/7/8/events", "/api/jobs/*/events"),  # a star crosses slashes
        ("/api/jobs/7", "/api/*"),
        ("/a.b", "/?.b"),
        ("/index.html", "*"),
        ("/API/jobs/7/events", "*"),  # patterns are case-sensitive
    ],
)
def test_the_first_pattern_that_matches_wins(path: str, pattern: str) -> None:
    patterns = ("/api/jobs/*/events", "/api/*", "/?.b", "*")

    assert behavior_for(path, [a_behavior(p) for p in patterns]).pattern == pattern


def test_the_most_specific_route_is_taken() -> None:
    routes = [
        Route("ANY", "/api/{proxy+}", "All"),
        Route("ANY", "/api/jobs/{id}", "One"),
        Route("GET", "/api/jobs/{id}", "Get"),
    ]

    assert route_for("GET", "/api/jobs/7", routes) == (routes[2], {"id": "7"})
    assert route_for("PUT", "/api/jobs/7", routes) == (routes[1], {"id": "7"})
    assert route_for("GET", "/api/jobs/7/x", routes) == (routes[0], {"proxy": "jobs/7/x"})
    assert route_for("GET", "/other", routes) is None


def test_the_viewers_host_and_forged_origin_headers_stay_at_the_edge() -> None:
    request = a_request(
        "/api/x",
        ("host", "127.0.0.1:8787"),
        ("x-origin-verify", "forged"),
        ("connection", "keep-alive"),
        ("cookie", "a=b"),
        ("x-forwarded-for", "1.2.3.4"),
    )

    headers = to_origin(request, a_behavior(), ORIGIN)

    assert dict(headers) | {"via": ""} == {
        "host": "abc.execute-api.here",
        "cookie": "a=b",
        "x-forwarded-for": "1.2.3.4, 10.0.0.9",
        "x-origin-verify": "secret",
        "via": "",
    }
    assert len(headers) == 5


def test_without_an_origin_request_policy_no_viewer_header_is_forwarded() -> None:
    headers = to_origin(a_request("/", ("cookie", "a=b")), a_behavior(forwards="none"), ORIGIN)

    assert "cookie" not in dict(headers)


def test_the_response_headers_policy_overrides_only_where_it_says_so() -> None:
    rules = (
        HeaderRule("x-frame-options", "DENY", override=True),
        HeaderRule("referrer-policy", "no-referrer", override=False),
        HeaderRule("content-security-policy", "connect-src https://b.s3", override=True),
    )
    answer = Answer(200, [("x-frame-options", "SAMEORIGIN"), ("referrer-policy", "origin")])

    headers = to_viewer(
        answer, a_behavior(response_headers=rules), {"https://b.s3": "http://127.0.0.1:1"}
    ).headers

    assert dict(headers)["x-frame-options"] == "DENY"
    assert dict(headers)["referrer-policy"] == "origin"
    assert dict(headers)["content-security-policy"] == "connect-src http://127.0.0.1:1"


def event_for(request: Request) -> dict[str, Any]:
    route = Route("ANY", "/api/{proxy+}", "F")
    headers = [("host", "abc.execute-api.here"), *request.headers]
    return to_event(request, headers, route, {"proxy": "x"}, "abc")


def test_cookies_leave_the_headers_and_repeated_values_are_joined() -> None:
    event = event_for(
        a_request(
            "/api/%ED%95%9C",
            ("cookie", "a=1; b=2"),
            ("cookie", "c=3"),
            ("accept", "x"),
            ("accept", "y"),
            query="q=1&q=2&empty=",
        )
    )

    assert event["cookies"] == ["a=1", "b=2", "c=3"]
    assert "cookie" not in event["headers"]
    assert event["headers"]["accept"] == "x,y"
    assert event["queryStringParameters"] == {"q": "1,2", "empty": ""}
    assert event["rawQueryString"] == "q=1&q=2&empty="
    assert event["rawPath"] == "/api/한"
    assert event["requestContext"]["http"]["sourceIp"] == "10.0.0.9"
    assert event["pathParameters"] == {"proxy": "x"}


@pytest.mark.parametrize(
    ("content_type", "body", "encoded"),
    [
        ("application/json", b'{"a":1}', False),
        ("text/plain; charset=utf-8", "글".encode(), False),
        ("text/plain", b"\xff\xfe", True),
        ("application/x-www-form-urlencoded", b"a=1", True),
        ("application/octet-stream", b"a", True),
        ("", b"a", True),
    ],
)
def test_a_body_that_is_not_text_comes_as_base64(
    content_type: str, body: bytes, encoded: bool
) -> None:
    event = event_for(a_request("/api/x", ("content-type", content_type), body=body))

    assert event["isBase64Encoded"] is encoded
    raw = base64.b64decode(event["body"]) if encoded else event["body"].encode()
    assert raw == body


def test_an_empty_body_is_absent() -> None:
    assert "body" not in event_for(a_request())


def test_an_answer_keeps_each_cookie_and_decodes_its_body() -> None:
    result = {
        "statusCode": 201,
        "headers": {"Content-Type": "image/png"},
        "cookies": ["a=1", "b=2"],
        "body": base64.b64encode(b"\x00\x01").decode(),
        "isBase64Encoded": True,
    }

    answer = to_answer(Outcome(json.dumps(result).encode()))

    assert answer.status == 201
    assert answer.body == b"\x00\x01"
    assert answer.headers == [
        ("content-type", "image/png"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
    ]


def test_a_result_without_a_status_is_json_with_200() -> None:
    answer = to_answer(Outcome(b'{"a": 1}'))

    assert (answer.status, answer.body) == (200, b'{"a": 1}')


@pytest.mark.parametrize(
    ("payload", "status"),
    [(b'{"errorMessage": "Task timed out after 2.00 seconds"}', 503), (b'{"errorType": "X"}', 500)],
)
def test_a_functions_failure_is_told_without_its_details(payload: bytes, status: int) -> None:
    answer = to_answer(Outcome(payload, failed=True))

    assert answer.status == status
    assert b"error" not in answer.body


def test_a_viewer_function_sees_cookies_apart_and_may_change_path_and_headers() -> None:
    request = a_request("/deep", ("cookie", "a=1; b=2"), ("accept", "x"), query="q=%20")
    event = to_viewer_event(request, "d.cloudfront.net")["request"]

    assert event["cookies"] == {"a": {"value": "1"}, "b": {"value": "2"}}
    event["uri"] = "/index.html"
    event["headers"]["x-new"] = {"value": "n"}
    changed = from_result(event, request)

    assert isinstance(changed, Request)
    assert changed.path == "/index.html"
    assert changed.query == "q=%20"
    assert changed.headers == (("accept", "x"), ("x-new", "n"), ("cookie", "a=1; b=2"))


def test_a_viewer_function_may_answer_itself() -> None:
    result = {"statusCode": 302, "headers": {"location": {"value": "/x"}}}

    answer = from_result(result, a_request())

    assert isinstance(answer, Answer)
    assert (answer.status, answer.headers) == (302, [("location", "/x")])
