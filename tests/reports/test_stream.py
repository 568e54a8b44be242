"""Streams of a topic in virtual time (TC-STREAM)."""

from __future__ import annotations

import asyncio
from typing import Any

from seogi.features.reports.routes.stream import frames
from seogi.features.reports.watching import WatchTopic
from seogi.jobs.model import JobRef, Status
from seogi.jobs.read import GetJob
from seogi.jobs.watch import WatchJob
from tests.jobs.conftest import at_once
from tests.reports.conftest import KIM, PLAN, Desk
from tests.reports.house import events_of


def a_watch(desk: Desk, life_s: float = 900.0) -> WatchTopic:
    bench = desk.bench
    watch = WatchJob(bench.store, at_once, bench, life_s=life_s)
    return WatchTopic(desk.store, GetJob(bench.store), watch, at_once)


async def listen(watch: WatchTopic, topic_id: int, after_s: float = 0.0) -> str:
    await asyncio.sleep(after_s)
    return "".join([raw.decode() async for raw in frames(watch, "firm", topic_id)])


async def run(desk: Desk, ref: JobRef) -> None:
    """The worker writes all sections, the office makes the file, the worker ends the job."""
    for last in (False, True):
        await desk.bench.runner(desk.bench.message(ref), _Hand(), lambda: 120_000)
        if not last:
            desk.deliver()


class _Hand:
    queue = "generation"

    def hide_for(self, seconds: int) -> None:
        assert seconds > 0


def test_tc_stream_001_a_listener_follows_the_work_to_its_completion(desk: Desk) -> None:
    topic, ref = desk.a_generation()

    async def both() -> str:
        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), run(desk, ref))
        return told

    events = events_of(desk.bench.play(both()))
    assert events[0] | {"current_step": None, "stage": None} == {
        "event": "status_update",
        "status": "generating",
        "progress_percent": 0,
        "current_step": None,
        "stage": None,
    }
    updates, completions = events[:-1], events[-1:]
    assert {one["event"] for one in updates} == {"status_update"}
    percents = [one["progress_percent"] for one in updates]
    assert percents == sorted(percents)
    steps = [one["stage"] for one in updates if one["stage"]]
    assert len(steps) == len(set(steps)), "what is done is not told again after a wait"
    assert any("시장" in (one["current_step"] or "") for one in updates)
    assert completions == [
        {
            "event": "completion",
            "status": "completed",
            "progress_percent": 100,
            "artifact_id": desk.store.topic("firm", topic.topic_id).completed_artifact,  # type: ignore[union-attr]
            "error_message": None,
        }
    ]


def test_tc_stream_002_a_stream_without_work_ends_after_a_minute_and_may_be_opened_again(
    desk: Desk,
) -> None:
    topic = desk.a_topic()
    began = desk.bench.seconds
    told = desk.bench.play(listen(a_watch(desk), topic.topic_id))
    assert 60 <= desk.bench.seconds - began < 62
    assert events_of(told) == []
    assert told.count(": ping") == 4
    ref = desk.generate(KIM, topic.topic_id, PLAN, None, None).job.ref

    async def again() -> str:
        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), run(desk, ref))
        return told

    assert events_of(desk.bench.play(again()))[-1]["status"] == "completed"


def test_a_silent_generation_keeps_its_stream_open_with_heartbeats(desk: Desk) -> None:
    desk.writer.took_s = 55.0  # three sections: nothing to tell for most of three minutes
    topic, ref = desk.a_generation()

    async def both() -> str:
        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), _slowly(desk, ref))
        return told

    told = desk.bench.play(both())
    assert desk.bench.seconds > 160
    assert told.count(": ping") >= 9
    assert events_of(told)[-1]["event"] == "completion"


async def _slowly(desk: Desk, ref: JobRef) -> None:
    bench = desk.bench
    await bench.runner(bench.message(ref), _Hand(), lambda: 600_000)
    desk.deliver()
    await bench.runner(bench.message(ref), _Hand(), lambda: 600_000)


def test_tc_stream_003_every_listener_gets_the_completion_however_late(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    watch = a_watch(desk)

    async def all_of_them() -> list[Any]:
        listeners = [listen(watch, topic.topic_id, after_s) for after_s in (0.0, 0.0, 3.0, 50.0)]
        return await asyncio.gather(*listeners, run(desk, ref))

    *told, _ = desk.bench.play(all_of_them())
    ends = [events_of(one)[-1] for one in told]
    assert all(end["event"] == "completion" and end["artifact_id"] for end in ends)
    third, latest = events_of(told[2]), events_of(told[3])
    assert third[0]["progress_percent"] > 0, "it begins with the present"
    assert len(latest) == 1, "after the end there is only the end"


def test_a_new_generation_has_cleared_the_old_completion_for_its_stream(desk: Desk) -> None:
    topic, first = desk.a_generation()
    desk.finish(first)
    second = desk.generate(KIM, topic.topic_id, PLAN, None, None).job.ref

    async def both() -> str:
        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), run(desk, second))
        return told

    events = events_of(desk.bench.play(both()))
    assert events[0]["event"] == "status_update"
    assert [one["event"] for one in events].count("completion") == 1


def test_a_listener_who_came_first_hears_of_work_that_starts_later(desk: Desk) -> None:
    topic = desk.a_topic()

    async def both() -> str:
        async def later() -> None:
            await asyncio.sleep(20)
            await run(desk, desk.generate(KIM, topic.topic_id, PLAN, None, None).job.ref)

        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), later())
        return told

    assert events_of(desk.bench.play(both()))[-1]["status"] == "completed"


def test_a_cancelled_work_completes_as_failed(desk: Desk) -> None:
    topic, ref = desk.a_generation()

    async def both() -> str:
        async def stop() -> None:
            await asyncio.sleep(4)
            desk.bench.cancel(ref)

        told, _ = await asyncio.gather(listen(a_watch(desk), topic.topic_id), stop())
        return told

    last = events_of(desk.bench.play(both()))[-1]
    assert (last["event"], last["status"], last["artifact_id"]) == ("completion", "failed", None)
    assert last["error_message"]
    assert desk.job(ref).status is Status.CANCELLED


def test_a_stream_lives_no_longer_than_its_function(desk: Desk) -> None:
    topic, _ = desk.a_generation()
    told = desk.bench.play(listen(a_watch(desk, life_s=30.0), topic.topic_id))
    assert [one["event"] for one in events_of(told)] == ["status_update"]
    assert desk.bench.seconds <= 31
