"""What the hot paths cost: requests and bytes, counted on the wire."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import pack
from seogi.adapters.dynamodb.job_rows import to_row
from seogi.adapters.dynamodb.jobs import DynamoJobs
from seogi.adapters.memory.jobs import ManualClock, MemoryBlobs, QuietSignals
from seogi.adapters.sqs import SqsQueue
from seogi.adapters.system import RandomIds
from seogi.jobs import moves
from seogi.jobs.claim import Claim
from seogi.jobs.context import JobContext
from seogi.jobs.control import CancelJob
from seogi.jobs.model import JobRef, JsonValue, Kind, Policy
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.run import RunJob
from seogi.jobs.submit import Submission, Submit
from seogi.jobs.writes import EVENTS_IN_ROW, JobWriter
from tests.adapters.builders import a_full_job
from tests.support.aws import MockedAws
from tests.support.calls import counted

T = TypeVar("T")
POLICY = Policy()


async def at_once(call: Callable[[], T]) -> T:
    return call()


class Kernel:
    """The use cases on AWS."""

    def __init__(self, mocked: MockedAws, store: DynamoJobs, clock: ManualClock) -> None:
        self.aws, self.store, self.clock = mocked.aws, store, clock
        self.queue = SqsQueue(mocked.aws.sqs, {"generation": mocked.env["GENERATION_QUEUE_URL"]})
        self.writer = JobWriter(store, clock, RandomIds(), QuietSignals())

    def submit(self) -> JobRef:
        kinds = {"draft.write": Kind("draft.write", "generation", 120_000, _done)}
        submission = Submission(
            "firm", "user_1", "draft.write", "case_1", {"a": 1}, idempotency_key="k"
        )
        return Submit(self.writer, self.queue, kinds, POLICY)(submission).job.ref


async def _done(job: JobContext) -> JsonValue:
    await job.progress(50, "writing")
    return {"ok": True}


@pytest.fixture
def kernel(mocked: MockedAws, dynamo: DynamoJobs, clock: ManualClock) -> Kernel:
    return Kernel(mocked, dynamo, clock)


def test_a_submit_is_one_transaction_and_one_message(kernel: Kernel) -> None:
    with counted(kernel.aws.dynamodb, kernel.aws.sqs) as calls:
        kernel.submit()
    assert calls == {"TransactWriteItems": 1, "SendMessage": 1}


def test_a_poll_is_one_read(kernel: Kernel) -> None:
    ref = kernel.submit()
    with counted(kernel.aws.dynamodb) as calls:
        GetJob(kernel.store)(ref)
    assert calls == {"GetItem": 1}


def test_progress_is_one_update_and_touches_no_index(kernel: Kernel) -> None:
    job = GetJob(kernel.store)(kernel.submit())
    held = kernel.writer.save(job, moves.claimed(job, kernel.clock.now(), "t", POLICY))
    claim = Claim(held, writer=kernel.writer, clock=kernel.clock, policy=POLICY, io=at_once)
    context = JobContext(
        claim,
        request={},
        steps={},
        first_look=True,
        store=kernel.store,
        blobs=MemoryBlobs(),
        time_left=lambda: 0,
    )
    with counted(kernel.aws.dynamodb) as calls:
        asyncio.run(context.progress(10, "reading"))
    assert calls == {"UpdateItem": 1}
    assert to_row(claim.job)["due_at"] == to_row(held)["due_at"]


def test_the_end_is_one_transaction(kernel: Kernel) -> None:
    ref = kernel.submit()
    with counted(kernel.aws.dynamodb) as calls:
        CancelJob(kernel.writer)(ref, "user_1")
    assert calls == {"GetItem": 1, "TransactWriteItems": 1}


def test_a_whole_run_without_steps_reads_once_and_writes_per_move(kernel: Kernel) -> None:
    ref = kernel.submit()

    class Hand:
        queue = "generation"

        def hide_for(self, seconds: int) -> None:
            assert seconds > 0

    run = RunJob(
        kernel.writer,
        kernel.queue,
        MemoryBlobs(),
        {"draft.write": Kind("draft.write", "generation", 120_000, _done)},
        POLICY,
        at_once,
    )
    message = GetJob(kernel.store)(ref).message_to_send
    with counted(kernel.aws.dynamodb) as calls:
        asyncio.run(run(message, Hand(), lambda: 60_000))
    # claim and progress; the end with lock, audit row and result
    assert calls == {"GetItem": 1, "UpdateItem": 2, "TransactWriteItems": 1}
    with counted(kernel.aws.dynamodb) as calls:
        assert ReadResult(kernel.store, MemoryBlobs())(GetJob(kernel.store)(ref)) == {"ok": True}
    assert calls == {"GetItem": 2}


def test_a_page_of_jobs_is_one_query_and_one_batch_however_many_there_are(kernel: Kernel) -> None:
    ref = kernel.submit()
    with counted(kernel.aws.dynamodb) as calls:
        page = kernel.store.of_owner("firm", "user_1", 20, None)
    assert [job.ref for job in page.jobs] == [ref]
    assert calls == {"Query": 1, "BatchGetItem": 1}


def test_a_round_of_the_sweep_reads_eight_shards(kernel: Kernel) -> None:
    with counted(kernel.aws.dynamodb) as calls:
        assert kernel.store.due(kernel.clock.now(), 100) == []
    assert calls == {"Query": 8}


def test_a_row_with_all_the_events_it_may_hold_is_one_write_unit() -> None:
    job = a_full_job()
    for n in range(1, EVENTS_IN_ROW):
        told = moves.Told(5 * n, f"section:{n}", "청구원인을 쓰고 있습니다", expected_at=n)
        job = moves.progressed(job, job.updated_at + 1234 * n, POLICY, told)
    job = replace(job, events=job.events[-EVENTS_IN_ROW:])
    item = pack({**keys.job(job.ref), **to_row(job)})
    assert sum(len(name) + _bytes(value) for name, value in item.items()) <= 1024


def _bytes(value: dict[str, Any]) -> int:
    """As DynamoDB counts: two digits to a byte and one more for a number."""
    ((kind, raw),) = value.items()
    if kind == "N":
        return len(raw) // 2 + 2
    return len(raw if isinstance(raw, bytes) else str(raw).encode())
