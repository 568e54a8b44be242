"""Events of a job as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from seogi.adapters.memory.jobs import MemoryJobStore
from seogi.adapters.system import in_thread
from seogi.features.cases.service import CaseAccess
from seogi.http import sse, stream_routes
from seogi.http.job_view import JobGate
from seogi.jobs.model import Event, Failure, Job, JobRef, Status
from seogi.jobs.read import GetJob
from seogi.jobs.watch import Beat, Seen, WatchJob
from tests.http.api import EPOCH, FRIEND, Api
from tests.http.test_jobs import Desk

DONE = (
    Event(1, EPOCH, Status.QUEUED, 1, 0, "", ""),
    Event(2, EPOCH + 1, Status.RUNNING, 1, 40, "rag", "근거를 찾는 중"),
    Event(3, EPOCH + 2, Status.FAILED, 1, 40, "llm", ""),
)


class Script:
    """What a watch would say, said at once."""

    def __init__(self, *said: Seen | Beat) -> None:
        self.said = said
        self.asked: list[tuple[JobRef, int]] = []

    async def __call__(self, ref: JobRef, after: int = 0) -> AsyncIterator[Seen | Beat]:
        self.asked.append((ref, after))
        for one in self.said:
            yield one


def streaming(desk: Desk, watch: Any = None) -> TestClient:
    streams = stream_routes.Streams(
        get=GetJob(desk.store),
        gate=JobGate(CaseAccess(desk.api.cases)),
        watch=cast("WatchJob", watch or WatchJob(desk.store, in_thread, desk)),
        io=in_thread,
    )
    slot = stream_routes.STREAMS.of(lambda: streams)
    return desk.api.client([stream_routes.router], [slot])


def frames(body: str) -> list[dict[str, str]]:
    """Fields of every event with data."""
    blocks = [block.splitlines() for block in body.split("\n\n") if "data: " in block]
    return [dict(line.split(": ", 1) for line in block) for block in blocks]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def a_failed_job(desk: Desk) -> Job:
    failure = Failure("deadline_exceeded", "시간 초과", "llm", retryable=True)
    return desk.job(status=Status.FAILED, version=3, events=DONE, failure=failure)


def headers_of(desk: Desk, **more: str) -> dict[str, str]:
    return {**desk.api.bearer(desk.api.person("kim")), **more}


def test_a_late_watcher_gets_the_whole_story_and_the_end_at_once(desk: Desk) -> None:
    job = a_failed_job(desk)
    answer = streaming(desk).get(f"/api/jobs/{job.ref.job_id}/events", headers=headers_of(desk))
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache, no-transform"
    assert answer.headers["x-accel-buffering"] == "no"
    assert answer.text.startswith("retry: 1000\n\n")
    found = frames(answer.text)
    assert [(one["id"], one["event"]) for one in found] == [
        ("1", "progress"),
        ("2", "progress"),
        ("3", "done"),
    ]
    assert json.loads(found[1]["data"]) == {
        "job_id": job.ref.job_id,
        "version": 2,
        "at": "2026-11-18T11:06:40.001Z",
        "status": "running",
        "run": 1,
        "progress": 40,
        "stage": "rag",
        "message": "근거를 찾는 중",
    }
    assert json.loads(found[2]["data"])["failure"]["code"] == "deadline_exceeded"


@pytest.mark.parametrize(
    ("sent", "first"), [("1", "2"), ("2", "3"), ("nonsense", "1"), ("-1", "1")]
)
def test_a_stream_resumes_after_the_last_event_seen(desk: Desk, sent: str, first: str) -> None:
    job = a_failed_job(desk)
    headers = headers_of(desk)
    answer = streaming(desk).get(
        f"/api/jobs/{job.ref.job_id}/events",
        headers={**headers, "last-event-id": sent},
    )
    assert frames(answer.text)[0]["id"] == first


def test_the_end_of_an_earlier_run_is_not_the_end(desk: Desk) -> None:
    again = (*DONE, Event(4, EPOCH + 3, Status.QUEUED, 2, 0, "", ""))
    last = Event(5, EPOCH + 4, Status.SUCCEEDED, 2, 100, "", "")
    job = desk.job(status=Status.SUCCEEDED, version=5, run=2, events=(*again, last))
    answer = streaming(desk).get(f"/api/jobs/{job.ref.job_id}/events", headers=headers_of(desk))
    assert [one["id"] for one in frames(answer.text) if one["event"] == "done"] == ["5"]


def test_silence_is_filled_with_comments(desk: Desk) -> None:
    job = a_failed_job(desk)
    script = Script(Beat(), Seen(DONE[0], job), Beat())
    answer = streaming(desk, script).get(
        f"/api/jobs/{job.ref.job_id}/events", headers=headers_of(desk)
    )
    assert answer.text.count(": ping\n\n") == 2
    assert script.asked == [(job.ref, 0)]


def test_a_stream_carries_cors_headers_from_its_first_byte(desk: Desk) -> None:
    job = a_failed_job(desk)
    headers = headers_of(desk, origin=FRIEND)
    with streaming(desk).stream(
        "GET", f"/api/jobs/{job.ref.job_id}/events", headers=headers
    ) as answer:
        assert answer.headers["access-control-allow-origin"] == FRIEND
        assert answer.headers["access-control-allow-credentials"] == "true"


def test_strangers_get_an_error_and_no_stream(desk: Desk) -> None:
    job = a_failed_job(desk)
    client = streaming(desk)
    path = f"/api/jobs/{job.ref.job_id}/events"
    assert client.get(path).status_code == 401
    stranger = replace(desk.api.person("kim").principal(), tenant="tn_other")
    answer = client.get(path, headers=desk.api.bearer(stranger))
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/json"


def test_the_adapter_in_front_learns_that_the_stream_is_ready(desk: Desk) -> None:
    assert streaming(desk).get("/healthz").json() == {"status": "ok"}


def test_a_watcher_who_leaves_stops_the_reading() -> None:
    store = MemoryJobStore()
    desk = Desk(Api(), store)
    job = desk.job(status=Status.RUNNING, events=DONE[:2], version=2)
    watch = WatchJob(store, in_thread, desk, poll_s=0.001)

    async def leave_early() -> int:
        told = stream_routes.frames(watch, job.ref, 0)
        seen = [await anext(told) for _ in range(3)]
        await told.aclose()
        await asyncio.sleep(0)
        assert watch._tails == {}
        return len(seen)

    assert asyncio.run(leave_early()) == 3


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "</script>", "초안"])
def test_a_frame_is_one_line_of_data_whatever_the_text(text: str) -> None:
    raw = sse.frame("progress", {"message": text}, event_id=7).decode()
    lines = raw.removesuffix("\n\n").split("\n")
    assert lines[:2] == ["id: 7", "event: progress"]
    assert len(lines) == 3
    assert json.loads(lines[2].removeprefix("data: ")) == {"message": text}
