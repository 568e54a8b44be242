"""DynamoDB, SQS and Secrets Manager: the operations that the HTTP functions and the watchdog use.

A method is named as botocore's, takes its arguments and returns its dictionaries, without their
`ResponseMetadata`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import Any

from seogi.adapters.lean.client import JsonClient, Protocol

Call = Callable[..., dict[str, Any]]


def _operation(name: str) -> Call:
    def call(client: JsonClient, **asked: Any) -> dict[str, Any]:
        return client.call(name, asked)

    return call


class DynamoDB(JsonClient):
    """The operations that our stores use; bytes are bytes on both sides, sets are not held."""

    protocol = Protocol("dynamodb", "DynamoDB_20120810", "1.0")
    get_item = _operation("GetItem")
    put_item = _operation("PutItem")
    update_item = _operation("UpdateItem")
    delete_item = _operation("DeleteItem")
    query = _operation("Query")
    batch_get_item = _operation("BatchGetItem")

    def transact_write_items(self, **asked: Any) -> dict[str, Any]:
        """Under a token, as botocore's: a second try of a call that was made does nothing."""
        return self.call(
            "TransactWriteItems", {"ClientRequestToken": secrets.token_hex(16), **asked}
        )

    def get_paginator(self, name: str) -> _Pages:
        return _Pages(getattr(self, name))


class SQS(JsonClient):
    """What is sent, and what the watchdog looks at."""

    protocol = Protocol("sqs", "AmazonSQS", "1.0", {"x-amzn-query-mode": "true"})
    send_message = _operation("SendMessage")
    receive_message = _operation("ReceiveMessage")
    get_queue_attributes = _operation("GetQueueAttributes")


class SecretsManager(JsonClient):
    """Secrets, read."""

    protocol = Protocol("secretsmanager", "secretsmanager", "1.1")
    get_secret_value = _operation("GetSecretValue")


class _Pages:
    def __init__(self, ask: Call) -> None:
        self._ask = ask

    def paginate(self, **asked: Any) -> Iterator[dict[str, Any]]:
        while True:
            page = self._ask(**asked)
            yield page
            if "LastEvaluatedKey" not in page:
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]


CLIENTS = {client.protocol.service: client for client in (DynamoDB, SQS, SecretsManager)}
"""By the name that botocore and hosts know them by."""
