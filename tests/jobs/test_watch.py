"""Watchers see every event once, in order, from wherever they come in."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from seogi.jobs import moves
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Job, JobRef
from seogi.jobs.watch import Beat, Seen, WatchJob
from tests.jobs.conftest import Bench, at_once

T = TypeVar("T")


def watch(bench: Bench) -> WatchJob:
    return WatchJob(bench.store, at_once, bench)


async def collect(watch: WatchJob, ref: JobRef, after: int = 0) -> list[int | str]:
    """Versions in the order they came; a beat is "beat"."""
    got: list[int | str] = []
    async for item in watch(ref, after):
        got.append(item.event.version if isinstance(item, Seen) else "beat")
    return got


def progress(bench: Bench, ref: JobRef, stage: str) -> None:
    def move(job: Job) -> Job:
        return moves.progressed(job, bench.now(), bench.policy, moves.Told(1, stage))

    bench.writer.change(ref, move)


def claim(bench: Bench, ref: JobRef) -> None:
    bench.writer.change(ref, lambda job: moves.claimed(job, bench.now(), "t", bench.policy))


def finish(bench: Bench, ref: JobRef) -> None:
    bench.writer.change(ref, lambda job: moves.succeeded(job, bench.now(), "inline"))


async def _worked_on(bench: Bench, ref: JobRef, events: int, every_s: float) -> None:
    claim(bench, ref)
    for n in range(events):
        await asyncio.sleep(every_s)
        progress(bench, ref, f"s{n}")
    finish(bench, ref)


def test_no_event_is_lost_however_fast_they_come(bench: Bench) -> None:
    ref = bench.a_job()

    async def both() -> list[int | str]:
        work = asyncio.ensure_future(_worked_on(bench, ref, 60, 0.03))
        got = await collect(watch(bench), ref)
        await work
        return got

    assert bench.play(both()) == list(range(1, 64))


def test_a_watcher_that_comes_back_gets_what_it_missed_and_nothing_twice(bench: Bench) -> None:
    ref = bench.a_job()
    bench.play(_worked_on(bench, ref, 50, 0.01))
    assert len(bench.job(ref).events) < 20, "most events lie in the archived pages"
    for cursor in (0, 1, 17, 40, 52):
        got = bench.play(collect(watch(bench), ref, cursor))
        assert got == list(range(cursor + 1, 54))
    assert bench.play(collect(watch(bench), ref, 53)) == []


def test_a_late_watcher_gets_the_end_at_once(bench: Bench) -> None:
    ref = bench.a_job()
    bench.cancel(ref)
    started = bench.now()
    assert bench.play(collect(watch(bench), ref))[-1] == 2
    assert bench.now() == started


def test_silence_is_filled_with_beats_and_the_stream_ends_itself(bench: Bench) -> None:
    ref = bench.a_job()
    started = bench.now()
    got = bench.play(collect(watch(bench), ref))
    assert got == [1, *["beat"] * 7]
    assert bench.now() - started == 100_000


def test_a_heartbeat_of_the_worker_is_no_event(bench: Bench) -> None:
    ref = bench.a_job()

    async def both() -> list[int | str]:
        task = asyncio.ensure_future(collect(watch(bench), ref))
        claim(bench, ref)
        await asyncio.sleep(1)
        bench.writer.change(ref, lambda job: moves.beaten(job, bench.now(), bench.policy))
        await asyncio.sleep(1)
        finish(bench, ref)
        return await task

    assert bench.play(both()) == [1, 2, 4]


@pytest.mark.parametrize("watchers", [1, 200])
def test_reads_do_not_grow_with_the_number_of_watchers(bench: Bench, watchers: int) -> None:
    ref = bench.a_job()
    reads: Counter[str] = Counter()
    load = bench.store.load

    def counted(asked: JobRef) -> Job | None:
        reads["load"] += 1
        return load(asked)

    bench.store.load = counted  # type: ignore[method-assign, assignment]

    async def all_of_them() -> list[list[int | str]]:
        one = watch(bench)
        tasks = [asyncio.ensure_future(collect(one, ref)) for _ in range(watchers)]
        await asyncio.sleep(0.1)
        await _worked_on(bench, ref, 10, 1.0)
        return await asyncio.gather(*tasks)

    for got in bench.play(all_of_them()):
        assert got == list(range(1, 14))
    writes = 12
    assert reads["load"] - writes <= 56 + watchers, "one first look each, then one shared reader"


def test_a_watcher_that_leaves_stops_the_reading(bench: Bench) -> None:
    ref = bench.a_job()
    one = watch(bench)

    async def leave() -> int:
        stream = one(ref)
        await anext(stream)
        await stream.aclose()
        return len(one._tails)

    assert bench.play(leave()) == 0


def test_an_unknown_job_cannot_be_watched(bench: Bench) -> None:
    with pytest.raises(JobNotFound):
        bench.play(collect(watch(bench), JobRef("firm", "gone")))


def test_a_beat_carries_nothing() -> None:
    assert Beat() == Beat()


def test_a_failed_read_leaves_nobody_in_the_dark(bench: Bench) -> None:
    ref = bench.a_job()
    reads = Counter[str]()

    async def sometimes(call: Callable[[], T]) -> T:
        reads["all"] += 1
        if reads["all"] == 2:
            raise TimeoutError("throttled")
        return call()

    async def both() -> list[int | str]:
        work = asyncio.ensure_future(_worked_on(bench, ref, 3, 0.5))
        got = await collect(WatchJob(bench.store, sometimes, bench), ref)
        await work
        return got

    assert bench.play(both()) == [1, 2, 3, 4, 5, 6]


def test_a_watcher_that_goes_away_leaves_no_task_behind(bench: Bench) -> None:
    ref = bench.a_job()

    async def look_and_go() -> set[asyncio.Task[Any]]:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(collect(watch(bench), ref), 1.0)
        await asyncio.sleep(0)
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert bench.play(look_and_go()) == set()
