"""`GET /api/jobs/{id}/events`: what happens to a job, as it happens."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Header
from starlette.responses import Response, StreamingResponse

from seogi.http import sse
from seogi.http.auth import CurrentPrincipal
from seogi.http.job_view import JobGate, event_view
from seogi.http.slots import Slot
from seogi.jobs.claim import Io
from seogi.jobs.model import TERMINAL, JobRef
from seogi.jobs.read import GetJob
from seogi.jobs.watch import Seen, WatchJob

RECONNECT_MS = 1_000
PROGRESS = "progress"
DONE = "done"


@dataclass(frozen=True, slots=True)
class Streams:
    """The use cases behind the stream; `io` keeps blocking reads off the event loop."""

    get: GetJob
    gate: JobGate
    watch: WatchJob
    io: Io


STREAMS: Slot[Streams] = Slot("streams")

router = APIRouter(tags=["jobs"])


@router.get("/healthz")
async def ready() -> dict[str, str]:
    """The adapter in front asks this before it sends requests."""
    return {"status": "ok"}


@router.get(
    "/api/jobs/{job_id}/events",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def events(
    job_id: str,
    who: CurrentPrincipal,
    streams: Annotated[Streams, Depends(STREAMS)],
    last_event_id: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """Events after `Last-Event-ID`, heartbeats between them; ends with the run or its own life."""
    ref = JobRef(who.tenant, job_id)
    await streams.io(lambda: streams.gate(who, streams.get(ref)))
    after = sse.resume_after(last_event_id)
    return StreamingResponse(frames(streams.watch, ref, after), headers=sse.HEADERS)


async def frames(watch: WatchJob, ref: JobRef, after: int) -> AsyncGenerator[bytes, None]:
    """The bytes of a stream; closing it ends the watch."""
    yield sse.opening(RECONNECT_MS)
    async with aclosing(watch(ref, after)) as seen_or_beats:
        async for one in seen_or_beats:
            if not isinstance(one, Seen):
                yield sse.PING
                continue
            view = event_view(one.event, one.job)
            yield sse.frame(name_of(one), view, event_id=one.event.version)


def name_of(seen: Seen) -> str:
    """`done` ends the client's watching, so the end of a run that was retried is not one."""
    ended = seen.event.status in TERMINAL and seen.event.run == seen.job.run
    return DONE if ended else PROGRESS
