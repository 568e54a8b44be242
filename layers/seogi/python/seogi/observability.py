"""Logs are facts with keys, metrics have one name each; both leave as JSON lines on stdout."""

from __future__ import annotations

import json
import sys
import time
import traceback
from typing import TextIO

# Only these keys reach a log line; anything else is dropped and its *name* is noted, so that a
# new field is a decision and a prompt, a token or evidence text cannot slip out by accident.
LOGGED_FIELDS = frozenset(
    {
        "active_jobs",
        "age_ms",
        "attempt",
        "batch",
        "case_id",
        "changed",
        "code",
        "count",
        "duration_ms",
        "error_type",
        "evidence_id",
        "failed",
        "function",
        "job_id",
        "kind",
        "limit",
        "lost",
        "method",
        "name",
        "outcome",
        "owner",
        "percent",
        "queue",
        "reason",
        "receive_count",
        "request_id",
        "retry_after",
        "role",
        "route",
        "run",
        "size",
        "stage",
        "started",
        "status",
        "step",
        "subject",
        "target",
        "tenant",
        "token_version",
        "tokens",
        "unit",
        "user_id",
        "value",
        "version",
    }
)

# Metric names, one sentence each.
HTTP_ERRORS = "HttpServerErrors"
"""Answers of 500 and above that the API itself gave."""
RATE_LIMITED = "RateLimited"
"""Requests refused with 429."""
REFRESH_REUSED = "RefreshTokenReused"
"""Spent refresh tokens presented again; each one revoked a family of sessions."""
JOBS_SUBMITTED = "JobsSubmitted"
"""Jobs accepted from users."""
JOBS_FINISHED = "JobsFinished"
"""Jobs that reached a terminal state."""
OLDEST_ACTIVE_JOB_AGE = "OldestActiveJobAge"
"""Age of the oldest job that has not reached a terminal state (seconds)."""
SWEPT = "JobsSwept"
"""Jobs the watchdog's round met, by what it did (`send`, `isolate`, `expire`, …)."""
DEAD_LETTERS = "DeadLetterDepth"
"""Messages in all dead-letter queues together."""
MODEL_TOKENS = "ModelTokens"
"""Tokens billed by language models."""

NAMESPACE = "Seogi"
MAX_TEXT = 300
MAX_PLACES = 8

_PLAIN_TYPES = (str, int, float, bool, type(None))


class Logger:
    """Writes `{"level", "message", "logger", "time", …fields}`; the message is a constant."""

    def __init__(self, name: str, out: TextIO | None = None) -> None:
        self._name = name
        self._out = out

    def info(self, message: str, **fields: object) -> None:
        self._write("INFO", message, fields)

    def warning(self, message: str, **fields: object) -> None:
        self._write("WARNING", message, fields)

    def error(self, message: str, **fields: object) -> None:
        self._write("ERROR", message, fields)

    def failure(self, message: str, error: BaseException, **fields: object) -> None:
        """An exception, told by its type and its places in the code, never by its text."""
        places = [
            f"{_in_code(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-MAX_PLACES:]
        ]
        self._write("ERROR", message, {**fields, "error_type": type(error).__name__}, places)

    def metric(self, name: str, value: float, unit: str = "Count", **dimensions: str) -> None:
        """One CloudWatch metric in embedded metric format."""
        now = int(time.time() * 1000)
        definition = {
            "Namespace": NAMESPACE,
            "Dimensions": [sorted(dimensions)],
            "Metrics": [{"Name": name, "Unit": unit}],
        }
        line = {"_aws": {"Timestamp": now, "CloudWatchMetrics": [definition]}, name: value}
        self._emit({**line, **dimensions})

    def _write(
        self, level: str, message: str, fields: dict[str, object], places: list[str] | None = None
    ) -> None:
        line: dict[str, object] = {
            "level": level,
            "message": message,
            "logger": self._name,
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        }
        dropped = sorted(set(fields) - LOGGED_FIELDS)
        line.update({key: _plain(fields[key]) for key in fields if key in LOGGED_FIELDS})
        if dropped:
            line["dropped_fields"] = dropped
        if places:
            line["places"] = places
        self._emit(line)

    def _emit(self, line: dict[str, object]) -> None:
        # stdout is looked up late: the Lambda runtime and pytest both replace it.
        out = self._out or sys.stdout
        out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, _PLAIN_TYPES):
        return value[:MAX_TEXT] if isinstance(value, str) else value
    return str(value)[:MAX_TEXT]


def _in_code(filename: str) -> str:
    for root in ("site-packages/", "/python/"):
        _, found, rest = filename.rpartition(root)
        if found:
            return rest
    return filename
