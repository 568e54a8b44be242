"""Browsers that lose their stream again and again, and come back with the last id they saw."""

from __future__ import annotations

import asyncio
import contextlib
import random

import httpx2

from scripts.local.sse import frames
from scripts.proofs.load import Accepted


async def watch(accepted: Accepted, rng: random.Random) -> list[int]:
    """The ids it was shown until the job's first end, in the order they came."""
    seen: list[int] = []
    while True:
        with contextlib.suppress(TimeoutError, httpx2.HTTPError):
            async with asyncio.timeout(rng.uniform(0.3, 4.0)):
                if await _look(accepted, seen):
                    return seen
        await asyncio.sleep(rng.uniform(0.0, 1.0))


async def _look(accepted: Accepted, seen: list[int]) -> bool:
    """One stream; whether it told the end."""
    resume = {"last-event-id": str(seen[-1])} if seen else {}
    path = f"/api/jobs/{accepted.ref.job_id}/events"
    async with accepted.desk.client.stream("GET", path, headers=resume) as answer:
        answer.raise_for_status()
        async for frame in frames(answer.aiter_lines()):
            if frame.id:
                seen.append(int(frame.id))
            if frame.event == "done":
                return True
    return False


def compare(seen: list[int], log: list[int]) -> list[str]:
    """What a watcher missed or saw twice of the log, up to where it stopped."""
    told = [version for version in log if seen and version <= seen[-1]]
    return [] if seen and seen == told else [f"a watcher saw {seen} of {told}"]
