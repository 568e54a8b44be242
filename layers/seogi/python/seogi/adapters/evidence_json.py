"""What was read from a file as one object: gzip of JSON, passages as offsets into the text."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from typing import Any

from seogi.features.evidence.model import Passage, Place, ReadEvidence

VERSION = 1


def packed(read: ReadEvidence) -> bytes:
    """The object to store; equal readings give equal bytes."""
    passages = [
        {"start": each.start, "end": each.end, "place": asdict(each.place)}
        for each in read.passages
    ]
    values = {
        "version": VERSION,
        "text": read.text,
        "kind": read.kind,
        "encoding": read.encoding,
        "pages": read.pages,
        "speakers": list(read.speakers),
        "messages": read.messages,
        "first_at": read.first_at,
        "last_at": read.last_at,
        "passages": passages,
    }
    return gzip.compress(json.dumps(values, ensure_ascii=False).encode(), mtime=0)


def unpacked(evidence_id: str, data: bytes) -> ReadEvidence:
    """The reading stored as `data`.

    Raises:
        ValueError: it was written by another version.
    """
    values: dict[str, Any] = json.loads(gzip.decompress(data))
    if values.pop("version") != VERSION:
        raise ValueError("unknown version of a stored reading")
    text: str = values.pop("text")
    passages = tuple(
        Passage(
            evidence_id=evidence_id,
            passage_id=f"{evidence_id}:{number}",
            text=text[each["start"] : each["end"]],
            start=each["start"],
            end=each["end"],
            place=Place(**each["place"]),
        )
        for number, each in enumerate(values.pop("passages"))
    )
    speakers = tuple(values.pop("speakers"))
    return ReadEvidence(text=text, passages=passages, speakers=speakers, **values)
