"""The CloudFront Functions of the template under node, with events shaped like a browser's."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.checks.template import load

NODE = shutil.which("node")
RUNNER = Path(__file__).with_name("edge_functions.mjs")

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed (scripts/setup web)")

Event = dict[str, Any]

BROWSER = {
    "host": "d111.cloudfront.net",
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
    "accept": "application/json, text/plain, */*",
    "accept-language": "ko-KR,ko;q=0.9,en;q=0.8",
    "accept-encoding": "gzip, deflate, br, zstd",
    "origin": "https://d111.cloudfront.net",
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "cors",
    "content-type": "application/json",
}


def an_event(uri: str, *, method: str = "GET", **headers: str) -> Event:
    """What CloudFront hands to a viewer-request function; cookies come apart from the headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "version": "1.0",
        "context": {"eventType": "viewer-request", "distributionId": "E1", "requestId": "r-1"},
        "viewer": {"ip": "203.0.113.7"},
        "request": {
            "method": method,
            "uri": uri,
            "querystring": {
                "q": {"value": "1"},
                "many": {"value": "a", "multiValue": [{"value": "a"}]},
            },
            "headers": {name: {"value": value} for name, value in {**BROWSER, **named}.items()},
            "cookies": {"__Host-at": {"value": "x" * 3500}, "theme": {"value": "dark"}},
        },
    }


def run(function: str, *events: Event) -> list[Event]:
    code = load()["Resources"][function]["Properties"]["FunctionCode"]
    done = subprocess.run(
        [str(NODE), str(RUNNER)],
        input=json.dumps({"code": code, "events": events}),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    answers: list[Event] = json.loads(done.stdout)
    return answers


def test_every_page_of_the_web_app_is_index_html() -> None:
    pages = ["/", "/cases", "/cases/c-1/drafts", "/u/john.doe", "/사건/1", "/cases/", "/assets"]
    answers = run("PageRewrite", *(an_event(page) for page in pages))
    assert {answer["uri"] for answer in answers} == {"/index.html"}


def test_files_keep_their_names_so_that_a_missing_one_is_a_404() -> None:
    files = ["/assets/index-4f2a.js", "/assets/fonts/a.woff2", "/favicon.svg", "/robots.txt"]
    answers = run("PageRewrite", *(an_event(file) for file in files))
    assert [answer["uri"] for answer in answers] == files


def test_the_page_rewrite_changes_nothing_but_the_path() -> None:
    event = an_event("/cases/c-1")
    (answer,) = run("PageRewrite", event)
    assert {**answer, "uri": "/cases/c-1"} == event["request"]


def test_the_viewers_token_and_address_travel_in_headers_of_our_own() -> None:
    (answer,) = run("ViewerFacts", an_event("/api/jobs", authorization="Bearer t-1"))
    assert answer["headers"]["x-viewer-authorization"] == {"value": "Bearer t-1"}
    assert answer["headers"]["authorization"] == {"value": "Bearer t-1"}
    assert answer["headers"]["x-client-ip"] == {"value": "203.0.113.7"}


def test_a_viewer_cannot_claim_what_only_the_front_door_says() -> None:
    forged = an_event(
        "/api/jobs", x_client_ip="10.0.0.1", x_viewer_authorization="Bearer x", x_origin_verify="k"
    )
    (answer,) = run("ViewerFacts", forged)
    assert answer["headers"]["x-client-ip"] == {"value": "203.0.113.7"}
    assert "x-viewer-authorization" not in answer["headers"]
    assert "x-origin-verify" not in answer["headers"]


def test_cookies_body_type_and_path_of_an_api_call_arrive_unchanged() -> None:
    event = an_event("/api/cases/c-1/evidence", method="POST")
    (answer,) = run("ViewerFacts", event)
    for part in ("method", "uri", "querystring", "cookies"):
        assert answer[part] == event["request"][part]
    assert answer["headers"]["content-type"] == {"value": "application/json"}


def test_requests_without_any_header_do_not_break_the_front_door() -> None:
    bare = an_event("/api/healthz")
    bare["request"].update(headers={}, cookies={}, querystring={})
    answers = [*run("ViewerFacts", bare), *run("PageRewrite", bare)]
    assert [answer["uri"] for answer in answers] == ["/api/healthz", "/index.html"]
