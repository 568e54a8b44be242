"""Messages on the wire."""

from __future__ import annotations

import json

import pytest

from seogi.adapters.aws import Aws
from seogi.adapters.sqs import (
    NotAJobMessage,
    SqsDeadLetters,
    SqsDelivery,
    SqsQueue,
    decode,
    encode,
)
from seogi.jobs.model import JobMessage, JobRef
from seogi.observability import Logger
from tests.support.aws import MockedAws

MESSAGE = JobMessage(JobRef("firm", "job_000000000001"), 2)


@pytest.fixture
def url(mocked: MockedAws) -> str:
    return mocked.env["GENERATION_QUEUE_URL"]


def test_a_message_survives_the_wire_and_carries_ids_only() -> None:
    assert decode(encode(MESSAGE)) == MESSAGE
    assert set(json.loads(encode(MESSAGE))) == {"tenant", "job_id", "run"}


@pytest.mark.parametrize(
    "body",
    [
        *("", "{}", "[]", "null", "7", '{"tenant": "a", "job_id": "b"}'),
        '{"tenant": 1, "job_id": "b", "run": 1}',
        '{"tenant": "a", "job_id": "b", "run": true}',
    ],
)
def test_what_is_no_message_is_told_apart(body: str) -> None:
    with pytest.raises(NotAJobMessage):
        decode(body)


def test_a_tenants_messages_form_a_group(aws: Aws, url: str) -> None:
    SqsQueue(aws.sqs, {"generation": url}).send("generation", MESSAGE)
    (received,) = aws.sqs.receive_message(
        QueueUrl=url, MessageSystemAttributeNames=["MessageGroupId"]
    )["Messages"]
    assert decode(received["Body"]) == MESSAGE
    assert received["Attributes"]["MessageGroupId"] == "firm"


def test_a_delayed_message_is_not_there_yet(aws: Aws, url: str) -> None:
    SqsQueue(aws.sqs, {"generation": url}).send("generation", MESSAGE, delay_s=9_999)
    assert "Messages" not in aws.sqs.receive_message(QueueUrl=url)


def test_a_queue_that_was_not_granted_is_a_fault(aws: Aws) -> None:
    with pytest.raises(KeyError):
        SqsQueue(aws.sqs, {}).send("generation", MESSAGE)


def test_a_message_in_hand_can_be_given_back_or_kept(aws: Aws, url: str) -> None:
    SqsQueue(aws.sqs, {"generation": url}).send("generation", MESSAGE)
    (received,) = aws.sqs.receive_message(QueueUrl=url)["Messages"]
    hand = SqsDelivery(aws.sqs, "generation", url, received["ReceiptHandle"], Logger("t"))
    hand.hide_for(999_999)
    assert "Messages" not in aws.sqs.receive_message(QueueUrl=url)
    hand.hide_for(0)
    assert "Messages" in aws.sqs.receive_message(QueueUrl=url)


def test_a_message_that_is_gone_is_noted_and_no_error(
    aws: Aws, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SqsDelivery(aws.sqs, "generation", url, "gone", Logger("t")).hide_for(5)
    assert json.loads(capsys.readouterr().out)["message"] == "message no longer in hand"


def test_dead_letters_of_several_queues_are_seen_once_and_stay(aws: Aws) -> None:
    urls = [aws.sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("d1", "d2")]
    others = [JobMessage(JobRef("firm", f"job_{n}"), 1) for n in range(15)]
    for message in (MESSAGE, *others):
        aws.sqs.send_message(QueueUrl=urls[0], MessageBody=encode(message))
    for body in (encode(MESSAGE), '{"Records": []}', "?"):
        aws.sqs.send_message(QueueUrl=urls[1], MessageBody=body)
    letters = SqsDeadLetters(aws.sqs, urls)
    assert set(letters.peek(100)) == {MESSAGE, *others}
    assert letters.depth() == 19


def test_a_peek_is_bounded(aws: Aws, url: str) -> None:
    for n in range(5):
        message = JobMessage(JobRef("firm", f"job_{n}"), 1)
        aws.sqs.send_message(QueueUrl=url, MessageBody=encode(message))
    assert len(SqsDeadLetters(aws.sqs, [url]).peek(3)) == 3
