"""Event sources: SQS mappings with Lambda's semantics, and schedules.

Lambda developer guide, "Using Lambda with Amazon SQS": messages of a failed batch stay invisible
until the queue's visibility timeout; with partial responses only the reported ones do; a report
that names an unknown or empty id fails the whole batch.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scripts.local.logs import Say
from scripts.local.model import QueueMapping, Schedule
from scripts.local.runtime import Outcome
from scripts.local.sqs import EngineAway, Message, Queue

# Lambda polls for 20 s. An abandoned poll holds up the engine's end until it is over, and with it
# the writing of its state; a message is received at once either way.
POLL_SECONDS = 1.0
PAUSE_SECONDS = 1.0

Invoke = Callable[[bytes], Awaitable[Outcome]]


@dataclass(slots=True)
class Poller:
    """One mapping. At most `slots` invocations at once, so that messages wait in the queue."""

    mapping: QueueMapping
    queue: Queue
    invoke: Invoke
    slots: int
    region: str
    say: Say
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Poll until cancelled; invocations under way are cancelled too."""
        free = asyncio.Semaphore(self.slots)
        try:
            while True:
                await free.acquire()
                messages = await self._gather()
                if not messages:
                    free.release()
                    continue
                task = asyncio.create_task(self.handle(messages))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
                task.add_done_callback(lambda _: free.release())
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)

    async def _gather(self) -> list[Message]:
        """A batch: what one poll brings, or with a batching window what comes until it ends."""
        batch = await self._receive(self.mapping.batch_size, POLL_SECONDS)
        closes = time.monotonic() + self.mapping.window
        while batch and len(batch) < self.mapping.batch_size and time.monotonic() < closes:
            more = min(1.0, closes - time.monotonic())
            batch += await self._receive(self.mapping.batch_size - len(batch), more)
        return batch

    async def _receive(self, most: int, wait: float) -> list[Message]:
        try:
            return await self.queue.receive(most, wait)
        except EngineAway as away:
            self.say(f"{self.mapping.function}: poll failed: {away}")
            await asyncio.sleep(PAUSE_SECONDS)
            return []

    async def handle(self, messages: Sequence[Message]) -> None:
        """One invocation, then the deletion of what it finished."""
        event = {"Records": [to_record(m, self.mapping.queue_arn, self.region) for m in messages]}
        outcome = await self.invoke(json.dumps(event).encode())
        done = finished(messages, outcome, partial=self.mapping.partial)
        if done:
            try:
                await self.queue.delete(done)
            except EngineAway as away:
                self.say(f"{self.mapping.function}: delete failed: {away}")


def to_record(message: Message, queue_arn: str, region: str) -> dict[str, Any]:
    """A message as the function sees it."""
    attributes = message.get("MessageAttributes", {})
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {
            name: {
                "stringValue": value.get("StringValue"),
                "binaryValue": value.get("BinaryValue"),
                "stringListValues": [],
                "binaryListValues": [],
                "dataType": value["DataType"],
            }
            for name, value in attributes.items()
        },
        "md5OfBody": message.get("MD5OfBody", ""),
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": region,
    }


def finished(messages: Sequence[Message], outcome: Outcome, *, partial: bool) -> list[Message]:
    """The messages Lambda would delete after this outcome."""
    if outcome.failed:
        return []
    if not partial:
        return list(messages)
    failures = _reported(outcome.payload)
    known = {message["MessageId"] for message in messages}
    if failures is None or not failures <= known:
        return []
    return [message for message in messages if message["MessageId"] not in failures]


def _reported(payload: bytes) -> set[str] | None:
    """Ids reported as failed; None when the report is not one, which fails the whole batch."""
    try:
        result = json.loads(payload or b"null")
        items = (result or {}).get("batchItemFailures") or []
        ids = [item["itemIdentifier"] for item in items]
    except (ValueError, AttributeError, TypeError, KeyError):
        return None
    return set(ids) if all(isinstance(found, str) and found for found in ids) else None


async def keep_time(
    schedule: Schedule,
    invoke: Invoke,
    region: str,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Fire a `rate(...)` rule until cancelled. An invocation does not hold up the next one."""
    running: set[asyncio.Task[Outcome]] = set()
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            await sleep(schedule.every)
            event = json.dumps(scheduled_event(schedule, region, datetime.now(UTC))).encode()
            task = asyncio.ensure_future(invoke(event))
            running.add(task)
            task.add_done_callback(running.discard)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


def scheduled_event(schedule: Schedule, region: str, now: datetime) -> dict[str, Any]:
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": region,
        "resources": [schedule.rule_arn],
        "detail": {},
    }
