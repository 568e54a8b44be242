"""Watching a topic: what its newest job does, for a client that never comes back by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace

from seogi.features.reports.ports import ReportStore
from seogi.features.reports.standing import Standing
from seogi.jobs.claim import Io
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Event, Job, JobRef
from seogi.jobs.read import GetJob
from seogi.jobs.watch import Beat, Sleep, WatchJob


@dataclass(frozen=True, slots=True)
class WatchTopic:
    """The present state at once, then every change, then the end.

    A stream with work in progress ends with the work (or with its own bounded life, which is that
    of `watch`); one without any ends after `idle_s`.

    Attributes:
        poll_s: between two looks for a job that is not there yet.
        beat_s: silence after which a `Beat` is sent while none is there.
    """

    store: ReportStore
    get: GetJob
    watch: WatchJob
    io: Io
    idle_s: float = 60.0
    poll_s: float = 0.5
    beat_s: float = 15.0
    sleep: Sleep = asyncio.sleep

    async def __call__(self, tenant: str, topic_id: int) -> AsyncGenerator[Standing | Beat, None]:
        """Standings of the topic's work; the last one tells how it ended."""
        looks = 0
        while (standing := await self._standing(tenant, topic_id)) is None:
            if looks * self.poll_s >= self.idle_s:
                return
            looks += 1
            if looks % max(1, round(self.beat_s / self.poll_s)) == 0:
                yield Beat()
            await self.sleep(self.poll_s)
        yield standing
        if standing.job.is_terminal:
            return
        async with aclosing(self._followed(standing)) as changes:
            async for change in changes:
                yield change

    async def _followed(self, first: Standing) -> AsyncGenerator[Standing | Beat, None]:
        job = first.job
        async with aclosing(self.watch(job.ref, job.version)) as seen_or_beats:
            async for one in seen_or_beats:
                if isinstance(one, Beat):
                    yield one
                    continue
                then = _as_of(one.job, one.event)
                yield (
                    await self._ended(first, then) if then.is_terminal else replace(first, job=then)
                )

    async def _ended(self, first: Standing, job: Job) -> Standing:
        """With the topic read again: what it has completed is known only now."""
        topic = first.topic
        again = await self.io(lambda: self.store.topic(topic.tenant, topic.topic_id))
        return Standing(again or topic, job)

    async def _standing(self, tenant: str, topic_id: int) -> Standing | None:
        topic = await self.io(lambda: self.store.topic(tenant, topic_id))
        if topic is None or not topic.job_id:
            return None
        ref = JobRef(tenant, topic.job_id)
        try:
            return Standing(topic, await self.io(lambda: self.get(ref)))
        except JobNotFound:
            return None


def _as_of(job: Job, event: Event) -> Job:
    """The job as it was at the event; the end of a run that was retried since is not the end."""
    if event.version == job.version or event.run != job.run:
        return job
    return replace(
        job,
        status=event.status,
        percent=event.percent,
        stage=event.stage,
        message=event.message,
    )
