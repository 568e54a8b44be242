"""Settings and secrets: what a function reads."""

from __future__ import annotations

import json

import pytest

from seogi.adapters.secrets import KEEP_MS, JsonSecret, MalformedSecret
from seogi.bootstrap.security import Security
from seogi.config import BadSetting, MissingSetting, Settings, Stage
from tests.support.aws import SIGNING_KEY, mocked_aws


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_variable_is_named(value: str | None) -> None:
    env = {} if value is None else {"JOBS_TABLE": value}
    with pytest.raises(MissingSetting, match="JOBS_TABLE"):
        Settings.from_env(env, "JOBS_TABLE")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEASE_SECONDS", "soon"),
        ("LEASE_SECONDS", "0"),
        ("SEOGI_STAGE", "production"),
        ("ALLOWED_ORIGINS", "*"),
        ("ALLOWED_ORIGINS", "https://*.example.com"),
        ("ALLOWED_ORIGINS", "https://a.example/"),
        ("ALLOWED_ORIGINS", "null"),
    ],
)
def test_a_variable_that_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_env({name: value})


def test_values_are_typed_and_the_rest_keeps_the_strictest_default() -> None:
    settings = Settings.from_env(
        {
            "ALLOWED_ORIGINS": "https://a.example, http://localhost:5173",
            "LEASE_SECONDS": "6",
            "PUBLIC_BASE_URL": "https://seogi.example/",
            "DEAD_LETTER_QUEUE_URLS": "q1,q2",
        }
    )
    assert settings.allowed_origins == ("https://a.example", "http://localhost:5173")
    assert (settings.lease_seconds, settings.heartbeat_seconds) == (6, 10)
    assert settings.public_base_url == "https://seogi.example"
    assert settings.dead_letter_queue_urls == ("q1", "q2")
    assert (settings.stage, settings.is_local) == (Stage.PROD, False)


@pytest.mark.parametrize(
    "env", [{"SEOGI_STAGE": "local"}, {"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}]
)
def test_the_local_stack_is_known_by_its_stage_or_its_endpoint(env: dict[str, str]) -> None:
    assert Settings.from_env(env).is_local


def test_a_secret_is_read_again_after_a_while_so_that_a_rotation_is_seen() -> None:
    now = 1_000_000
    with mocked_aws() as mocked:
        mocked.aws.secrets.create_secret(Name="s", SecretString='{"key": "old"}')
        secret = JsonSecret(lambda: mocked.aws.secrets, "s", lambda: now)
        assert secret["key"] == "old"
        mocked.aws.secrets.put_secret_value(SecretId="s", SecretString='{"key": "new"}')
        assert secret["key"] == "old"
        now += KEEP_MS + 1
        assert secret["key"] == "new"


@pytest.mark.parametrize("stored", ["not json", "[]", "{}"])
def test_a_secret_without_the_value_says_so(stored: str) -> None:
    with mocked_aws() as mocked:
        mocked.aws.secrets.create_secret(Name="s", SecretString=stored)
        secret = JsonSecret(lambda: mocked.aws.secrets, "s", lambda: 0)
        with pytest.raises(MalformedSecret):
            secret["key"]


def test_both_keys_are_accepted_while_a_secret_rotates() -> None:
    with mocked_aws() as mocked:
        stored = json.dumps({"origin_key": "new", "previous_origin_key": "old"})
        origin = mocked.aws.secrets.create_secret(Name="origin", SecretString=stored)
        env = {**mocked.env, "ORIGIN_SECRET_ID": origin["ARN"]}
        security = Security.of(Settings.from_env(env), mocked.aws)
        keys = security.edge_keys()
        assert keys is not None
        assert keys() == ("new", "old")
        assert security.signing_keys().current == SIGNING_KEY
        assert Security.of(Settings.from_env(mocked.env), mocked.aws).edge_keys() is None
