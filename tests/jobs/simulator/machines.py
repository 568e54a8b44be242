"""Where the kernel's code runs in a simulation: machines that die, stand still and mistake time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tests.jobs.simulator.outside import Faults, SimStore

T = TypeVar("T")
WRONG_CLOCK_MS = 300_000


@dataclass(slots=True)
class SkewedClock:
    """A machine's idea of the time; ms."""

    true_now: Callable[[], int]
    skew_ms: int = 0

    @classmethod
    def drawn(cls, true_now: Callable[[], int], rng: random.Random, faults: Faults) -> SkewedClock:
        """Seconds off like any machine, or now and then five minutes."""
        if rng.random() < faults.wrong_clock:
            return cls(true_now, rng.choice((-WRONG_CLOCK_MS, WRONG_CLOCK_MS)))
        return cls(true_now, rng.randrange(-3000, 3000))

    def now(self) -> int:
        return self.true_now() + self.skew_ms


@dataclass(slots=True)
class Machine:
    """One worker process: it can be killed, and it can stand still."""

    loop: asyncio.AbstractEventLoop
    rng: random.Random
    faults: Faults
    store: SimStore
    clock: SkewedClock
    dead: bool = False
    stalled_until: float = 0.0

    async def io(self, call: Callable[[], T]) -> T:
        rng, faults = self.rng, self.faults
        await asyncio.sleep(rng.random() * 0.02)
        await self._survive()
        if rng.random() < faults.stall:
            self.stalled_until = self.loop.time() + rng.choice((5.0, 45.0))
        if rng.random() < faults.kill / 10:
            self.dead = True
        self.store.by = id(self)
        try:
            value = call()
        finally:
            self.store.by = None
        await self._survive()
        return value

    async def explode(self) -> None:
        """What a poison job does to its process; nothing of it goes on."""
        self.dead = True
        await asyncio.Event().wait()

    async def _survive(self) -> None:
        if self.dead:
            await asyncio.Event().wait()
        left = self.stalled_until - self.loop.time()
        if left > 0:
            await asyncio.sleep(left)
