"""Calls, capacity units and bytes of every hot path; exact, so two runs differ in nothing."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

from bench.metering.wire import Totals
from bench.report import Report
from bench.world import PARTS, WHO, World, emulated_world
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.features.evidence.model import EvidenceRef, EvidenceStatus
from seogi.jobs import moves
from seogi.jobs.read import GetJob, ReadResult
from tests.support.aws import RECORDS

CHAT = "2026년 3월 1일 남편이 술에 취해 나를 폭행했다. 이혼하고 싶다.\n" * 20


def measured() -> dict[str, Totals]:
    """What each path costs, by its name."""
    with emulated_world() as world, redirect_stdout(StringIO()):  # its log lines
        return {**_kernel(world), **_face(world)}


def _kernel(world: World) -> dict[str, Totals]:
    found: dict[str, Totals] = {}
    with world.metered() as found["submit"]:
        job = world.submit()
    with world.metered() as found["submit with an idempotency key"]:
        world.submit(input={"sections": ["b"]}, idempotency_key="once")
    world.aws.sqs.purge_queue(QueueUrl=world.url)
    world.queue.send("generation", job.message_to_send)
    with world.metered() as found["poll"]:
        GetJob(world.store)(job.ref)
    with world.metered() as whole:
        world.run(job.message_to_send)
    found["progress"] = _each(world.progress, PARTS)
    found["whole run of the reference job"] = whole
    done = GetJob(world.store)(job.ref)
    with world.metered() as found["read the result (20 KB)"]:
        ReadResult(world.store, world.blobs)(done)
    found["finish"] = _finish(world)
    with world.metered() as found["watch: one look"]:
        world.store.load(job.ref)
    with world.metered() as found["watch: back after a page of events"]:
        world.store.log_after(job.ref, 0)
    with world.metered() as found["sweep, nothing due"]:
        world.store.due(world.clock.now() - 10**9, 500)
    return found


def _finish(world: World) -> Totals:
    """The last write of a run whose result lies beside it (6 KB)."""
    job = world.submit(input={"sections": ["c"]})
    held = world.writer.save(job, moves.claimed(job, world.clock.now(), "t", world.policy))
    result = json.dumps({"text": "가" * 2000}, ensure_ascii=False).encode()
    with world.metered() as totals:
        ended = moves.succeeded(replace(held), world.clock.now(), "inline")
        world.writer.save(held, ended, result=result)
    return totals


def _face(world: World) -> dict[str, Totals]:
    """The same through the routes, with sign-in and access checks."""
    found: dict[str, Totals] = {}
    case = world.ask("POST", "/api/cases", json={"title": "이혼 사건"}).json()["id"]
    about = {"case_id": case, "filename": "일기.txt", "content_type": "text/plain"}
    with world.metered() as ticketed:
        ticket = world.ask("POST", "/api/evidence/presigned-url", json=about).json()
    world.aws.s3.put_object(
        Bucket=world.mocked.env["FILES_BUCKET"], Key=ticket["s3_key"], Body=CHAT.encode()
    )
    known = {name: ticket[name] for name in ("evidence_temp_id", "s3_key")}
    with world.metered() as told:
        world.ask("POST", "/api/evidence/upload-complete", json={"case_id": case, **known})
    found["HTTP evidence upload (ticket + told)"] = ticketed + told
    _mark_as_read(world, case, ticket["evidence_temp_id"])
    with world.metered() as found["HTTP draft submit"]:
        path = f"/api/cases/{case}/draft-preview-async"
        job_id = world.ask("POST", path, json={}).json()["job_id"]
    with world.metered() as found["HTTP poll"]:
        world.ask("GET", f"/api/jobs/{job_id}")
    with world.metered() as found["HTTP draft poll"]:
        world.ask("GET", f"/api/cases/{case}/draft-jobs/{job_id}")
    with world.metered() as found["HTTP my jobs, first page"]:
        world.ask("GET", "/api/jobs")
    return found


def _mark_as_read(world: World, case: str, evidence_id: str) -> None:
    """As the evidence worker leaves it."""
    records = DynamoEvidence(world.aws.dynamodb, RECORDS)
    evidence = records.get(EvidenceRef(WHO.tenant, case, evidence_id))
    records.save(replace(evidence, status=EvidenceStatus.COMPLETED, passages=20, kind="text"))


def _each(total: Totals, times: int) -> Totals:
    calls = Counter({name: count // times for name, count in total.calls.items()})
    return Totals(
        calls,
        -(-total.writes // times),
        -(-total.index_writes // times),
        total.reads / times,
        total.sent // times,
        total.received // times,
    )


def run() -> Report:
    """The table, and the four counts that the product promises."""
    found = measured()
    report = Report("counts")
    rows = [
        (name, t.writes, t.index_writes, t.reads, t.sent, t.received, _calls(t))
        for name, t in found.items()
    ]
    columns = ("path", "WRU", "of indexes", "RRU", "bytes out", "bytes in", "requests")
    report.table("", columns, rows)
    report.goal("submit: requests (transaction + send)", found["submit"].calls.total(), 2)
    for path in ("poll", "progress", "finish"):
        report.goal(f"{path}: requests", found[path].calls.total(), 1)
    report.goal("progress: write units", found["progress"].write_units, 1)
    report.notes.append("units by AWS's published rules, metered on the wire over moto")
    report.data = {name: _plain(totals) for name, totals in found.items()}
    return report


def _calls(totals: Totals) -> str:
    return " ".join(f"{name}×{count}" for name, count in sorted(totals.calls.items()))


def _plain(totals: Totals) -> dict[str, object]:
    return {
        "calls": dict(totals.calls),
        "writes": totals.writes,
        "index_writes": totals.index_writes,
        "reads": totals.reads,
        "sent": totals.sent,
        "received": totals.received,
    }
