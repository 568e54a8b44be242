"""Event source mappings against a scripted queue."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from scripts.local.model import QueueMapping, Schedule
from scripts.local.runtime import Outcome
from scripts.local.sources import Poller, finished, keep_time, scheduled_event
from scripts.local.sqs import EngineAway, Message


@dataclass(slots=True)
class ScriptedQueue:
    """Gives one scripted batch per poll, then nothing for ever."""

    batches: list[list[Message]]
    deleted: list[str] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    async def receive(self, most: int, wait: float) -> list[Message]:
        self.asked.append(most)
        if not self.batches:
            await asyncio.Event().wait()
        batch = self.batches.pop(0)
        if not batch:
            raise EngineAway("restarting")
        return batch

    async def delete(self, messages: Sequence[Message]) -> None:
        self.deleted += [message["MessageId"] for message in messages]


def a_message(name: str) -> Message:
    return {
        "MessageId": name,
        "ReceiptHandle": f"receipt-{name}",
        "Body": f"body of {name}",
        "Attributes": {"ApproximateReceiveCount": "1"},
        "MessageAttributes": {"kind": {"StringValue": "draft", "DataType": "String"}},
    }


def a_mapping(**changes: Any) -> QueueMapping:
    values = {
        "function": "Worker",
        "queue_arn": "arn:aws:sqs:here:0:work",
        "queue_url": "http://queue",
        "batch_size": 10,
        "window": 0,
        "max_concurrency": 2,
        "partial": True,
    }
    return QueueMapping(**{**values, **changes})


def poll(
    queue: ScriptedQueue,
    invoke: Callable[[bytes], Any],
    until: Callable[[], bool],
    slots: int = 2,
    **mapping: Any,
) -> None:
    """Run a poller until something is true."""

    async def run() -> None:
        said: list[str] = []
        poller = Poller(a_mapping(**mapping), queue, invoke, slots, "here", said.append)
        task = asyncio.create_task(poller.run())
        async with asyncio.timeout(10):
            while not until():
                await asyncio.sleep(0)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(run())


def test_a_batch_is_one_event_and_only_what_succeeded_is_deleted() -> None:
    queue = ScriptedQueue([[a_message("a"), a_message("b")]])
    events = []

    async def invoke(event: bytes) -> Outcome:
        events.append(json.loads(event))
        return Outcome(b'{"batchItemFailures": [{"itemIdentifier": "a"}]}')

    poll(queue, invoke, lambda: bool(queue.deleted))

    assert queue.deleted == ["b"]
    record = events[0]["Records"][1]
    assert record["messageId"] == "b"
    assert record["body"] == "body of b"
    assert record["eventSourceARN"] == "arn:aws:sqs:here:0:work"
    assert record["attributes"] == {"ApproximateReceiveCount": "1"}
    assert record["messageAttributes"]["kind"]["stringValue"] == "draft"


BATCH = [a_message("a"), a_message("b")]


@pytest.mark.parametrize(
    "report",
    [b"", b"null", b"{}", b'{"batchItemFailures": []}', b'{"batchItemFailures": null}', b'"done"'],
)
def test_an_empty_report_means_success_but_a_report_that_is_none_fails_the_batch(
    report: bytes,
) -> None:
    done = finished(BATCH, Outcome(report), partial=True)

    assert done == ([] if report == b'"done"' else BATCH)


@pytest.mark.parametrize(
    "items",
    [
        [{"itemIdentifier": ""}],
        [{"itemIdentifier": None}],
        [{"itemIdentifier": "unknown"}],
        [{"wrong": "a"}],
        ["a"],
    ],
)
def test_a_report_that_names_no_message_of_the_batch_fails_all_of_it(items: list[Any]) -> None:
    report = json.dumps({"batchItemFailures": items}).encode()

    assert finished(BATCH, Outcome(report), partial=True) == []


def test_after_an_error_nothing_is_deleted() -> None:
    assert finished(BATCH, Outcome(b"{}", failed=True), partial=True) == []


def test_without_partial_responses_the_report_is_not_read() -> None:
    report = b'{"batchItemFailures": [{"itemIdentifier": "a"}]}'

    assert finished(BATCH, Outcome(report), partial=False) == BATCH


def test_no_more_invocations_run_at_once_than_there_are_slots() -> None:
    queue = ScriptedQueue([[a_message(str(n))] for n in range(5)])
    running: list[int] = [0]
    most: list[int] = []

    async def invoke(_: bytes) -> Outcome:
        running[0] += 1
        most.append(running[0])
        for _turn in range(20):
            await asyncio.sleep(0)
        running[0] -= 1
        return Outcome(b"")

    poll(queue, invoke, lambda: len(queue.deleted) == 5)

    assert max(most) == 2


def test_a_window_gathers_a_batch_over_several_polls() -> None:
    queue = ScriptedQueue([[a_message("a")], [a_message("b"), a_message("c")]])
    sizes = []

    async def invoke(event: bytes) -> Outcome:
        sizes.append(len(json.loads(event)["Records"]))
        return Outcome(b"")

    poll(queue, invoke, lambda: bool(queue.deleted), batch_size=3, window=5)

    assert sizes == [3]
    assert queue.asked[:2] == [3, 2]


def test_an_engine_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.local.sources.PAUSE_SECONDS", 0)
    queue = ScriptedQueue([[], [a_message("a")]])

    async def invoke(_: bytes) -> Outcome:
        return Outcome(b"")

    poll(queue, invoke, lambda: queue.deleted == ["a"])

    assert queue.deleted == ["a"]


def test_a_schedule_fires_after_each_interval_even_while_the_last_one_still_runs() -> None:
    schedule = Schedule("Watchdog", "arn:rule", 60.0)
    slept: list[float] = []
    events: list[Any] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await (asyncio.Event().wait() if len(slept) > 2 else asyncio.sleep(0))

    async def never_ends(event: bytes) -> Outcome:
        events.append(json.loads(event))
        await asyncio.Event().wait()
        return Outcome(b"")

    async def run() -> None:
        task = asyncio.create_task(keep_time(schedule, never_ends, "here", sleep=sleep))
        async with asyncio.timeout(10):
            while len(events) < 2:
                await asyncio.sleep(0)
        task.cancel()
        await task

    asyncio.run(run())

    assert slept[:2] == [60.0, 60.0]
    assert events[0]["resources"] == ["arn:rule"]
    assert events[0]["source"] == "aws.events"


def test_a_scheduled_event_tells_its_time_in_utc() -> None:
    schedule = Schedule("Watchdog", "arn:rule", 60.0)

    event = scheduled_event(schedule, "here", datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC))

    assert event["time"] == "2026-11-21T03:04:05Z"
