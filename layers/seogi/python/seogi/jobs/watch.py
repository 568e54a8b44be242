"""Watching a job: every event once and in order, from a cursor, for a bounded life."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from seogi.jobs.claim import Io
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Event, Job, JobRef
from seogi.jobs.ports import Clock, JobStore

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Beat:
    """Nothing happened; the line is alive."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event, with the job as it was when the event was read."""

    event: Event
    job: Job


class _Tail:
    """The newest version of one job, read once for all who watch it."""

    def __init__(self, ref: JobRef) -> None:
        self.ref = ref
        self.job: Job | None = None
        self.watchers = 0
        self.changed = asyncio.Event()
        self.reader: asyncio.Task[None] | None = None


@dataclass(slots=True)
class WatchJob:
    """Streams of job events; watchers of one job in one process share its reads.

    Attributes:
        poll_s: between two reads of a watched job.
        beat_s: silence after which a `Beat` is sent.
        life_s: after which a stream ends itself; the client comes back with its cursor.
    """

    store: JobStore
    io: Io
    clock: Clock
    poll_s: float = 0.2
    beat_s: float = 15.0
    life_s: float = 100.0
    sleep: Sleep = asyncio.sleep
    _tails: dict[JobRef, _Tail] = field(default_factory=dict)

    async def __call__(self, ref: JobRef, after: int = 0) -> AsyncGenerator[Seen | Beat, None]:
        """Events with a version larger than `after`; ends after the terminal one.

        Raises:
            JobNotFound: there is none.
        """
        tail = self._join(ref)
        try:
            if tail.job is None:
                tail.job = await self._read(ref)
            async with aclosing(self._follow(tail, after)) as stream:
                async for seen in stream:
                    yield seen
        finally:
            self._leave(tail)

    async def _follow(self, tail: _Tail, cursor: int) -> AsyncGenerator[Seen | Beat, None]:
        beat_ms = int(self.beat_s * 1000)
        ends_at = self.clock.now() + int(self.life_s * 1000)
        quiet_until = self.clock.now() + beat_ms
        told = 0
        while True:
            job = tail.job
            assert job is not None  # noqa: S101 - set before the first turn
            changed = tail.changed
            for event in await self._news(job, cursor, told):
                cursor = event.version
                yield Seen(event, job)
                quiet_until = self.clock.now() + beat_ms
            told = job.version
            if job.is_terminal:
                return
            # Not only when nothing was written: a worker that beats writes and tells nothing.
            if self.clock.now() >= min(quiet_until, ends_at):
                yield Beat()
                quiet_until = self.clock.now() + beat_ms
            if self.clock.now() >= ends_at:
                return
            await self._wait(changed, (min(quiet_until, ends_at) - self.clock.now()) / 1000)

    async def _wait(self, changed: asyncio.Event, timeout: float) -> None:
        waiter = asyncio.ensure_future(changed.wait())
        try:
            await asyncio.wait({waiter}, timeout=max(0.0, timeout))
        finally:
            waiter.cancel()

    async def _news(self, job: Job, cursor: int, told: int) -> Sequence[Event]:
        """What the watcher has not seen; older events come from the archived pages."""
        if told == job.version:
            return ()
        kept = [event for event in job.events if event.version > cursor]
        if job.events and job.events[0].version > max(cursor + 1, 1) and cursor < job.version:
            pages = await self.io(lambda: self.store.log_after(job.ref, cursor))
            oldest = job.events[0].version
            return [*(event for event in pages if event.version < oldest), *kept]
        return kept

    async def _read(self, ref: JobRef) -> Job:
        job = await self.io(lambda: self.store.load(ref))
        if job is None:
            raise JobNotFound
        return job

    def _join(self, ref: JobRef) -> _Tail:
        tail = self._tails.setdefault(ref, _Tail(ref))
        tail.watchers += 1
        if tail.reader is None:
            tail.reader = asyncio.ensure_future(self._read_on(tail))
        return tail

    def _leave(self, tail: _Tail) -> None:
        tail.watchers -= 1
        if not tail.watchers and tail.reader is not None:
            tail.reader.cancel()
            self._tails.pop(tail.ref, None)

    async def _read_on(self, tail: _Tail) -> None:
        """Reads until nobody watches; a failed read is tried again at the next turn."""
        while True:
            await self.sleep(self.poll_s)
            try:
                job = await self.io(lambda: self.store.load(tail.ref))
            except Exception:  # noqa: BLE001, S112 - all who watch would be left in the dark
                continue
            if job is None or (tail.job is not None and job.version <= tail.job.version):
                continue
            tail.job = job
            tail.changed.set()
            tail.changed = asyncio.Event()
