"""A job as an item: short names, nothing stored that is empty."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from seogi.adapters.dynamodb import keys
from seogi.jobs.model import Event, Failure, Job, Status, Usage

Row = dict[str, Any]

KEPT_S = 90 * 86_400
"""A job can be looked up for so long after its end."""

# field of Job → attribute. What equals the empty value of its type is left out.
TEXTS = {
    "kind": "kind",
    "queue": "queue",
    "owner": "owner",
    "subject": "subj",
    "lang": "lang",
    "lock": "lock",
    "status": "st",
    "token": "tok",
    "stage": "stage",
    "message": "msg",
    "waiting_for": "wfor",
    "result_at": "res",
    "write_id": "wid",
}
NUMBERS = {
    "created_at": "made",
    "deadline_ms": "dl_ms",
    "deadline_at": "dl",
    "max_attempts": "tries",
    "run": "run",
    "attempt": "try",
    "version": "v",
    "lease_until": "lease",
    "not_before": "nb",
    "percent": "pct",
    "updated_at": "upd",
    "expected_at": "exp",
    "ends_at": "eta",
    "resends": "sent",
    "lost": "lost",
    "continuations": "hops",
    "waiting_until": "wtil",
}
MOMENTS = {"started_at": "start", "finished_at": "end", "paused_at": "paus", "due_at": keys.DUE_AT}
VERSION, WRITE_ID = NUMBERS["version"], TEXTS["write_id"]
SOLO, INPUT, DELIVERED, FAILURE, USAGE, EVENTS = "solo", "input", "got", "fail", "use", "ev"

ATTRIBUTES = (
    *TEXTS.values(),
    *NUMBERS.values(),
    *MOMENTS.values(),
    *(SOLO, INPUT, DELIVERED, FAILURE, USAGE, EVENTS),
    *(keys.MINE_PK, keys.MINE_SK, keys.SUBJECT_PK, keys.DUE_SHARD, keys.EXPIRES),
)


def to_row(job: Job, *, input_apart: bool = False) -> Row:
    """The attributes of the job's item beside its key."""
    row: Row = {name: getattr(job, field) for field, name in {**TEXTS, **NUMBERS}.items()}
    row |= {
        SOLO: job.solo,
        DELIVERED: _dumped(job.delivered) if job.delivered else "",
        FAILURE: _dumped(astuple(job.failure)) if job.failure else "",
        USAGE: _dumped(astuple(job.usage)) if job.usage != Usage() else "",
        EVENTS: events_packed(job.events) if job.events else "",
    }
    row = {name: value for name, value in row.items() if value}
    row |= {name: at for field, name in MOMENTS.items() if (at := getattr(job, field)) is not None}
    if job.input is not None and not input_apart:
        row[INPUT] = _dumped(job.input)
    return row | _indexes(job)


def _indexes(job: Job) -> Row:
    row: Row = dict(keys.job_indexes(job.ref, job.owner, job.subject, job.created_at))
    if job.due_at is not None:
        row[keys.DUE_SHARD] = keys.due_shard(job.ref.job_id)
    if job.is_terminal:
        row[keys.EXPIRES] = job.updated_at // 1000 + KEPT_S
    return row


def from_row(row: Mapping[str, Any]) -> Job:
    """The job that `to_row` made the item of."""
    values: dict[str, Any] = {field: row.get(name, "") for field, name in TEXTS.items()}
    values |= {field: row.get(name, 0) for field, name in NUMBERS.items()}
    values |= {field: row.get(name) for field, name in MOMENTS.items()}
    values["status"] = Status(values["status"])
    return Job(
        ref=keys.ref_of(row),
        input=_loaded(row, INPUT, dict[str, Any]),
        solo=row.get(SOLO, False),
        delivered=_loaded(row, DELIVERED, tuple[str, ...]) or (),
        failure=_loaded(row, FAILURE, lambda parts: Failure(*parts)),
        usage=_loaded(row, USAGE, lambda parts: Usage(*parts)) or Usage(),
        events=events_unpacked(row.get(EVENTS, "[]")),
        **values,
    )


def _loaded(row: Mapping[str, Any], name: str, make: Callable[[Any], Any]) -> Any:
    return make(json.loads(row[name])) if name in row else None


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def events_packed(events: Sequence[Event]) -> str | bytes:
    """JSON, a list per event, compressed when that is smaller.

    Events resemble one another: sixteen of them fit where two would, and the job's row stays
    within one write unit.
    """
    lists = [(e.version, e.at, e.status, e.run, e.percent, e.stage, e.message) for e in events]
    plain = _dumped(lists)
    squeezed = zlib.compress(plain.encode())
    return squeezed if len(squeezed) < len(plain.encode()) else plain


def events_unpacked(value: str | bytes) -> tuple[Event, ...]:
    """What `events_packed` wrote."""
    lists = json.loads(zlib.decompress(value) if isinstance(value, bytes) else value)
    return tuple(Event(version, at, Status(status), *rest) for version, at, status, *rest in lists)


PACKED = ("z", "raw")
"""The attributes that keep bytes: squeezed where that is smaller."""


def packed(value: bytes) -> Row:
    """The attributes of an item that keeps bytes: small, because size is what a write costs."""
    squeezed = zlib.compress(value)
    return {"z": squeezed} if len(squeezed) < len(value) else {"raw": value}


def unpacked(row: Mapping[str, Any]) -> bytes:
    """The bytes that `packed` kept."""
    value: bytes = zlib.decompress(row["z"]) if "z" in row else row["raw"]
    return value
