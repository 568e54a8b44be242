"""Logs are facts with keys, metrics have one name each; both leave as JSON lines on stdout."""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from functools import cache
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from aws_lambda_powertools.logging import Logger as Powertools

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
_making = threading.Lock()


class Logger:
    """Writes `{"level", "message", "timestamp", "service", …fields}`; the message is a constant.

    Lines and metrics are those of Powertools for AWS Lambda, loaded with the first of them: what
    says nothing does not pay for it at its cold start.
    """

    def __init__(self, name: str) -> None:
        self._service = f"seogi.{name}"

    def info(self, message: str, **fields: object) -> None:
        self._write("info", message, fields)

    def warning(self, message: str, **fields: object) -> None:
        self._write("warning", message, fields)

    def error(self, message: str, **fields: object) -> None:
        self._write("error", message, fields)

    def failure(self, message: str, error: BaseException, **fields: object) -> None:
        """An exception, told by its type and its places in the code, never by its text."""
        places = [
            f"{_in_code(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-MAX_PLACES:]
        ]
        self._write("error", message, {**fields, "error_type": type(error).__name__}, places)

    def metric(self, name: str, value: float, unit: str = "Count", **dimensions: str) -> None:
        """One CloudWatch metric in embedded metric format, written at once.

        Lines of their own, because jobs run side by side in one invocation and each metric has
        its own dimensions; and a worker that is killed later has still told it.
        """
        from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (
            AmazonCloudWatchEMFProvider,
        )

        one = AmazonCloudWatchEMFProvider(namespace=NAMESPACE, default_dimensions=dimensions)
        one.add_metric(name=name, unit=unit, value=value)
        line = json.dumps(one.serialize_metric_set(), separators=(",", ":"))
        sys.stdout.write(line + "\n")  # in one write: lines of several threads do not mix

    def _write(
        self, level: str, message: str, fields: dict[str, object], places: list[str] | None = None
    ) -> None:
        extra = {key: _plain(fields[key]) for key in fields if key in LOGGED_FIELDS}
        dropped = sorted(set(fields) - LOGGED_FIELDS)
        if dropped:
            extra["dropped_fields"] = dropped
        if places:
            extra["places"] = places
        getattr(_lines(self._service), level)(message, extra=extra)


class _LateStdout(logging.StreamHandler[TextIO]):
    """Looks stdout up with every line: the Lambda runtime and pytest both replace it."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stdout
        super().emit(record)


@cache
def _lines(service: str) -> Powertools:
    """The logger of a service; two threads that ask at once get one with one handler."""
    from aws_lambda_powertools.logging import Logger as Powertools

    with _making:
        made = Powertools(
            service=service,
            level="INFO",
            logger_handler=_LateStdout(),
            utc=True,
            use_rfc3339=True,
            location=None,
            xray_trace_id=None,
        )
        logging.getLogger(service).propagate = False  # the runtime's own handler writes it again
        return made


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
