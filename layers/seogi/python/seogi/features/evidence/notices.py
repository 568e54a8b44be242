"""What the object store says when a file has arrived (the S3 event notification, version 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

from seogi.features.evidence.model import EvidenceRef, ref_of_raw_key


def is_s3_event(body: Mapping[str, Any]) -> bool:
    """Whether a message of the evidence queue comes from S3 and not from our own kernel."""
    return body.get("Event") == "s3:TestEvent" or isinstance(body.get("Records"), list)


def jobs_of_s3_event(event: Mapping[str, Any]) -> list[EvidenceRef]:
    """The uploads an event tells of, each once; test events and other objects tell of none.

    Keys come form-encoded (a space as `+`), sizes and versions are not trusted.
    """
    found = []
    for record in event.get("Records") or []:
        if not str(record.get("eventName", "")).removeprefix("s3:").startswith("ObjectCreated:"):
            continue
        key = record.get("s3", {}).get("object", {}).get("key")
        ref = ref_of_raw_key(unquote_plus(key)) if isinstance(key, str) else None
        if ref is not None:
            found.append(ref)
    return list(dict.fromkeys(found))
