"""A worker's hold on one job: every write of it goes through here and ends when it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from seogi.jobs import moves
from seogi.jobs.errors import LostClaim, Stale
from seogi.jobs.model import Job, Policy, Usage
from seogi.jobs.ports import Clock
from seogi.jobs.writes import TRIES, JobWriter, Move

T = TypeVar("T")


class Io(Protocol):
    """Runs a blocking call of a port without holding up the other jobs of the batch."""

    async def __call__(self, call: Callable[[], T]) -> T:
        """The call's value or its exception."""


class Claim:
    """The fencing token at work: a write succeeds only while this worker still holds the job."""

    def __init__(
        self, job: Job, *, writer: JobWriter, clock: Clock, policy: Policy, io: Io
    ) -> None:
        self.job = job
        self.token = job.token
        self.policy = policy
        self.clock = clock
        self.io = io
        self.written_at = job.updated_at
        self._writer = writer
        self._lock = asyncio.Lock()
        self._unsaved = Usage()

    def spend(self, usage: Usage) -> None:
        """Notes what was spent; the next write carries it."""
        self._unsaved = self._unsaved + usage

    async def write(self, move: Move, *, result: bytes | None = None) -> Job:
        """Moves the job under this claim.

        Raises:
            LostClaim: it was taken over, cancelled, paused or ended meanwhile.
        """
        async with self._lock:
            for _ in range(TRIES):
                before, usage = self.job, self._unsaved
                after = moves.spent(move(before), usage)
                try:
                    self.job = await self.io(
                        partial(self._writer.save, before, after, result=result)
                    )
                except Stale as stale:
                    self.job = self.still_mine(stale.current)
                    continue
                self._unsaved = self._unsaved - usage
                self.written_at = self.clock.now()
                return self.job
        raise LostClaim

    def still_mine(self, current: Job | None) -> Job:
        """The newer version, when this worker still holds it.

        Raises:
            LostClaim: it does not.
        """
        if current is None or current.is_terminal or current.token != self.token:
            raise LostClaim
        return current

    async def beat(self) -> None:
        """Renews the lease unless a write has just done so."""
        now = self.clock.now()
        if now - self.written_at >= self.policy.heartbeat_ms // 2:
            await self.write(lambda job: moves.beaten(job, self.clock.now(), self.policy))
