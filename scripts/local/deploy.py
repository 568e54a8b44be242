"""Create or update the stack through CloudFormation in the engine."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError

from scripts.local.aws import Aws
from scripts.local.template import CODE_BUCKET, CODE_KEY, Translated

STACK_NAME = "seogi-local"
PATIENCE_SECONDS = 60.0


class DeploymentFailed(Exception):
    """CloudFormation did not finish; the message holds its own reasons."""


def deploy(aws: Aws, translated: Translated, parameters: Mapping[str, str]) -> None:
    """Make the stack what the template and the parameters say. A stack that already is, stays.

    Raises:
        DeploymentFailed: with what the engine said about each resource.
    """
    url = _upload(aws, translated)
    known = translated.body.get("Parameters", {})
    wanted = {
        "StackName": STACK_NAME,
        "TemplateURL": url,
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        "Parameters": [
            {"ParameterKey": name, "ParameterValue": value}
            for name, value in parameters.items()
            if name in known
        ],
    }
    cloudformation = aws.client("cloudformation")
    try:
        if _exists(cloudformation):
            cloudformation.update_stack(**wanted)
        else:
            cloudformation.create_stack(**wanted, DisableRollback=True)
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
        return
    _wait(cloudformation)
    _let_items_expire(aws, translated)


def _upload(aws: Aws, translated: Translated) -> str:
    """Put the template and an empty archive where CloudFormation can read them."""
    s3 = aws.client("s3")
    try:
        s3.create_bucket(
            Bucket=CODE_BUCKET,
            CreateBucketConfiguration={"LocationConstraint": aws.region},
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "BucketAlreadyOwnedByYou":
            raise
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr("source-is-used-in-place", "")
    s3.put_object(Bucket=CODE_BUCKET, Key=CODE_KEY, Body=archive.getvalue())
    key = f"{translated.digest}.json"
    s3.put_object(Bucket=CODE_BUCKET, Key=key, Body=json.dumps(translated.body).encode())
    return f"{aws.endpoint}/{CODE_BUCKET}/{key}"


def _exists(cloudformation: Any) -> bool:
    try:
        cloudformation.describe_stacks(StackName=STACK_NAME)
    except ClientError as error:
        if "does not exist" not in str(error):
            raise
        return False
    return True


def _wait(cloudformation: Any) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    status = "unknown"
    while time.monotonic() < deadline:
        status = cloudformation.describe_stacks(StackName=STACK_NAME)["Stacks"][0]["StackStatus"]
        if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return
        if not status.endswith("IN_PROGRESS"):
            break
        time.sleep(0.05)
    raise DeploymentFailed(f"{status}\n{_reasons(cloudformation)}")


def _reasons(cloudformation: Any) -> str:
    events = cloudformation.describe_stack_events(StackName=STACK_NAME)["StackEvents"]
    return "\n".join(
        f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED")
    )


def _let_items_expire(aws: Aws, translated: Translated) -> None:
    """Turn TTL on: the engine's CloudFormation reads the setting and forgets it."""
    names = physical_names(aws)
    for logical, table in translated.of_type("AWS::DynamoDB::Table").items():
        setting = table["Properties"].get("TimeToLiveSpecification")
        if setting and setting["Enabled"]:
            aws.client("dynamodb").update_time_to_live(
                TableName=names[logical], TimeToLiveSpecification=setting
            )


def physical_names(aws: Aws) -> dict[str, str]:
    """Logical id → physical id of everything in the deployed stack."""
    pages = aws.client("cloudformation").get_paginator("list_stack_resources")
    return {
        resource["LogicalResourceId"]: resource["PhysicalResourceId"]
        for page in pages.paginate(StackName=STACK_NAME)
        for resource in page["StackResourceSummaries"]
    }
