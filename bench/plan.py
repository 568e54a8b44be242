"""Planning a report while the model hangs; then generate and status, over HTTP."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial

import httpx2

from bench.http import timed
from bench.report import NotHere, Report
from bench.servers import client_of, fresh_stack
from bench.spread import Spread, busy_machine, doubts
from scripts.local.demo import call
from scripts.local.stack import Stack

PEOPLE = ("lawyer", "other_lawyer", "other_tenant")
PLANS = 9
"""Each; the tenth of a minute warms the way and is not counted."""
LOOKS = 3
PLAN_MS, GENERATE_MS, STATUS_MS = 2000.0, 1000.0, 500.0


@dataclass(slots=True)
class Samples:
    """Milliseconds."""

    plan: list[float] = field(default_factory=list)
    generate: list[float] = field(default_factory=list)
    status: list[float] = field(default_factory=list)


async def person(stack: Stack, name: str, samples: Samples) -> None:
    """Plans again and again, then has what was planned written."""
    who = stack.users[name]
    async with client_of(stack.base_url) as client:
        signed = {"email": who["email"], "password": who["password"]}
        answer = await call(client, "POST", "/api/auth/login", json=signed)
        client.headers["authorization"] = f"Bearer {answer['access_token']}"
        await _plan(client, "준비", [])
        topics = [await _plan(client, f"주제 {n}", samples.plan) for n in range(PLANS)]
        for topic in topics:
            path = f"/api/topics/{topic}"
            await timed(
                samples.generate, partial(call, client, "POST", f"{path}/generate", json={})
            )
            for _ in range(LOOKS):
                await timed(samples.status, partial(call, client, "GET", f"{path}/status"))


async def _plan(client: httpx2.AsyncClient, topic: str, into: list[float]) -> int:
    body = {"topic": topic}
    answer = await timed(into, lambda: call(client, "POST", "/api/topics/plan", json=body))
    topic_id: int = answer["data"]["topic_id"]
    return topic_id


async def measured() -> Samples:
    """Some people at once.

    Raises:
        NotHere: this checkout has no reports.
    """
    samples = Samples()
    async with fresh_stack({"ModelProvider": "scripted:hang"}) as stack:
        async with client_of(stack.base_url) as client:
            if (await client.post("/api/topics/plan", json={})).status_code == 404:
                raise NotHere("no route POST /api/topics/plan")
        await asyncio.gather(*(person(stack, name, samples) for name in PEOPLE))
    return samples


def run() -> Report:
    """Three latencies."""
    report = Report("plan")
    busy = busy_machine()
    samples = asyncio.run(measured())
    named = {n: Spread.of(getattr(samples, n)) for n in ("plan", "generate", "status")}
    rows = [(n, s.p50, s.p99, s.width, len(s)) for n, s in named.items()]
    columns = ("", "p50 ms", "p99 ms", "spread", "samples")
    report.table(f"{len(PEOPLE)} people at once, a model that never answers", columns, rows)
    report.goal("plan, p99 ms", named["plan"].p99, PLAN_MS)
    report.goal("generate, p50 ms", named["generate"].p50, GENERATE_MS)
    report.goal("status, p50 ms", named["status"].p50, STATUS_MS)
    report.data = {n: {"p50": s.p50, "p99": s.p99} for n, s in named.items()}
    report.doubts += [busy] if busy else []
    report.doubts += doubts(list(named.items()))
    report.notes.append("AWS is an emulator in Python here: its own time is in every number")
    return report
