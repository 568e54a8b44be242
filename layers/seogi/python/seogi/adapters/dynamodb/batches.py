"""Reading many items by key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from seogi.adapters.dynamodb.items import pack, unpack
from seogi.adapters.dynamodb.keys import Key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

MOST = 100
"""Keys in one BatchGetItem (AWS's limit)."""
TRIES = 5


def get_many(client: DynamoDBClient, table: str, wanted: Sequence[Key]) -> Iterator[dict[str, Any]]:
    """The items that exist under `wanted`, in no order.

    Raises:
        TimeoutError: the table kept leaving keys out under load.
    """
    rest: list[Any] = [pack(key) for key in wanted]
    for _ in range(TRIES + len(rest) // MOST):
        if not rest:
            return
        now, rest = rest[:MOST], rest[MOST:]
        answer: Any = client.batch_get_item(
            RequestItems={table: {"Keys": now, "ConsistentRead": True}}
        )
        yield from (unpack(item) for item in answer["Responses"].get(table, []))
        rest = [*answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", []), *rest]
    if rest:
        raise TimeoutError("BatchGetItem left keys out too often")
