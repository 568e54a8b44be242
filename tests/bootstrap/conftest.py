"""Functions as Lambda runs them, on AWS inside the process."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.worker import Parts, Worker
from seogi.config import Settings
from seogi.jobs.context import JobContext
from seogi.jobs.model import Job, JobRef, JsonValue, Kind
from seogi.jobs.submit import Submission
from tests.support.aws import MockedAws, mocked_aws

EVENTS = Path(__file__).parents[2] / "events"
Work = Callable[[JobContext], Awaitable[JsonValue]]


def event(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def time_left() -> int:
    return 110_000


@pytest.fixture
def mocked() -> Iterator[MockedAws]:
    with mocked_aws() as made:
        yield made


@pytest.fixture
def kernel(mocked: MockedAws) -> Kernel:
    return Kernel(Settings.from_env(mocked.env), mocked.aws)


@pytest.fixture
def parts(kernel: Kernel) -> Parts:
    return Parts(kernel.settings, kernel.aws, kernel)


class Stage:
    """A worker of one kind, whose work a test writes."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.works: dict[str, Work] = {}
        self.kinds = {"draft": Kind("draft", "generation", 120_000, self._work)}
        self.worker = Worker(kernel, self.kinds)

    async def _work(self, job: JobContext) -> JsonValue:
        return await self.works[job.job.ref.job_id](job)

    def submit(self, number: int, work: Work) -> JobRef:
        job_id = f"job_{number:012x}"
        self.works[job_id] = work
        request = Submission("firm", "user_1", "draft", f"case_{number}", {}, job_id=job_id)
        return self.kernel.submit(self.kinds)(request).job.ref

    def run(self, name: str) -> list[str]:
        """The messages that go back."""
        answer = self.worker(event(f"generation_worker/{name}"), time_left)
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def job(self, ref: JobRef) -> Job:
        return self.kernel.get(ref)


@pytest.fixture
def stage(kernel: Kernel) -> Iterator[Stage]:
    made = Stage(kernel)
    with closing(made.worker):
        yield made
