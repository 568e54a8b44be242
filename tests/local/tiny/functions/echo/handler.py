"""Says what it was asked, and puts posted messages on the queue."""

import json
import os
import time
from typing import Any

import boto3

sqs: Any = boto3.client("sqs")


def handler(event: dict[str, Any], context: Any) -> Any:
    if event["rawPath"] == "/api/late":
        time.sleep(30)
    if event["rawPath"] == "/api/die":
        os._exit(7)
    if event["requestContext"]["http"]["method"] == "POST":
        sqs.send_message(QueueUrl=os.environ["WORK_QUEUE_URL"], MessageBody=event["body"])  # noqa: TID251
        return {"statusCode": 202, "cookies": ["a=1", "b=2"], "body": ""}
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"event": event, "environment": sorted(os.environ)}),  # noqa: TID251
    }
