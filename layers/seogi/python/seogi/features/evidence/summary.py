"""One sentence that says what a file is, counted and not composed."""

from __future__ import annotations

from seogi.features.evidence.model import ReadEvidence
from seogi.texts import text

NAMED_SPEAKERS = 5


def summary_of(read: ReadEvidence, lang: str) -> str:
    """How many messages between whom and when, pages, or characters."""
    if read.kind == "kakaotalk":
        return text(
            lang,
            "evidence.summary.kakaotalk",
            speakers=", ".join(read.speakers[:NAMED_SPEAKERS]),
            messages=read.messages or 0,
            first=(read.first_at or "")[:10],
            last=(read.last_at or "")[:10],
        )
    return text(
        lang,
        f"evidence.summary.{read.kind}",
        pages=read.pages or 0,
        lines=len(read.text.splitlines()),
        characters=len(read.text),
    )
