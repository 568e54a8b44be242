"""`kill -9` of a worker in the middle of a draft: seconds to progress again, and what ran twice.

On the local stack, whose queues keep a dead worker's messages hidden as SQS does.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise

import httpx2

from bench.http import epoch_ms
from bench.report import Report
from bench.servers import a_case, a_lawyer, fresh_stack
from bench.spread import Spread, busy_machine
from scripts.local.demo import call
from scripts.local.sse import Frame, frames
from scripts.local.stack import Stack

KILLS = 3
HEARTBEAT_S = 5
PACE_MS = 2500
PARAMETERS = {
    "LeaseSeconds": str(2 * HEARTBEAT_S),
    "HeartbeatSeconds": str(HEARTBEAT_S),
    "ModelProvider": f"offline:{PACE_MS}ms",
}
SECTIONS = ["청구취지", "청구원인", "위자료", "양육권"]
PATIENCE_S = 90
PEERS = (
    ("FastAPI BackgroundTasks", "never: the job is gone"),
    ("Celery + Redis, as it comes", "1 h"),
    ("Celery + Redis, acks_late, 10 s visibility", "102 s"),
    ("docket + Redis, tuned to 10 s", "12 s"),
    ("arq + Redis, tuned", "18 s"),
)


@dataclass(slots=True)
class Killed:
    """One draft whose worker died; times in epoch ms."""

    at: float = 0.0
    again: float = 0.0
    status: str = ""
    frames: list[Frame] = field(default_factory=list)

    @property
    def repeated(self) -> int:
        """Steps that were finished before and took the model's time again after."""
        before = [f for f in self.frames if epoch_ms(f.data["at"]) <= self.at]
        after = [f for f in self.frames if epoch_ms(f.data["at"]) > self.at]
        finished = {f.data["stage"] for f in before[:-1] if f.data["stage"].startswith("section")}
        pairs = pairwise(after)
        return sum(
            1
            for told, following in pairs
            if told.data["stage"] in finished
            and epoch_ms(following.data["at"]) - epoch_ms(told.data["at"]) >= PACE_MS
        )


async def one(stack: Stack, client: httpx2.AsyncClient, case_id: str, number: int) -> Killed:
    """Start a draft, kill its worker in its second section, follow it to its end."""
    found = Killed()
    body = {"style": f"표준 {number}", "sections": SECTIONS}
    path = f"/api/cases/{case_id}/draft-preview-async"
    job_id = (await call(client, "POST", path, json=body))["job_id"]
    stages: set[str] = set()
    async for frame in events(client, job_id):
        found.frames.append(frame)
        stage = str(frame.data["stage"])
        if stage.startswith("section"):
            stages.add(stage)
        if len(stages) == 2 and not found.at:
            await asyncio.sleep(PACE_MS / 5000)
            for pid in stack.worker_pids("GenerationWorker"):
                os.kill(pid, signal.SIGKILL)
            found.at = time.time() * 1000
        elif found.at and not found.again and frame.data["status"] == "running":
            found.again = epoch_ms(frame.data["at"])
        found.status = str(frame.data["status"])
    return found


async def events(client: httpx2.AsyncClient, job_id: str) -> AsyncIterator[Frame]:
    """All events of a job to its end; a stream that ends early is taken up again."""
    seen: dict[str, str] = {}
    async with asyncio.timeout(PATIENCE_S):
        while True:
            path = f"/api/jobs/{job_id}/events"
            async with client.stream("GET", path, headers=seen) as answer:
                answer.raise_for_status()
                async for frame in frames(answer.aiter_lines()):
                    seen = {"last-event-id": frame.id}
                    yield frame
                    if frame.event == "done":
                        return


async def measured() -> list[Killed]:
    async with fresh_stack(PARAMETERS) as stack, a_lawyer(stack) as client:
        case_id = await a_case(client)
        return [await one(stack, client, case_id, number) for number in range(KILLS)]


def run() -> Report:
    """Recovery and repetition."""
    report = Report("kill")
    busy = busy_machine()
    found = asyncio.run(measured())
    seconds = Spread.of((each.again - each.at) / 1000 for each in found)
    rows = [
        (n, (each.again - each.at) / 1000, each.repeated, each.status)
        for n, each in enumerate(found, start=1)
    ]
    columns = ("kill", "s until a worker runs it", "stored steps run again", "ended")
    report.table(f"heartbeat {HEARTBEAT_S} s, lease {2 * HEARTBEAT_S} s", columns, rows)
    report.table("others, measured before", ("", "until the job runs again"), PEERS)
    report.goal("seconds to progress again, worst", seconds.at(1.0), 2 * HEARTBEAT_S + 1)
    report.goal("stored steps run again", sum(each.repeated for each in found), 0)
    lost = sum(1 for each in found if each.status != "succeeded")
    report.goal("drafts that did not succeed", lost, 0)
    report.data = {"seconds": seconds.samples}
    report.doubts += [busy] if busy else []
    report.notes.append("recovery grows with the heartbeat; deployed it is 10 s, so 21 s at most")
    return report
