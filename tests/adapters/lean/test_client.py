"""What the lean clients send, and what they make of every kind of answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from seogi.adapters.dynamodb.items import pack
from seogi.adapters.lean.client import JsonClient
from seogi.adapters.lean.http import Http
from seogi.adapters.lean.services import SQS, DynamoDB, SecretsManager
from seogi.adapters.lean.signing import Keys
from tests.adapters.lean.server import CLOSE, SILENCE, answer, serving

pytestmark = pytest.mark.enable_socket

T = TypeVar("T", bound=JsonClient)
KEYS = Keys("AKIA", "secret", "token")
OK = answer(200, {"Item": {"n": {"N": "1"}}})
ASKED: dict[str, Any] = {"TableName": "t", "Key": {"pk": {"S": "가"}}}
THROTTLED = answer(400, {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException"})


@dataclass(slots=True)
class Clients:
    """Clients of one endpoint whose waits are noted instead of waited."""

    endpoint: str
    read_s: float = 5
    waits: list[float] = field(default_factory=list)
    made: list[JsonClient] = field(default_factory=list)

    @property
    def dynamodb(self) -> DynamoDB:
        return self._made(DynamoDB)

    @property
    def sqs(self) -> SQS:
        return self._made(SQS)

    @property
    def secrets(self) -> SecretsManager:
        return self._made(SecretsManager)

    def _made(self, kind: type[T]) -> T:
        client = kind(Http(self.endpoint, 2, self.read_s), KEYS, "r", sleep=self.waits.append)
        self.made.append(client)
        return client


@contextmanager
def to(endpoint: str, read_s: float = 5) -> Iterator[Clients]:
    clients = Clients(endpoint, read_s)
    try:
        yield clients
    finally:
        for client in clients.made:
            client.close()


def test_a_request_is_signed_json_for_its_operation_and_its_connection_is_kept() -> None:
    with serving([OK, OK]) as seen, to(seen.endpoint) as clients:
        client = clients.dynamodb
        assert client.get_item(**ASKED) == {"Item": {"n": {"N": "1"}}}
        assert client.get_item(**ASKED) == {"Item": {"n": {"N": "1"}}}
    assert seen.connections == 1
    assert seen.bodies == [ASKED, ASKED]
    head = seen.heads[0].lower()
    assert head.startswith("post / http/1.1\n")
    assert "x-amz-target: dynamodb_20120810.getitem\n" in head
    assert "content-type: application/x-amz-json-1.0\n" in head
    assert "x-amz-security-token: token\n" in head
    assert "credential=akia/" in head
    assert head.count("\nhost: ") == 1


def test_bytes_and_korean_text_go_there_and_come_back() -> None:
    values = {"text": "준비서면 ①", "raw": b"\x00\xff", "deep": {"B": [b"x", "B"]}, "B": "b"}
    as_sent = {
        "text": {"S": "준비서면 ①"},
        "raw": {"B": "AP8="},
        "deep": {"M": {"B": {"L": [{"B": "eA=="}, {"S": "B"}]}}},
        "B": {"S": "b"},
    }
    with serving([answer(200, {"Item": as_sent})]) as seen, to(seen.endpoint) as clients:
        item = pack(values)
        assert clients.dynamodb.put_item(TableName="t", Item=item) == {"Item": item}
    assert seen.bodies[0]["Item"] == as_sent


def test_a_kept_connection_that_the_server_has_closed_costs_no_attempt() -> None:
    with serving([OK], [OK]) as seen, to(seen.endpoint) as clients:
        client = clients.dynamodb
        client.get_item(**ASKED)
        assert client.get_item(**ASKED)["Item"]
    assert (seen.connections, clients.waits) == (2, [])


def test_an_answer_that_ends_its_connection_is_not_followed_on_it() -> None:
    last = answer(200, headers="Connection: close\r\n")
    with serving([last], [OK]) as seen, to(seen.endpoint) as clients:
        client = clients.dynamodb
        client.get_item(**ASKED)
        assert client.get_item(**ASKED)["Item"]
    assert seen.connections == 2


@pytest.mark.parametrize(
    "first",
    [
        CLOSE,
        b"HTTP/1.1 200 -\r\nContent-Length: 100\r\n\r\nhalf",
        b"not http\r\n\r\n",
    ],
)
def test_a_broken_answer_is_asked_for_again(first: bytes) -> None:
    with serving([first], [OK]) as seen, to(seen.endpoint) as clients:
        assert clients.dynamodb.get_item(**ASKED)["Item"]
    assert len(clients.waits) == 1


@pytest.mark.parametrize("first", [THROTTLED, answer(500), answer(503, "<html>")])
def test_what_passes_is_asked_for_again_after_a_short_wait(first: bytes) -> None:
    with serving([first, first, OK]) as seen, to(seen.endpoint) as clients:
        assert clients.dynamodb.get_item(**ASKED)["Item"]
    assert len(seen.bodies) == 3
    assert 0 <= clients.waits[0] < 1
    assert 0 <= clients.waits[1] < 2


def test_what_does_not_pass_is_told_after_three_attempts() -> None:
    with (
        serving([THROTTLED] * 3) as seen,
        to(seen.endpoint) as clients,
        pytest.raises(ClientError) as refused,
    ):
        clients.dynamodb.get_item(**ASKED)
    assert refused.value.response["Error"]["Code"] == "ThrottlingException"
    assert len(seen.bodies) == 3


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with (
        serving([SILENCE]) as seen,
        to(seen.endpoint, read_s=0.05) as clients,
        pytest.raises(ReadTimeoutError),
    ):
        clients.dynamodb.get_item(**ASKED)
    assert len(clients.waits) == 2


def test_nobody_there_is_told_after_three_attempts() -> None:
    with serving() as seen:
        pass
    with to(seen.endpoint) as clients, pytest.raises(EndpointConnectionError):
        clients.dynamodb.get_item(**ASKED)
    assert len(clients.waits) == 2


def test_a_refusal_is_botocores_error_and_is_not_asked_for_again() -> None:
    body = {
        "__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
        "message": "no",
        "Item": {"raw": {"B": "AP8="}},
    }
    refusal = answer(400, body, "x-amzn-RequestId: r1\r\n")
    with (
        serving([refusal]) as seen,
        to(seen.endpoint) as clients,
        pytest.raises(ClientError, match="PutItem operation: no") as refused,
    ):
        clients.dynamodb.put_item(TableName="t", Item={})
    response: Any = refused.value.response
    assert response["Error"] == {"Code": "ConditionalCheckFailedException", "Message": "no"}
    assert response["Item"] == {"raw": {"B": b"\x00\xff"}}
    assert response["ResponseMetadata"] == {"RequestId": "r1", "HTTPStatusCode": 400}


def test_a_cancelled_transaction_tells_the_reason_of_every_part() -> None:
    reasons = [{"Code": "None"}, {"Code": "ConditionalCheckFailed", "Item": {"n": {"N": "1"}}}]
    body = {"__type": "x#TransactionCanceledException", "CancellationReasons": reasons}
    with serving([answer(400, body)]) as seen, to(seen.endpoint) as clients:
        client = clients.dynamodb
        with pytest.raises(client.exceptions.TransactionCanceledException) as refused:
            client.transact_write_items(TransactItems=[])
    response: Any = refused.value.response
    assert response["CancellationReasons"] == reasons


def test_every_attempt_of_a_transaction_has_the_same_token() -> None:
    with serving([answer(500), answer(200)]) as seen, to(seen.endpoint) as clients:
        clients.dynamodb.transact_write_items(TransactItems=[])
    tokens = {body["ClientRequestToken"] for body in seen.bodies}
    assert len(tokens) == 1
    assert 1 <= len(tokens.pop()) <= 36


def test_a_token_of_the_caller_is_kept() -> None:
    with serving([answer(200)]) as seen, to(seen.endpoint) as clients:
        clients.dynamodb.transact_write_items(TransactItems=[], ClientRequestToken="mine")
    assert seen.bodies[0]["ClientRequestToken"] == "mine"


def test_pages_are_followed_to_the_last() -> None:
    last = {"pk": {"S": "a"}}
    pages = [{"Items": [1], "LastEvaluatedKey": last}, {"Items": [2]}]
    with serving([answer(200, page) for page in pages]) as seen, to(seen.endpoint) as clients:
        found = clients.dynamodb.get_paginator("query").paginate(TableName="t")
        assert [page["Items"] for page in found] == [[1], [2]]
    assert [body.get("ExclusiveStartKey") for body in seen.bodies] == [None, last]


def test_a_queue_that_is_gone_is_told_by_the_name_that_callers_know() -> None:
    header = "x-amzn-query-error: AWS.SimpleQueueService.NonExistentQueue;Sender\r\n"
    body = {"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "gone"}
    with (
        serving([answer(400, body, header)]) as seen,
        to(seen.endpoint) as clients,
        pytest.raises(ClientError) as refused,
    ):
        clients.sqs.send_message(QueueUrl="u", MessageBody="b")
    assert refused.value.response["Error"]["Code"] == "AWS.SimpleQueueService.NonExistentQueue"
    assert "x-amzn-query-mode: true" in seen.heads[0]


def test_a_secret_is_read_in_its_own_protocol() -> None:
    secret = {"SecretString": '{"signing_key": "k"}'}
    with serving([answer(200, secret)]) as seen, to(seen.endpoint) as clients:
        assert clients.secrets.get_secret_value(SecretId="auth") == secret
    assert "x-amz-target: secretsmanager.GetSecretValue" in seen.heads[0]
    assert "content-type: application/x-amz-json-1.1" in seen.heads[0]


def test_every_thread_has_a_connection_of_its_own() -> None:
    with serving([OK], [OK]) as seen, to(seen.endpoint) as clients:
        client = clients.dynamodb
        client.get_item(**ASKED)

        def elsewhere() -> None:
            client.get_item(**ASKED)
            client.close()

        thread = threading.Thread(target=elsewhere)
        client.close()  # the server takes one connection at a time
        thread.start()
        thread.join(10)
    assert seen.connections == 2


def test_what_an_item_cannot_hold_is_not_sent() -> None:
    with to("http://127.0.0.1:1") as clients, pytest.raises(TypeError, match="set"):
        clients.dynamodb.put_item(TableName="t", Item={"s": {"SS": {"a"}}})
