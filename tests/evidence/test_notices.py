"""What S3 says becomes uploads to read; all else is nothing."""

from __future__ import annotations

from typing import Any

from seogi.features.evidence.model import EvidenceRef
from seogi.features.evidence.notices import is_s3_event, jobs_of_s3_event


def a_record(key: str, event: str = "ObjectCreated:Put") -> dict[str, Any]:
    return {"eventSource": "aws:s3", "eventName": event, "s3": {"object": {"key": key}}}


REF = EvidenceRef("firm one", "case_0123456789ab", "ev_0123456789ab")


def test_keys_are_decoded_as_a_form() -> None:
    event = {"Records": [a_record("raw/firm+one/case_0123456789ab/ev_0123456789ab")]}
    assert jobs_of_s3_event(event) == [REF]


def test_one_upload_told_twice_is_one_upload() -> None:
    key = "raw/firm%20one/case_0123456789ab/ev_0123456789ab"
    assert jobs_of_s3_event({"Records": [a_record(key), a_record(key)]}) == [REF]


def test_other_objects_and_other_events_tell_nothing() -> None:
    records = [
        a_record("chunks/t/c/ev_0123456789ab.json.gz"),
        a_record("raw/t/c/../../x/ev_0123456789ab"),
        a_record("raw/t/c/ev_0123456789ab/more"),
        a_record("raw/t/c/ev_0123456789ab", "ObjectRemoved:Delete"),
        {"eventName": "ObjectCreated:Put"},
        {"eventName": "ObjectCreated:Put", "s3": {"object": {"key": None}}},
    ]
    assert jobs_of_s3_event({"Records": records}) == []


def test_the_test_event_of_a_new_bucket_is_known_and_empty() -> None:
    event = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "files"}
    assert is_s3_event(event)
    assert jobs_of_s3_event(event) == []


def test_a_message_of_our_own_is_no_s3_event() -> None:
    assert not is_s3_event({"tenant": "firm", "job_id": "job_1", "run": 1})
