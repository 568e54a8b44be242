"""The deployed handler takes HTTP API events and answers in their shape."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scripts.checks.template import ROOT

EVENTS = ROOT / "events/public_api"
# Mangum opens an event loop at import; a fresh interpreter keeps that out of the other tests.
PROGRAM = """
import json, os, sys
from moto import mock_aws
with mock_aws():
    from tests.support.aws import RECORDS, make_table
    from seogi.adapters.aws import Aws
    aws = Aws(region="ap-northeast-2")
    make_table(aws, "RecordsTable", RECORDS)
    secret = json.dumps({"signing_key": "s" * 64})
    aws.secrets.create_secret(Name="auth", SecretString=secret)
    from seogi.bootstrap.entry import cold_start
    # Without its keys the function speaks through botocore, which is what the mock replaces.
    env = {name: value for name, value in os.environ.items() if "KEY" not in name}
    with cold_start():
        from seogi.bootstrap.public_api import lambda_handler
        handler = lambda_handler(env)
    answers = {name: handler(event, None) for name, event in json.load(sys.stdin).items()}
print(json.dumps(answers))
"""
ENV = {
    "PATH": "/usr/bin",
    "PYTHONPATH": f"{ROOT / 'layers/seogi/python'}:{ROOT}",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "AWS_DEFAULT_REGION": "ap-northeast-2",
    "AWS_REGION": "ap-northeast-2",
    "SEOGI_STAGE": "dev",
    "JOBS_TABLE": "jobs",
    "RECORDS_TABLE": "records",
    "FILES_BUCKET": "files",
    "AUTH_SECRET_ID": "auth",
}


@cache
def answers() -> dict[str, Any]:
    events = {path.stem: json.loads(path.read_text("utf-8")) for path in EVENTS.glob("*.json")}
    encoded = dict(events["login"])
    encoded["body"] = base64.b64encode(encoded["body"].encode()).decode()
    encoded["isBase64Encoded"] = True
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", PROGRAM],
        input=json.dumps({**events, "login_in_base64": encoded}),
        env=ENV,
        cwd=Path(ROOT),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "event loop" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ("health", 200),
        ("unknown_path", 404),
        ("login", 401),
        ("login_in_base64", 401),
        ("my_cases_without_a_session", 401),
        ("preflight", 403),
        ("forged_by_another_site", 403),
    ],
)
def test_an_event_is_answered_as_text_that_the_gateway_passes_on(event: str, status: int) -> None:
    answer = answers()[event]
    assert answer["statusCode"] == status
    assert answer["isBase64Encoded"] is False
    assert answer["headers"]["content-type"] == "application/json"
    assert json.loads(answer["body"])


def test_the_caller_s_language_and_ids_survive_the_gateway() -> None:
    answer = answers()["unknown_path"]
    error = json.loads(answer["body"])["error"]
    assert error["message"] == "There is nothing at this path."
    assert answer["headers"]["x-request-id"] == error["error_id"]
