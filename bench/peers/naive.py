"""The obvious server: FastAPI, BackgroundTasks, a dictionary. Forgets everything when it dies.

It does the same work as the measured draft: some steps of waiting, each told.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from typing import Any

from fastapi import BackgroundTasks, FastAPI, Response
from fastapi.responses import StreamingResponse

STEPS = 4
STEP_S = 0.33
LOOK_S = 0.5
"""Between two looks of a stream at the job's latest state, as such servers are often written."""

app = FastAPI()
jobs: dict[str, dict[str, Any]] = {}


@app.post("/jobs", status_code=202)
async def submit(tasks: BackgroundTasks) -> dict[str, str]:
    job_id = uuid.uuid4().hex
    jobs[job_id] = {"status": "queued", "progress": 0, "created_at": time.time(), "at": time.time()}
    tasks.add_task(work, job_id)
    return {"job_id": job_id}


async def work(job_id: str) -> None:
    job = jobs[job_id]
    job |= {"status": "running", "started_at": time.time(), "at": time.time()}
    for step in range(STEPS):
        await asyncio.sleep(STEP_S)
        job |= {"progress": (step + 1) * 100 // STEPS, "at": time.time()}
    job |= {"status": "succeeded", "at": time.time()}


@app.get("/jobs/{job_id}")
async def poll(job_id: str) -> Any:
    return jobs.get(job_id) or Response(status_code=404)


@app.get("/jobs/{job_id}/events")
async def events(job_id: str) -> StreamingResponse:
    async def changes() -> AsyncIterator[str]:
        told: dict[str, Any] = {}
        while told.get("status") != "succeeded":
            if told != jobs[job_id]:
                told = dict(jobs[job_id])
                yield f"data: {json.dumps(told)}\n\n"
            await asyncio.sleep(LOOK_S)

    return StreamingResponse(changes(), media_type="text/event-stream")
