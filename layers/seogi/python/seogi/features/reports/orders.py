"""The kind `report.write` for those who start a report and do not write it."""

from __future__ import annotations

KIND = "report.write"
QUEUE = "generation"
DEADLINE_MS = 900_000
MAX_ATTEMPTS = 4
