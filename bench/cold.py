"""First invocations: every function against a bare one in the same run, through the real client.

Wall time in interleaved rounds, and instructions, which repeat where wall time does not. Each
first invocation does real work: signs somebody in, reads from a stub of AWS, answers.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.artefacts import ROOT, Built, build_all, deployed_python, size_mb, without_bytecode
from bench.report import Report
from bench.spread import Spread, busy_machine, doubts
from bench.starts import FirstFailed, Measured, Start, first
from bench.stub_aws import SIGNING_KEY, stub_aws
from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import pack
from seogi.adapters.dynamodb.job_rows import to_row
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal, Role
from seogi.jobs import moves
from seogi.jobs.model import Job, JobRef, Policy

ROUNDS = 4
BARE = "bare handler"
HEALTH = "public_api: health, no AWS"
GOALS = {"public_api": 12.0, "status_stream": 12.0, "watchdog": 9.0}
EVENTS = ROOT / "events"
WHO = Principal("user_00000000b001", "tn_00000000b001", Role.LAWYER, "kim@firm.example", "김변호")
KINDS = {"generation": "draft.write", "evidence": "evidence.read", "documents": "document.write"}


def ref_of(queue: str) -> JobRef:
    return JobRef(WHO.tenant, f"job_{queue}")


def ended_job(queue: str, now: int) -> Job:
    """A job that has succeeded: a message for it is dropped, a stream of it ends at once."""
    job = Job(
        ref_of(queue), KINDS[queue], queue, WHO.user_id, "case_00000000b001", "ko", {"n": 1},
        "lock", now, 120_000, 4, now + 120_000,
    )  # fmt: skip
    job = moves.opened(job, now, Policy())
    job = moves.claimed(job, now, "token", Policy())
    return moves.succeeded(job, now, "inline")


def starts(built: list[Built], endpoint: str) -> Iterator[Start]:
    """The bare handler first, then every function with a request that reaches AWS."""
    bare, python = ROOT / "bench/peers/bare", deployed_python()
    yield Start(BARE, python, bare, (bare,), {}, {})
    variables = _variables(endpoint)
    token = AccessTokens(lambda: SigningKeys(SIGNING_KEY)).issue(WHO, _now())
    poll = _request(f"/api/jobs/{ref_of('generation').job_id}", token)
    events: dict[str, Any] = {
        "public_api": poll,
        "status_stream": _stream(token),
        "watchdog": json.loads((EVENTS / "watchdog/minute.json").read_text()),
        "generation_worker": _message("generation"),
        "evidence_worker": _message("evidence"),
        "document_worker": _message("documents"),
    }
    for each in built:
        path = (each.code, each.layer)
        web = each.name == "status_stream"
        start = Start(each.name, python, each.code, path, variables, events[each.name], web)
        yield start
        if each.name == "public_api":
            yield replace(start, name=HEALTH, event=_request("/api/health", token))


def _variables(endpoint: str) -> dict[str, str]:
    queues = ("GENERATION", "SOLO", "DOCUMENTS", "EVIDENCE")
    return {
        "AWS_REGION": "ap-northeast-2",
        "AWS_DEFAULT_REGION": "ap-northeast-2",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_ENDPOINT_URL": endpoint,
        "SEOGI_STAGE": "dev",
        "JOBS_TABLE": "jobs",
        "RECORDS_TABLE": "records",
        "FILES_BUCKET": "files",
        "AUTH_SECRET_ID": "auth",
        "DEAD_LETTER_QUEUE_URLS": f"{endpoint}/0/dead",
        **{f"{name}_QUEUE_URL": f"{endpoint}/0/{name.lower()}" for name in queues},
    }


def _request(path: str, token: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / "public_api/health.json").read_text())
    event["rawPath"] = event["requestContext"]["http"]["path"] = path
    event["headers"]["authorization"] = f"Bearer {token}"
    return event


def _stream(token: str) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {token}", "accept": "text/event-stream"}
    return {"path": f"/api/jobs/{ref_of('generation').job_id}/events", "headers": headers}


def _message(queue: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / "generation_worker/one_job.json").read_text())
    record = event["Records"][0]
    ref = ref_of(queue)
    record["body"] = json.dumps({"tenant": ref.tenant, "job_id": ref.job_id, "run": 1})
    record["eventSourceARN"] = f"arn:aws:sqs:ap-northeast-2:000000000000:{queue}"
    return event


def _now() -> int:
    return time.time_ns() // 1_000_000


def run() -> Report:
    """Both measures, and what the artefacts hold."""
    report = Report("cold")
    busy = busy_machine()
    built = build_all()
    jobs = [ended_job(queue, _now()) for queue in KINDS]
    with stub_aws([pack({**keys.job(job.ref), **to_row(job)}) for job in jobs]) as endpoint:
        planned = asyncio.run(_working(list(starts(built, endpoint)), report))
        walls = asyncio.run(_walls(planned))
        counted = asyncio.run(_counted(planned)) if shutil.which("valgrind") else {}
    _table(report, planned, walls, counted)
    spreads = [(name, Spread.of(m.ms for m in found)) for name, found in walls.items()]
    report.doubts += [busy] if busy else []
    report.doubts += [f"wall time of {each}" for each in doubts(spreads)]
    _artefacts(report, built)
    if not counted:
        report.doubt("no valgrind on this machine: the targets were held against wall time")
    report.notes.append("over plain HTTP to a stub of AWS: no TLS, no network")
    return report


async def _working(planned: list[Start], report: Report) -> list[Start]:
    """Those that answer well; this round also warms the disk."""
    found = []
    for start in planned:
        try:
            await first(start)
        except FirstFailed as failed:
            report.doubt(f"left out: {failed}")
        else:
            found.append(start)
    return found


async def _walls(planned: list[Start]) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {start.name: [] for start in planned}
    for _ in range(ROUNDS):
        for start in planned:
            found[start.name].append(await first(start))
    return found


async def _counted(planned: list[Start]) -> dict[str, int]:
    """Two at a time: instructions do not mind company."""
    gate = asyncio.Semaphore(2)

    async def one(start: Start) -> tuple[str, int]:
        async with gate:
            return start.name, (await first(start, counted=True)).instructions or 0

    return dict(await asyncio.gather(*(one(start) for start in planned)))


def _table(
    report: Report,
    planned: list[Start],
    walls: dict[str, list[Measured]],
    counted: dict[str, int],
) -> None:
    base = Spread.of(m.ms for m in walls[BARE]).p50
    rows = []
    for name in (start.name for start in planned):
        wall = Spread.of(m.ms for m in walls[name])
        ratio = counted[name] / counted[BARE] if counted else None
        millions = counted[name] / 1e6 if counted else None
        peak = max(m.peak_mb for m in walls[name])
        rows.append((name, ratio, millions, wall.p50 / base, wall.p50, wall.width, peak))
        report.data[name] = {"instructions": counted.get(name), "ms": wall.samples, "mb": peak}
        if name in GOALS:
            report.goal(f"{name}: × bare", ratio or wall.p50 / base, GOALS[name])
    columns = ("first invocation", "× bare", "M instr", "× in time", "ms", "spread", "peak MB")
    report.table("", columns, rows)


def _artefacts(report: Report, built: list[Built]) -> None:
    folders = [*((each.name, each.code) for each in built), ("layer", built[0].layer)]
    rows = [_artefact(name, folder) for name, folder in folders]
    columns = ("artefact", "MB unpacked", "modules", "without bytecode")
    report.table("what is shipped", columns, rows)
    report.goal("modules without bytecode", sum(row[3] for row in rows), 0)


def _artefact(name: str, folder: Path) -> tuple[str, float, int, int]:
    modules = sum(1 for _ in folder.rglob("*.py"))
    return name, size_mb(folder), modules, len(list(without_bytecode(folder)))
