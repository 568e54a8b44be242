"""A kernel in memory, with a clock that tests move and time that never passes by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pytest

from seogi.adapters.memory.jobs import (
    CountingIds,
    MemoryBlobs,
    MemoryDelivery,
    MemoryJobStore,
    MemoryQueue,
    QuietSignals,
)
from seogi.jobs.context import JobContext
from seogi.jobs.control import CancelJob, Deliver, PauseJob, ResumeJob, RetryJob
from seogi.jobs.model import Failure, Job, JobMessage, JobRef, JsonValue, Kind, Policy
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.run import RunJob, Verdict
from seogi.jobs.submit import Accepted, Submission, Submit
from seogi.jobs.sweep import SweepJobs
from seogi.jobs.writes import JobWriter
from tests.jobs.simulator.loop import VirtualLoop
from tests.jobs.simulator.outside import EPOCH

T = TypeVar("T")
Work = Callable[[JobContext], Awaitable[JsonValue]]


LATER = Failure("provider_unavailable", "later", "llm", retryable=True)


async def at_once(call: Callable[[], T]) -> T:
    """`Io` without threads."""
    return call()


async def succeed(job: JobContext) -> JsonValue:
    """Work that is done at once."""
    return {"ok": True}


@dataclass(slots=True)
class Bench:
    """The kernel's use cases around one in-memory store; `work` is what its only kind does."""

    work: Work = succeed
    seconds: float = 0.0
    loop: VirtualLoop | None = None
    store: MemoryJobStore = field(default_factory=MemoryJobStore)
    queue: MemoryQueue = field(default_factory=MemoryQueue)
    blobs: MemoryBlobs = field(default_factory=MemoryBlobs)
    signals: QuietSignals = field(default_factory=QuietSignals)
    ids: CountingIds = field(default_factory=CountingIds)
    policy: Policy = field(default_factory=Policy)
    more_kinds: Callable[[Bench], dict[str, Kind]] | None = None

    def now(self) -> int:
        seconds = self.loop.time() if self.loop else self.seconds
        return EPOCH + round(seconds * 1000)

    def advance(self, ms: int) -> None:
        self.seconds += ms / 1000

    @property
    def writer(self) -> JobWriter:
        return JobWriter(self.store, self, self.ids, self.signals)

    @property
    def kinds(self) -> dict[str, Kind]:
        async def run(job: JobContext) -> JsonValue:
            return await self.work(job)

        more = self.more_kinds(self) if self.more_kinds else {}
        return {"draft": Kind("draft", "generation", 120_000, run), **more}

    def submit(self, **changes: Any) -> Accepted:
        request = Submission("firm", "kim", "draft", "case_1", {"n": 1})
        submit = Submit(self.writer, self.queue, self.kinds, self.policy)
        return submit(replace(request, **changes))

    def a_job(self, **changes: Any) -> JobRef:
        return self.submit(**changes).job.ref

    def job(self, ref: JobRef) -> Job:
        return self.store.jobs[ref]

    def put(self, ref: JobRef, **changes: Any) -> Job:
        """Puts the stored job into a state by hand."""
        self.store.jobs[ref] = replace(self.store.jobs[ref], **changes)
        return self.store.jobs[ref]

    def cancel(self, ref: JobRef) -> Job:
        return CancelJob(self.writer)(ref, "kim")

    def retry(self, ref: JobRef) -> Job:
        return RetryJob(self.writer, self.queue, self.policy)(ref, "kim")

    def pause(self, ref: JobRef) -> Job:
        return PauseJob(self.writer)(ref, "operator")

    def resume(self, ref: JobRef) -> Job:
        return ResumeJob(self.writer, self.queue, self.policy)(ref, "operator")

    def deliver(self, ref: JobRef, name: str, value: JsonValue) -> bool:
        return Deliver(self.writer, self.queue, self.policy)(ref, name, value)

    def sweep(self) -> dict[str, int]:
        return dict(SweepJobs(self.writer, self.queue, self.policy)())

    def message(self, ref: JobRef) -> JobMessage:
        return self.job(ref).message_to_send

    def result(self, ref: JobRef) -> JsonValue:
        return ReadResult(self.store, self.blobs)(GetJob(self.store)(ref))

    @property
    def runner(self) -> RunJob:
        return RunJob(self.writer, self.queue, self.blobs, self.kinds, self.policy, at_once)

    def run(
        self,
        ref: JobRef,
        *,
        queue: str = "generation",
        message: JobMessage | None = None,
        time_left: int = 120_000,
        delivery: MemoryDelivery | None = None,
    ) -> Verdict:
        """One invocation for one message, in virtual time."""
        ends_at = self.now() + time_left
        return self.play(
            self.runner(
                message or self.message(ref),
                delivery or MemoryDelivery(queue),
                lambda: ends_at - self.now(),
            )
        )

    def play(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine to its end in virtual time."""
        self.loop = VirtualLoop()
        self.loop.seconds = self.seconds
        try:
            return self.loop.run_until_complete(coroutine)
        finally:
            self.loop.run_until_complete(asyncio.sleep(0))
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.seconds = self.loop.seconds
            self.loop.close()
            self.loop = None


@pytest.fixture
def bench() -> Bench:
    return Bench()
