"""Who is around in a simulation: users, operators, an outside party, and watchers."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from seogi.errors import SeogiError
from seogi.jobs.control import CancelJob, Deliver, PauseJob, ResumeJob, RetryJob
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Job, JobRef, Kind, Policy
from seogi.jobs.submit import Submission, Submit
from seogi.jobs.watch import Seen, WatchJob
from seogi.jobs.writes import JobWriter
from tests.jobs.simulator.outside import SimQueue, Trouble
from tests.jobs.simulator.work import POISON

TENANT = "firm"


@dataclass(slots=True)
class Users:
    """They submit, change their minds, and meet operators and an outside party."""

    rng: random.Random
    writer: JobWriter
    queue: SimQueue
    kinds: Mapping[str, Kind]
    policy: Policy
    accepted: set[JobRef] = field(default_factory=set)

    async def live(self, number: int, watchers: Watchers) -> None:
        await asyncio.sleep(self.rng.random() * 20)
        kind = self.rng.choice(("draft", "draft", "ask"))
        job = await self.submit(number, kind)
        if job is None:
            return
        watchers.start(job.ref)
        for _ in range(self.rng.randrange(3)):
            await asyncio.sleep(self.rng.choice((0.5, 5.0, 30.0, 100.0)))
            self._act(job.ref)

    async def submit_innocent(self, number: int) -> None:
        """Submits a draft and lets it be."""
        await asyncio.sleep(self.rng.random() * 20)
        await self.submit(number, "draft")

    async def poison(self, number: int) -> None:
        """Submits a job that kills every process it meets."""
        await asyncio.sleep(self.rng.random() * 20)
        await self.submit(number, POISON)

    async def submit(self, number: int, kind: str) -> Job | None:
        key = f"key{number}" if self.rng.random() < 0.5 else None
        request = Submission(
            TENANT, f"user{number}", kind, f"case{number % 2}", {"n": number}, idempotency_key=key
        )
        submit = Submit(self.writer, self.queue, self.kinds, self.policy)
        job = None
        for _ in range(self.rng.randrange(1, 3)):
            with contextlib.suppress(Trouble):
                job = submit(request).job
                self.accepted.add(job.ref)
            await asyncio.sleep(self.rng.random() * 2)
        return job

    def _act(self, ref: JobRef) -> None:
        acts: tuple[Callable[[], Any], ...] = (
            lambda: CancelJob(self.writer)(ref, "user"),
            lambda: RetryJob(self.writer, self.queue, self.policy)(ref, "user"),
            lambda: PauseJob(self.writer)(ref, "operator"),
            lambda: ResumeJob(self.writer, self.queue, self.policy)(ref, "operator"),
            lambda: Deliver(self.writer, self.queue, self.policy)(ref, "answer", "yes"),
            self.queue.redrive,
        )
        with contextlib.suppress(Trouble, SeogiError):
            self.rng.choice(acts)()


@dataclass(slots=True)
class Watchers:
    """Browsers that lose their streams and come back with the cursor they had.

    Attributes:
        seen: the versions each watcher was shown, in the order they came.
        patience_s: how long a stream may stay open before its browser drops it.
    """

    rng: random.Random
    watch: WatchJob
    seen: dict[tuple[int, JobRef], list[int]] = field(default_factory=lambda: defaultdict(list))
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self, ref: JobRef) -> None:
        """Two tabs on the same job."""
        self.tasks += [asyncio.ensure_future(self._come_and_go(tab, ref)) for tab in range(2)]

    @staticmethod
    def cursor(seen: list[int]) -> int:
        """The last event that was seen."""
        return seen[-1] if seen else 0

    async def catch_up(self, ref: JobRef) -> None:
        """What each watcher of the job has missed, once everything has ended."""
        for (tab, watched), _ in list(self.seen.items()):
            if watched == ref:
                await self._look((tab, ref), 60.0)

    async def _come_and_go(self, tab: int, ref: JobRef) -> None:
        for _ in range(self.rng.randrange(1, 6)):
            await self._look((tab, ref), self.rng.choice((1.0, 10.0, 60.0)))
            await asyncio.sleep(self.rng.choice((0.1, 20.0)))

    async def _look(self, who: tuple[int, JobRef], patience_s: float) -> None:
        seen = self.seen[who]
        with contextlib.suppress(TimeoutError, Trouble, JobNotFound):
            async with (
                asyncio.timeout(patience_s),
                aclosing(self.watch(who[1], self.cursor(seen))) as stream,
            ):
                async for item in stream:
                    if isinstance(item, Seen):
                        seen.append(item.event.version)
