"""A worker of the real stack is killed in the middle of a draft; the draft ends all the same."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.local.paths import ENGINE_PYTHON
from scripts.local.stack import running_stack
from scripts.proofs.evidence import Archive
from scripts.proofs.judge import Findings, judge
from scripts.proofs.kernel import LEASE_S, PARAMETERS
from scripts.proofs.load import Accepted, furnish, open_desk
from scripts.proofs.mischief import WORKER, Mischief

pytestmark = [pytest.mark.stack, pytest.mark.enable_socket]


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 40
    while not condition():
        assert time.monotonic() < deadline, "it did not happen within 40 s"
        await asyncio.sleep(0.05)


async def a_draft_whose_worker_is_killed(data: Path) -> Findings:
    parameters = {**PARAMETERS, "ModelProvider": "scripted:slow:1500ms"}
    async with running_stack(
        data, parameters=parameters, dist=data / "none", say=lambda _line: None
    ) as stack:
        desk = await open_desk(stack, "lawyer")
        await furnish(desk, data, 1, random.Random(1))
        accepted = Accepted(await desk.draft(desk.cases[0], 1), desk)
        archive, mischief = Archive(stack), Mischief(stack, random.Random(1), [accepted])

        def is_writing() -> bool:
            job = archive.job(accepted.ref)
            return job is not None and job.stage.startswith("section:")

        await until(is_writing)
        mischief.kill(stack.pools[WORKER].at_work()[0])
        await until(lambda: not archive.still_open([accepted.ref]))
        left = {accepted.ref.job_id: await archive.left(accepted)}
        findings = judge(left, list(archive.calls()), mischief.kills, LEASE_S)
        await desk.client.aclose()
        return findings


@pytest.mark.skipif(not ENGINE_PYTHON.exists(), reason="no engine: run scripts/setup engine")
def test_a_draft_outlives_its_worker(tmp_path: Path) -> None:
    findings = asyncio.run(a_draft_whose_worker_is_killed(tmp_path))
    assert findings.broken == []
    assert [one.seconds < 20 for one in findings.recoveries] == [True]
