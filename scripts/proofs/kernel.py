"""`scripts/prove kernel`: no accepted job is lost and no stored step repeated, whatever dies."""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from scripts.local.console import FAILURES, say
from scripts.local.demo import DemoFailed
from scripts.local.logs import to_stderr
from scripts.local.paths import PYTHON, ROOT
from scripts.local.stack import Stack, running_stack
from scripts.proofs.evidence import Archive, Left
from scripts.proofs.judge import ROUND_SECONDS, Findings, judge, unexplained
from scripts.proofs.load import Accepted, Desk, furnish, open_desk, submit_all
from scripts.proofs.mischief import Mischief
from scripts.proofs.watching import compare, watch

LEASE_S, HEARTBEAT_S = 5, 2
PARAMETERS = {
    "LeaseSeconds": str(LEASE_S),
    "HeartbeatSeconds": str(HEARTBEAT_S),
    "ModelProvider": "scripted:slow:700ms",
}
LAWYERS = ("lawyer", "other_lawyer", "other_tenant")
CASES_EACH = 4
WATCHED = 10
PATIENCE_S = 300.0


@dataclass(slots=True)
class Run:
    """One proof on one stack."""

    stack: Stack
    rng: random.Random
    jobs: int
    seconds: float
    desks: list[Desk] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    retried: set[str] = field(default_factory=set)
    watchers: dict[str, asyncio.Task[list[int]]] = field(default_factory=dict)

    async def __call__(self) -> Findings:
        """Prepares, maltreats, waits for calm, and judges."""
        passages = await self._furnish()
        say(f"{len(self.desks) * CASES_EACH} cases with {passages} passages of evidence")
        archive, mischief = Archive(self.stack), Mischief(self.stack, self.rng, self.accepted)
        trouble = asyncio.create_task(mischief.run())
        began = time.time()
        try:
            await self._submit()
            await self._until_ended(archive, trouble)
        finally:
            trouble.cancel()
            await asyncio.gather(trouble, return_exceptions=True)
        say(f"every job had ended after {time.time() - began:.0f} s")
        await self._retry_the_lost(archive)
        say(f"… and {len(self.retried)} retried ones after {time.time() - began:.0f} s")
        return await self._judged(archive, mischief)

    async def _furnish(self) -> int:
        folder = self.stack.data / "diaries"
        folder.mkdir()
        passages = 0
        for who in LAWYERS:
            desk = await open_desk(self.stack, who)
            self.desks.append(desk)
            passages += await furnish(desk, folder, CASES_EACH, self.rng)
        return passages

    async def _submit(self) -> None:
        await submit_all(self.desks, self.jobs, self.seconds, self.rng, self.accepted)
        for one in self.accepted[-WATCHED:]:
            self.watchers[one.ref.job_id] = asyncio.create_task(watch(one, self.rng))

    async def _until_ended(self, archive: Archive, trouble: asyncio.Task[None]) -> None:
        """Waits for every job; the trouble goes on meanwhile, but not for ever."""
        deadline, calm_at = time.monotonic() + PATIENCE_S, time.monotonic() + self.seconds
        open_jobs = [one.ref for one in self.accepted]
        while open_jobs and time.monotonic() < deadline:
            if trouble.done() and not trouble.cancelled():
                trouble.result()
            if time.monotonic() > calm_at:
                trouble.cancel()
            await asyncio.sleep(0.5)
            open_jobs = await asyncio.to_thread(archive.still_open, open_jobs)

    async def _retry_the_lost(self, archive: Archive) -> None:
        """A job that was killed three times has ended; its owner tries again, in calm."""
        for one in self.accepted:
            job = archive.job(one.ref)
            if job and job.failure and job.is_terminal and job.failure.code == "worker_lost":
                self.retried.add(one.ref.job_id)
                await one.desk.retry(one.ref)
        if self.retried:
            await self._until_ended(archive, asyncio.create_task(asyncio.sleep(0)))

    async def _judged(self, archive: Archive, mischief: Mischief) -> Findings:
        left = {one.ref.job_id: await archive.left(one) for one in self.accepted}
        calls, letters = list(archive.calls()), archive.dead_letters()
        findings = judge(left, calls, mischief.kills, LEASE_S)
        findings.broken += unexplained(letters, left)
        findings.broken += await self._of_watchers(left)
        again = len(calls) - len({(call.job_id, call.step) for call in calls})
        rows: list[tuple[str, object]] = [
            *sorted(mischief.done.items()),
            ("jobs accepted", len(self.accepted)),
            ("jobs that succeeded", _succeeded(left)),
            ("… of them retried after worker_lost", len(self.retried)),
            ("longest job, s", f"{_longest(left):.0f}"),
            ("jobs in the hands of a killed worker", len(findings.recoveries)),
            (f"recovery, s (at most {LEASE_S + ROUND_SECONDS})", _spread(findings)),
            ("calls of the writer", len(calls)),
            ("… again, because a kill came before the step was stored", again),
            ("dead letters, all of ended jobs", len(letters)),
            ("watchers that kept losing their stream", len(self.watchers)),
        ]
        for name, value in rows:
            say(f"  {name:<58} {value}")
        return findings

    async def _of_watchers(self, left: dict[str, Left | None]) -> list[str]:
        broken = []
        for job_id, task in self.watchers.items():
            found = left[job_id]
            log = [event.version for event in found.events] if found else []
            seen = await asyncio.wait_for(task, 30)
            broken += [f"{job_id}: {what}" for what in compare(seen, log)]
        return broken


