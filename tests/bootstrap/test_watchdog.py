"""The watchdog's minute."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from seogi.adapters.sqs import encode
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.watchdog import go_round
from seogi.jobs.model import Job, Status
from tests.adapters.builders import NOW, a_job, create
from tests.support.aws import MockedAws


@pytest.fixture
def letters(mocked: MockedAws) -> str:
    return mocked.aws.sqs.create_queue(QueueName="dead")["QueueUrl"]


@pytest.fixture
def watched(kernel: Kernel, letters: str) -> Kernel:
    settings = replace(kernel.settings, dead_letter_queue_urls=(letters,))
    return Kernel(settings, kernel.aws)


def forgotten(kernel: Kernel, **changes: Any) -> Job:
    """A job whose message was never sent, accepted a minute ago."""
    ago = kernel.clock.now() - 60_000
    job = a_job(created_at=ago, updated_at=ago, deadline_at=ago + 120_000, **changes)
    job = replace(job, due_at=ago + 30_000)
    kernel.store.commit(create(job))
    return job


def metrics(capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found: dict[str, float] = {}
    for line in lines:
        for metric in line.get("_aws", {}).get("CloudWatchMetrics", []):
            name = metric["Metrics"][0]["Name"]
            (found[name],) = line[name]
    return found


def test_a_forgotten_job_is_sent_again_and_its_age_is_told(
    watched: Kernel, capsys: pytest.CaptureFixture[str]
) -> None:
    job = forgotten(watched)
    assert go_round(watched) == {"send": 1, "told": 0}
    url = watched.settings.generation_queue_url
    (message,) = watched.aws.sqs.receive_message(QueueUrl=url)["Messages"]
    assert message["Body"] == encode(job.message_to_send)
    told = metrics(capsys)
    assert 59 < told["OldestActiveJobAge"] < 70
    assert told["JobsSwept"] == 1


def test_a_quiet_minute_still_reports(watched: Kernel, capsys: pytest.CaptureFixture[str]) -> None:
    assert go_round(watched) == {"told": 0}
    assert metrics(capsys) == {"OldestActiveJobAge": 0, "DeadLetterDepth": 0}


def test_a_job_past_its_deadline_ends(watched: Kernel) -> None:
    job = forgotten(watched, deadline_ms=1)
    watched.store.commit(
        replace(
            create(replace(job, version=2, deadline_at=NOW, write_id="w2")),
            expected=1,
            takes_lock=False,
        )
    )
    assert go_round(watched)["expire"] == 1
    ended = watched.get(job.ref)
    assert ended.failure is not None
    assert (ended.status, ended.failure.code) == (Status.FAILED, "deadline_exceeded")


def test_a_dead_letter_fails_its_job_and_stays(
    watched: Kernel, letters: str, capsys: pytest.CaptureFixture[str]
) -> None:
    job = forgotten(watched)
    s3_event = json.dumps({"Records": [{"eventName": "ObjectCreated:Put"}]})
    for body in (s3_event, encode(job.message_to_send), "not json"):
        watched.aws.sqs.send_message(QueueUrl=letters, MessageBody=body)
    assert go_round(watched)["told"] == 1
    failure = watched.get(job.ref).failure
    assert failure is not None
    assert failure.code == "dead_letter"
    assert metrics(capsys)["DeadLetterDepth"] == 3
