"""Botocore's own signer is the judge of ours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from seogi.adapters.lean.signing import Keys, Signer

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)
VALUES = st.lists(WORDS, min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ", "  "]).map(lambda gap: gap.join(words))
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20).map("x-".__add__)
HOSTS = st.sampled_from(
    ["dynamodb.ap-northeast-2.amazonaws.com", "127.0.0.1:4566", "engine.local", "localhost:8443"]
)


def botocores(
    keys: Keys, region: str, service: str, headers: dict[str, str], body: bytes, at: int
) -> str:
    """The header that botocore would send."""
    held = Credentials(keys.access_key, keys.secret_key, keys.session_token or None)
    scheme = "http" if ":" in headers["host"] else "https"
    rest = {name: value for name, value in headers.items() if name != "host"}
    request: Any = AWSRequest("POST", f"{scheme}://{headers['host']}/", rest, body)
    moment = datetime.fromtimestamp(at, UTC).replace(tzinfo=None)
    with patch("botocore.auth.get_current_datetime", lambda: moment):
        SigV4Auth(held, service, region).add_auth(request)
    return str(request.headers["Authorization"])


@given(
    keys=st.builds(Keys, WORDS, WORDS, st.just("") | WORDS),
    region=st.sampled_from(["ap-northeast-2", "us-east-1", "eu-central-1"]),
    service=st.sampled_from(["dynamodb", "sqs", "secretsmanager"]),
    host=HOSTS,
    more=st.dictionaries(NAMES, VALUES, max_size=4),
    body=st.binary(max_size=300),
    at=st.integers(0, 4_102_444_800),
)
def test_every_signature_is_the_one_that_botocore_makes(
    keys: Keys,
    region: str,
    service: str,
    host: str,
    more: dict[str, str],
    body: bytes,
    at: int,
) -> None:
    headers = {**more, "host": host, "content-type": "application/x-amz-json-1.0"}
    signed = Signer(keys, region, service).signed(headers, body, at + 0.9)
    assert signed["authorization"] == botocores(keys, region, service, headers, body, at)
    assert signed.get("x-amz-security-token", "") == keys.session_token


def test_keys_do_not_show_in_what_is_printed() -> None:
    shown = repr(Keys("AKIA", "the-secret", "the-token"))
    assert "AKIA" in shown
    assert "the-secret" not in shown
    assert "the-token" not in shown
