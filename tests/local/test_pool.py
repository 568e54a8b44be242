"""Execution environments under the real runtime client, without an engine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.local.aws import Aws
from scripts.local.environment import IN_PLACE, Interpreter, isolated
from scripts.local.model import FunctionSpec
from scripts.local.pool import Pool

pytestmark = [pytest.mark.enable_socket]

HANDLER = """
import os, time
def handler(event, context):
    if "import" in event:
        __import__(event["import"])
    time.sleep(event.get("sleep", 0))
    return {"pid": os.getpid(), "left": context.get_remaining_time_in_millis()}
"""


def with_pool(
    folder: Path,
    work: Callable[[Pool], Awaitable[None]],
    handler: str = HANDLER,
    interpreter: Interpreter = IN_PLACE,
) -> list[str]:
    """Run `work` over a pool of two for a function in `folder`; returns its log."""
    (folder / "handler.py").write_text(handler)
    arn = "arn:aws:lambda:here:0:function:f"
    spec = FunctionSpec("F", "f", arn, "handler.handler", 5, 128, {}, folder, ())
    lines: list[str] = []

    async def run() -> None:
        pool = Pool(spec, Aws("http://127.0.0.1:9"), lines.append, 2, interpreter)
        try:
            await work(pool)
        finally:
            await pool.close()

    asyncio.run(run())
    return lines


async def said(pool: Pool, **event: Any) -> dict[str, Any]:
    outcome = await pool.invoke(json.dumps(event).encode())
    found: dict[str, Any] = json.loads(outcome.payload)
    return found


def test_a_warm_environment_is_used_again_and_a_recycled_one_is_not(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        first, second = await said(pool), await said(pool)
        assert first["pid"] == second["pid"]
        assert 3000 < first["left"] <= 5000
        pool.recycle()
        assert (await said(pool))["pid"] != first["pid"]

    log = with_pool(tmp_path, work)

    assert sum("REPORT RequestId" in line for line in log) == 3


def test_work_under_way_ends_before_its_environment_is_replaced(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        await pool.warm()
        running = asyncio.create_task(said(pool, sleep=0.3))
        await asyncio.sleep(0)
        pool.recycle()
        assert "pid" in await running
        assert pool.pids() == []

    with_pool(tmp_path, work)


def test_more_requests_than_environments_wait_in_line(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        answers = await asyncio.gather(*(said(pool, sleep=0.05) for _ in range(8)))
        assert 1 <= len({answer["pid"] for answer in answers}) <= 2

    with_pool(tmp_path, work)


def test_a_handler_that_cannot_be_loaded_is_an_error_and_not_a_wait(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        outcome = await pool.invoke(b"{}")
        assert outcome.failed
        assert b"no_such_module" in outcome.payload

    log = with_pool(tmp_path, work, handler="import no_such_module")

    assert any(line.startswith("[ERROR] init:") for line in log)


def test_an_event_over_6_mb_is_refused(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        outcome = await pool.invoke(b'"' + b"x" * (6 * 1024 * 1024) + b'"')
        assert outcome.failed

    with_pool(tmp_path, work)


def test_an_isolated_function_sees_only_what_it_ships(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        assert (await said(pool, **{"import": "boto3"}))["errorType"] == "ModuleNotFoundError"
        assert "pid" in await said(pool, **{"import": "json"})

    code = tmp_path / "code"
    code.mkdir()
    with_pool(code, work, interpreter=isolated(tmp_path / "runtime"))
