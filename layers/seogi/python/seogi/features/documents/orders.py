"""The kind `document.write` for those who order a file and do not make it."""

from __future__ import annotations

KIND = "document.write"
QUEUE = "documents"
DEADLINE_MS = 240_000
MAX_ATTEMPTS = 3
