"""`GET /api/topics/{id}/status/stream`: progress and the end of a topic's work."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response, StreamingResponse

from seogi.http import sse
from seogi.http.auth import CurrentPrincipal
from seogi.http.slots import Slot
from seogi.jobs.watch import Beat

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.reports.service import TopicGate
    from seogi.features.reports.standing import Standing
    from seogi.features.reports.watching import WatchTopic
    from seogi.jobs.claim import Io

OPEN = b": open\n\n"


@dataclass(frozen=True, slots=True)
class TopicStreams:
    """The use cases behind the stream; `io` keeps blocking reads off the event loop."""

    gate: TopicGate
    watch: WatchTopic
    io: Io


TOPIC_STREAMS: Slot[TopicStreams] = Slot("topic_streams")

router = APIRouter(tags=["reports"])


@router.get(
    "/api/topics/{topic_id}/status/stream",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def stream(
    topic_id: Annotated[int, Path(ge=1, le=10**12)],
    who: CurrentPrincipal,
    streams: Annotated[TopicStreams, Depends(TOPIC_STREAMS)],
) -> StreamingResponse:
    """The present state at once, every change, one completion; heartbeats are comments."""
    await streams.io(lambda: streams.gate(who, topic_id))
    return StreamingResponse(frames(streams.watch, who.tenant, topic_id), headers=sse.HEADERS)


async def frames(watch: WatchTopic, tenant: str, topic_id: int) -> AsyncGenerator[bytes, None]:
    """The bytes of a stream; closing it ends the watch.

    There are no `id:` lines: the client knows none, and every stream begins with the present.
    """
    yield OPEN
    async with aclosing(watch(tenant, topic_id)) as standings:
        last = b""
        async for one in standings:
            if isinstance(one, Beat):
                yield sse.PING
                continue
            said = _data(_told(one))
            if said != last:  # not every move of a job shows in what is told
                yield said
            last = said


def _told(standing: Standing) -> dict[str, object]:
    """The one completion carries the artifact, because the client takes the first it sees."""
    job = standing.job
    if job.is_terminal:
        return {
            "event": "completion",
            "status": standing.word,
            "progress_percent": job.percent,
            "artifact_id": standing.artifact_id,
            "error_message": standing.error_message,
        }
    return {
        "event": "status_update",
        "status": standing.word,
        "progress_percent": job.percent,
        "current_step": job.message or None,
        "stage": job.stage or None,
    }


def _data(value: Mapping[str, object]) -> bytes:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"data: {body}\n\n".encode()
