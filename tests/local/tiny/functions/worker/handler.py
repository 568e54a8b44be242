"""Writes each message into the bucket, but fails the ones that ask for it."""

import os
from typing import Any

import boto3

s3: Any = boto3.client("s3")


def handler(event: dict[str, Any], context: Any) -> Any:
    failed = []
    for record in event["Records"]:
        if record["body"] == "poison":
            failed.append({"itemIdentifier": record["messageId"]})
            continue
        count = record["attributes"]["ApproximateReceiveCount"].encode()
        s3.put_object(Bucket=os.environ["SITE"], Key=f"done/{record['body']}", Body=count)  # noqa: TID251
    return {"batchItemFailures": failed}
