"""AWS in memory: the tables exactly as template.yaml declares them, the secrets, a bucket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from unittest.mock import patch

from moto import mock_aws

from scripts.checks.template import load
from seogi.adapters.aws import Aws

REGION: Literal["ap-northeast-2"] = "ap-northeast-2"
JOBS = "jobs"
RECORDS = "records"
BUCKET = "seogi-files"
SIGNING_KEY = "s" * 64
ORIGIN_KEY = "o" * 48
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": REGION,
}
# What moto's CreateTable takes; backups, protection and TTL are asserted from the template itself.
TABLE_PROPERTIES = (
    "BillingMode",
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
)


@dataclass(frozen=True, slots=True)
class MockedAws:
    """Clients against the mock, and the environment a function would be granted."""

    aws: Aws
    env: dict[str, str]


@contextmanager
def mocked_aws(**more_env: str) -> Iterator[MockedAws]:
    """Fresh tables, secrets and bucket for as long as the block lasts."""
    with patch.dict("os.environ", CREDENTIALS), mock_aws():
        aws = Aws(region=REGION)
        make_table(aws, "JobsTable", JOBS)
        make_table(aws, "RecordsTable", RECORDS)
        auth = aws.secrets.create_secret(
            Name="auth", SecretString=json.dumps({"signing_key": SIGNING_KEY})
        )
        aws.s3.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        env = {
            "SEOGI_STAGE": "dev",
            "AWS_REGION": REGION,
            "JOBS_TABLE": JOBS,
            "RECORDS_TABLE": RECORDS,
            "FILES_BUCKET": BUCKET,
            "AUTH_SECRET_ID": auth["ARN"],
            **{
                f"{name}_QUEUE_URL": aws.sqs.create_queue(QueueName=name.lower())["QueueUrl"]
                for name in ("GENERATION", "SOLO", "DOCUMENTS", "EVIDENCE")
            },
            **more_env,
        }
        yield MockedAws(aws, env)


def make_table(aws: Aws, logical_id: str, name: str) -> None:
    """A table with the properties the template gives it."""
    properties = _template()["Resources"][logical_id]["Properties"]
    wanted: Any = {key: properties[key] for key in TABLE_PROPERTIES if key in properties}
    aws.dynamodb.create_table(TableName=name, **wanted)


@cache
def _template() -> dict[str, Any]:
    return load()
