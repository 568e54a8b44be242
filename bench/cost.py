"""Dollars per million reference jobs: what `counts` finds, times AWS's list prices.

The reference job: submitted over HTTP, six parts of ten seconds of model time, each told and
stored, watched by eight polls, a result of 20 KB read once, one artifact; ten jobs are awaited
in one invocation of the worker.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bench import counts, prices
from bench.metering.wire import Totals
from bench.report import Report, kept
from scripts.checks.template import load

POLLS = 8
TOGETHER = 10
MODEL_S = 60.0
WORKER_MB = 256
TARGET = 75.0

FULL_CPU_MB = 1769
"""Memory at which Lambda gives one whole core."""
CALL_MS = 5.0
"""Of one request to AWS from inside the region."""
CPU_MS = {"submit": 6.0, "poll": 3.0}
"""Per request of the API, where the `http` bench has not measured it on this machine."""
WORKER_START_S = 0.5
"""Reading, claiming and ending around the model's time."""

DESIGNS = (
    ("naive: index on every write, result in the polled item, SSE 512 MB", 865, 429),
    ("common: result in S3, 30 polls", 488, 416),
    ("lean: 256 MB worker, adaptive polls", 254, 217),
    ("lean, ten jobs awaited in one invocation", 74, 36),
    ("the same on Step Functions Standard (8 states)", 74 + 225, None),
    ("the same on durable functions (8 steps)", 74 + 80, None),
)
"""Name, dollars, of it the worker: designs with the same reference job, worked out before."""


@dataclass(frozen=True, slots=True)
class Memory:
    """MB of the deployed functions."""

    api: int
    worker: int
    stream: int


def deployed() -> Memory:
    """What the template gives each function."""
    resources = load()["Resources"]
    names = ("PublicApi", "GenerationWorker", "StatusStream")
    return Memory(*(resources[name]["Properties"]["MemorySize"] for name in names))


def of_aws(totals: Totals) -> dict[str, float]:
    """DynamoDB, SQS and S3."""
    sqs = sum(totals.calls[name] for name in ("SendMessage", "ChangeMessageVisibility"))
    # A batch is received and deleted in one request each.
    sqs_shared = totals.calls["ReceiveMessage"] + totals.calls["DeleteMessage"]
    units = totals.write_units * prices.WRITE_UNIT + totals.reads * prices.READ_UNIT
    return {
        "DynamoDB": units,
        "SQS": (sqs + sqs_shared / TOGETHER) * prices.SQS_REQUEST,
        "S3": totals.calls["PutObject"] * prices.S3_PUT + totals.calls["GetObject"] * prices.S3_GET,
    }


def of_request(kind: str, totals: Totals, api_mb: int) -> dict[str, float]:
    """One request of the public face: gateway, invocation, and what it asks of AWS."""
    cpu = _cpu_ms(kind) * max(1.0, FULL_CPU_MB / api_mb)
    seconds = (cpu + CALL_MS * totals.calls.total()) / 1000
    return {
        "HTTP API": prices.HTTP_API_REQUEST,
        "API function": prices.LAMBDA_REQUEST + seconds * api_mb / 1024 * prices.LAMBDA_GB_SECOND,
        **of_aws(totals),
    }


def _cpu_ms(kind: str) -> float:
    measured = kept("http")
    found = (measured or {}).get("data", {}).get("api_cpu_ms", {}).get(kind)
    return float(found) if found else CPU_MS[kind]


def of_worker(mb: int, together: int = TOGETHER) -> float:
    """The worker's time for one job, when so many share an invocation."""
    seconds = (MODEL_S + WORKER_START_S) / together
    return seconds * mb / 1024 * prices.LAMBDA_GB_SECOND + prices.LAMBDA_REQUEST / together


