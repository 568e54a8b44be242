"""What grows with use: a person's jobs, watchers of a job, a result, the evidence of a case.

In calls, capacity units and bytes, metered over an emulator whose own times mean nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType, Item

from bench.metering.wire import Totals
from bench.report import Report
from bench.watch import of_watchers
from bench.world import WHO, emulated_world, prose
from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.dynamodb.items import pack
from seogi.adapters.dynamodb.job_rows import to_row
from seogi.features.evidence.model import Evidence, EvidenceRef, EvidenceStatus
from seogi.jobs import moves
from seogi.jobs.context import JobContext
from seogi.jobs.model import Job, JobRef, JsonValue, Policy
from seogi.jobs.read import GetJob, ReadResult
from tests.support.aws import JOBS, RECORDS, REGION

JOB_COUNTS = (10, 1_000, 100_000)
RESULT_BYTES = (1_000, 8_000, 100_000, 5_000_000)
EVIDENCE_COUNTS = (1, 10, 100, 1_000)
WATCHERS = (1, 20, 200)
ACCOUNT = "123456789012"
PAGE = 20
WHOLE = 10 * PAGE
_POLICY = Policy()


def _job(number: int, now: int) -> Job:
    """One that has ended, as old as its number says."""
    at = now - number * 60_000
    job = Job(
        JobRef(WHO.tenant, f"job_{number:012x}"), "draft.write", "generation", WHO.user_id,
        "case_00000000b001", "ko", {"sections": ["청구취지"]}, "lock", at, 120_000, 4, at + 120_000,
    )  # fmt: skip
    job = moves.claimed(moves.opened(job, at, _POLICY), at, "t", _POLICY)
    return replace(moves.succeeded(job, at, "inline"), due_at=None)


def _row(number: int, now: int) -> dict[str, Any]:
    """Its item; of one too old for the pages asked for only what the index needs."""
    if number < WHOLE:
        job = _job(number, now)
        return pack({**keys.job(job.ref), **to_row(job)})
    ref = JobRef(WHO.tenant, f"job_{number:012x}")
    places = keys.job_indexes(ref, WHO.user_id, "case_00000000b001", now - number * 60_000)
    return pack({**keys.job(ref), **places})


def _seed(table: str, items: Any) -> None:
    """Straight into the emulator: over its API it would take minutes."""
    held: Any = dynamodb_backends[ACCOUNT][REGION].get_table(table)
    for item in items:
        partition, place = DynamoType(item["pk"]), DynamoType(item["sk"])
        held.items[partition][place] = Item(partition, place, item)


def pages_of_jobs() -> list[tuple[str | float, ...]]:
    """The first page and one from the middle, of so many jobs."""
    rows: list[tuple[str | float, ...]] = []
    with emulated_world() as world:
        now, seeded = world.clock.now(), 0
        world.ask("GET", "/api/jobs")  # reads the secret
        for count in JOB_COUNTS:
            _seed(JOBS, (_row(number, now) for number in range(seeded, count)))
            seeded = count
            with world.metered() as first:
                page = world.ask("GET", f"/api/jobs?limit={PAGE}").json()
            rows.append((f"{count} jobs, first page", *_counted(first)))
            if page["next_cursor"]:
                with world.metered() as second:
                    world.ask("GET", f"/api/jobs?limit={PAGE}&cursor={page['next_cursor']}")
                rows.append((f"{count} jobs, second page", *_counted(second)))
    return rows


def results() -> list[tuple[str | float, ...]]:
    """Ending with, and reading, a result of so many bytes."""
    rows: list[tuple[str | float, ...]] = []
    with emulated_world() as world:
        for number, size in enumerate(RESULT_BYTES):
            job = world.submit(input={"n": number})
            kind = world.kind(_making(size))
            with world.metered() as ran:
                world.run(job.message_to_send, kind)
            done = GetJob(world.store)(job.ref)
            with world.metered() as read:
                ReadResult(world.store, world.blobs)(done)
            with world.metered() as asked:
                answer = world.ask("GET", f"/api/jobs/{job.ref.job_id}/result")
            http = f"{answer.status_code}, {len(answer.content)} B"
            rows.append(
                (f"{size // 1000} kB", ran.write_units, ran.sent, _calls(read), http, _calls(asked))
            )
    return rows


def _making(size: int) -> Callable[[JobContext], Any]:
    async def work(_job: JobContext) -> JsonValue:
        await asyncio.sleep(1)
        return {"text": prose(size)}

    return work


class _Straight:
    """A client for `add` alone: the emulator copies its tables for every transaction."""

    def transact_write_items(self, TransactItems: Any) -> None:  # noqa: N803
        _seed(RECORDS, (each["Put"]["Item"] for each in TransactItems))


def evidence() -> list[tuple[str | float, ...]]:
    """Looking at a case's evidence, and starting a draft over it."""
    rows: list[tuple[str | float, ...]] = []
    with emulated_world() as world:
        records: Any = DynamoEvidence(_Straight(), RECORDS)  # type: ignore[arg-type]
        for count in EVIDENCE_COUNTS:
            case = world.ask("POST", "/api/cases", json={"title": f"사건 {count}"}).json()["id"]
            for number in range(count):
                records.add(_file(case, number, world.clock.now()))
            with world.metered() as listed:
                answer = world.ask("GET", f"/api/cases/{case}/evidence")
            with world.metered() as started:
                world.ask("POST", f"/api/cases/{case}/draft-preview-async", json={})
            listing = (listed.calls.total(), listed.reads, len(answer.content))
            rows.append((f"{count} files", *listing, started.calls.total(), started.reads))
    return rows


def _file(case: str, number: int, now: int) -> Evidence:
    ref = EvidenceRef(WHO.tenant, case, f"ev_{case[-4:]}{number:08x}")
    return Evidence(
        ref.evidence_id, ref.tenant, case, f"증거 {number}.txt", "text/plain", ref.raw_key,
        EvidenceStatus.COMPLETED, WHO.user_id, now + number, now + number,
        kind="text", passages=20, size=20_000, summary=prose(300), uploaded_at=now,
    )  # fmt: skip


def _counted(totals: Totals) -> tuple[int, float, int]:
    return totals.calls.total(), totals.reads, totals.received


def _calls(totals: Totals) -> str:
    return " ".join(f"{name}×{count}" for name, count in sorted(totals.calls.items()))


def run() -> Report:
    """Four tables; the pages must cost the same at every size."""
    report = Report("growth")
    with redirect_stdout(StringIO()):  # the face's log lines
        pages, made, files = pages_of_jobs(), results(), evidence()
    report.table(f"my jobs, {PAGE} a page", ("", "requests", "RRU", "bytes in"), pages)
    report.table(
        "a result", ("", "run: WRU", "bytes out", "read", "HTTP answer", "its reads"), made
    )
    report.table(
        "evidence of a case",
        ("", "list: requests", "RRU", "bytes to client", "draft: requests", "RRU"),
        files,
    )
    streams = [of_watchers(count) for count in WATCHERS]
    rows = [(w.watchers, w.reads / w.seconds, w.lag_ms) for w in streams]
    report.table("watchers of one job", ("watchers", "reads a second", "mean lag ms"), rows)
    units = [float(row[2]) for row in pages if str(row[0]).endswith("first page")][1:]
    report.goal("a page at 100 000 jobs over one at 1 000, RRU", units[-1] / units[0], 1.0)
    requests = {row[1] for row in pages}
    report.goal("requests of a page, most", max(float(n) for n in requests), 2)
    report.notes.append("counts and units are exact; an emulator's times are not reported")
    return report