def _succeeded(left: dict[str, Left | None]) -> int:
    return sum(found is not None and found.job.status == "succeeded" for found in left.values())


def _longest(left: dict[str, Left | None]) -> float:
    took = [one.events[-1].at - one.events[0].at for one in left.values() if one]
    return max(took, default=0) / 1000


def _spread(findings: Findings) -> str:
    took = sorted(one.seconds for one in findings.recoveries)
    if not took:
        return "none"
    return f"median {took[len(took) // 2]:.1f}, most {took[-1]:.1f}"


async def on_the_stack(seed: int, jobs: int, seconds: float) -> Findings:
    """The whole proof on a fresh stack."""
    with tempfile.TemporaryDirectory(prefix="seogi-prove-") as data:
        path = Path(data)
        async with running_stack(
            path, parameters=PARAMETERS, dist=path / "none", say=lambda _line: None
        ) as stack:
            rng = random.Random(seed)  # noqa: S311 - for mischief, not for secrets
            return await Run(stack, rng, jobs, seconds)()


def _simulated(seeds: int) -> bool:
    command = (str(PYTHON), "-W", "ignore", "-m", "tests.jobs.simulator.prove")
    return subprocess.run([*command, "--seeds", str(seeds)], cwd=ROOT, check=False).returncode == 0


def _stack_proof(chosen: argparse.Namespace) -> bool:
    say(f"the stack: {chosen.jobs} drafts, workers killed at random, seed {chosen.seed}")
    findings = asyncio.run(on_the_stack(chosen.seed, chosen.jobs, chosen.seconds))
    for what in findings.broken:
        say(f"  BROKEN {what}")
    return not findings.broken


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/prove kernel", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20_000, help="of the simulator")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--jobs", type=int, default=120)
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="of submitting, then of waiting"
    )
    parser.add_argument("--only", choices=("simulator", "stack"))
    chosen = parser.parse_args(arguments)
    held = []
    try:
        if chosen.only != "stack":
            held.append(_simulated(chosen.seeds))
        if chosen.only != "simulator":
            held.append(_stack_proof(chosen))
    except (*FAILURES, DemoFailed, httpx2.HTTPError, TimeoutError) as failure:
        to_stderr(f"scripts/prove kernel: {failure or type(failure).__name__}")
        return 1
    say("every promise held" if all(held) else "a promise was broken")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
