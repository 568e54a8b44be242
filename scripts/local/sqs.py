"""The few SQS calls an event source mapping makes, over asyncio so that a poll can be ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx2
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from scripts.local.aws import ACCESS_KEY, SECRET_KEY, Aws

Message = dict[str, Any]
MOST_AT_ONCE = 10


class Queue(Protocol):
    """What a mapping needs of its queue."""

    async def receive(self, most: int, wait: float) -> list[Message]:
        """Up to `most` messages (10 at the most), waiting up to `wait` seconds for the first."""
        ...

    async def delete(self, messages: Sequence[Message]) -> None: ...


class EngineAway(Exception):
    """The engine did not answer; it is ending or busy."""


@dataclass(slots=True)
class SqsQueue:
    """One queue of the engine, spoken to in SQS's JSON protocol."""

    aws: Aws
    url: str
    client: httpx2.AsyncClient

    async def receive(self, most: int, wait: float) -> list[Message]:
        answer = await self._call(
            "ReceiveMessage",
            {
                "QueueUrl": self.url,
                "MaxNumberOfMessages": min(most, MOST_AT_ONCE),
                "WaitTimeSeconds": int(wait),
                "MessageSystemAttributeNames": ["All"],
                "MessageAttributeNames": ["All"],
            },
        )
        messages: list[Message] = answer.get("Messages", [])
        return messages

    async def delete(self, messages: Sequence[Message]) -> None:
        for start in range(0, len(messages), MOST_AT_ONCE):
            entries = [
                {"Id": str(number), "ReceiptHandle": message["ReceiptHandle"]}
                for number, message in enumerate(messages[start : start + MOST_AT_ONCE])
            ]
            await self._call("DeleteMessageBatch", {"QueueUrl": self.url, "Entries": entries})

    async def _call(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        url = f"{self.aws.endpoint}/"
        request = AWSRequest(
            "POST",
            url,
            headers={
                "Content-Type": "application/x-amz-json-1.0",
                "X-Amz-Target": f"AmazonSQS.{action}",
            },
            data=json.dumps(body),
        )
        SigV4Auth(Credentials(ACCESS_KEY, SECRET_KEY), "sqs", self.aws.region).add_auth(request)
        try:
            answer = await self.client.post(
                url, content=request.data, headers=dict(request.headers.items())
            )
        except httpx2.HTTPError as error:
            raise EngineAway(repr(error)) from error
        if answer.status_code != 200:
            raise EngineAway(f"{action}: {answer.status_code} {answer.text[:300]}")
        found: dict[str, Any] = answer.json()
        return found