def reference(found: dict[str, Totals], memory: Memory) -> dict[str, Counter[str]]:
    """Dollars of one job by part and service."""
    submit = of_request("submit", found["HTTP draft submit"], memory.api)
    poll = of_request("poll", found["HTTP poll"], memory.api)
    result = of_request("poll", found["HTTP poll"], memory.api)
    return {
        "submit": Counter(submit),
        f"watching: {POLLS} polls": Counter({k: POLLS * v for k, v in poll.items()}),
        "run: claim, 6 progress, 6 steps, end, 2 objects": Counter(
            of_aws(found["whole run of the reference job"])
        ),
        "result, once": Counter(result) + Counter(of_aws(found["read the result (20 KB)"])),
        f"worker, {WORKER_MB} MB, {TOGETHER} together": Counter(
            {"worker function": of_worker(WORKER_MB)}
        ),
    }


def run() -> Report:
    """Dollars per million, with the designs beside them."""
    found, memory = counts.measured(), deployed()
    parts = reference(found, memory)
    report = Report("cost")
    services = list(dict.fromkeys(name for part in parts.values() for name in part))
    rows: list[tuple[str | float, ...]] = [
        (name, *(_million(part[s]) for s in services), _million(part.total()))
        for name, part in parts.items()
    ]
    total = sum(part.total() for part in parts.values())
    sums = [_million(sum(part[s] for part in parts.values())) for s in services]
    rows.append(("together", *sums, _million(total)))
    report.table("dollars per million reference jobs", ("", *services, "$"), rows)
    _beside(report, total)
    _otherwise(report, total, memory, found)
    report.goal("dollars per million reference jobs", _million(total), TARGET)
    deployed_total = total + of_worker(memory.worker) - of_worker(WORKER_MB)
    report.goal(f"… with the worker's {memory.worker} MB", _million(deployed_total), TARGET)
    measured = "measured by `http`" if kept("http") else "assumed"
    report.notes.append(
        f"API CPU per request {_cpu_ms('submit'):.1f} / {_cpu_ms('poll'):.1f} ms ({measured}), "
        f"scaled to {memory.api} MB, and {CALL_MS:.0f} ms per request to AWS (assumed)"
    )
    report.notes.append("CloudFront and logs are in none of the designs' rows; see below for them")
    return report


def _beside(report: Report, total: float) -> None:
    mine = ("this product", _million(total), _million(of_worker(WORKER_MB)))
    ratios = [(n, d, w, d / _million(total)) for n, d, w in (mine, *DESIGNS)]
    report.table("beside other designs", ("", "$", "of it the worker", "× ours"), ratios)


def _otherwise(report: Report, total: float, memory: Memory, found: dict[str, Totals]) -> None:
    """What changes when a part is done otherwise."""
    poll = of_request("poll", found["HTTP poll"], memory.api)
    stream = MODEL_S * memory.stream / 1024 * prices.LAMBDA_GB_SECOND + prices.LAMBDA_REQUEST
    looks = MODEL_S / 0.2 * prices.READ_UNIT
    edge = (POLLS + 2) * prices.CLOUDFRONT_REQUEST
    polls = POLLS * sum(poll.values())
    counted = (kept("watch") or {}).get("data", {}).get("polls")
    rows = [
        (f"worker of {memory.worker} MB, as deployed", of_worker(memory.worker) - of_worker(256)),
        ("a worker's invocation not shared", of_worker(256, 1) - of_worker(256)),
        (f"watched by a stream ({memory.stream} MB), not polls", stream + looks - polls),
        ("fixed polls every 2 s (30)", 30 * sum(poll.values()) - polls),
        ("CloudFront in front", edge),
        ("logs, about 6 KB a job", 6e-6 * prices.LOG_GB),
    ]
    if counted:
        extra = (counted - POLLS) * sum(poll.values())
        rows.append((f"as many polls as `watch` counts ({counted:.1f})", extra))
    table = [(name, _million(more), _million(total + more)) for name, more in rows]
    report.table("done otherwise", ("", "+ $", "$ then"), table)


def _million(dollars: float) -> float:
    return round(dollars * prices.MILLION, 2)
