"""The meter of capacity units, against the rules that AWS publishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bench.metering.sizes import item_size, value_size
from bench.metering.units import Index, Schema, index_units, read_units, write_units
from bench.metering.wire import Meter
from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.items import pack
from tests.support.aws import JOBS, REGION, MockedAws, mocked_aws

LISTS = Schema(
    ("pk", "sk"),
    {
        "keys": Index(("due_shard", "due_at")),
        "some": Index(("mine_pk", "mine_sk"), "INCLUDE", ("st",)),
        "all": Index(("g_pk",), "ALL"),
    },
)


def an_item(**values: Any) -> dict[str, Any]:
    return pack({"pk": "a", "sk": "b", **values})


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "가나"}, 6),
        ({"B": b"1234"}, 4),
        ({"N": "0"}, 1),
        ({"N": "27"}, 2),
        ({"N": "-27"}, 3),
        ({"N": "1700000000000"}, 2),
        ({"N": "1795000000123"}, 8),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"L": []}, 3),
        ({"L": [{"S": "ab"}, {"N": "1"}]}, 3 + 2 + 2 + 2),
        ({"M": {"key": {"S": "ab"}}}, 3 + 1 + 3 + 2),
        ({"SS": ["ab", "c"]}, 3),
    ],
)
def test_values_have_the_sizes_of_the_developer_guide(value: dict[str, Any], size: int) -> None:
    assert value_size(value) == size


def test_a_type_that_dynamodb_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="X"):
        value_size({"X": 1})


def test_an_items_size_counts_its_attribute_names() -> None:
    assert item_size(pack({"pk": "a", "이름": "b"})) == 3 + 6 + 1


def test_reads_are_rounded_up_to_four_kilobytes_and_halved_when_eventually_consistent() -> None:
    assert read_units(0, consistent=True) == 1
    assert read_units(4096, consistent=True) == 1
    assert read_units(4097, consistent=True) == 2
    assert read_units(4097, consistent=False) == 1


def test_a_write_costs_the_larger_of_before_and_after() -> None:
    large = an_item(v="x" * 3000)
    assert write_units(None, an_item()) == 1
    assert write_units(large, an_item()) == 3
    assert write_units(large, None) == 3
    assert write_units(None, None) == 1


def test_an_index_is_written_only_when_something_projected_changes() -> None:
    before = an_item(due_shard="D", due_at=5, mine_pk="m", mine_sk="s", st="queued")
    assert index_units(LISTS, None, before) == 2
    assert index_units(LISTS, before, before | pack({"msg": "other"})) == 0
    assert index_units(LISTS, before, before | pack({"st": "running"})) == 1


def test_a_changed_index_key_is_a_deletion_and_an_insertion() -> None:
    before = an_item(due_shard="D", due_at=5)
    assert index_units(LISTS, before, before | pack({"due_at": 6})) == 2


def test_leaving_a_sparse_index_is_one_write() -> None:
    assert index_units(LISTS, an_item(due_shard="D", due_at=5), an_item(due_shard="D")) == 1


def test_an_index_of_everything_is_written_with_every_change() -> None:
    before = an_item(g_pk="g", text="x" * 1500)
    assert index_units(LISTS, before, before | pack({"n": 1})) == 2


@pytest.fixture
def mocked() -> Iterator[MockedAws]:
    with mocked_aws() as ready:
        yield ready


@pytest.fixture
def meter(mocked: MockedAws) -> Meter:
    return Meter(Aws(region=REGION).dynamodb)


def test_a_transaction_costs_its_items_twice_and_their_indexes_once(
    mocked: MockedAws, meter: Meter
) -> None:
    client = mocked.aws.dynamodb
    item = an_item(mine_pk="m", mine_sk="s", subject_pk="c", due_shard="D", due_at=5)
    put: Any = {"Put": {"TableName": JOBS, "Item": item}}
    free: Any = {"Delete": {"TableName": JOBS, "Key": pack({"pk": "no", "sk": "such"})}}
    with meter.on(client) as used:
        client.transact_write_items(TransactItems=[put, free])
    assert (used.writes, used.index_writes, used.reads) == (4, 3, 0)
    assert used.calls == {"TransactWriteItems": 1}
    assert used.sent > 100


def test_an_update_that_touches_no_projected_attribute_costs_its_item(
    mocked: MockedAws, meter: Meter
) -> None:
    client = mocked.aws.dynamodb
    client.put_item(TableName=JOBS, Item=an_item(mine_pk="m", mine_sk="s", v="x" * 1500))
    update: Any = {
        "TableName": JOBS,
        "Key": pack({"pk": "a", "sk": "b"}),
        "UpdateExpression": "SET n = :n",
        "ExpressionAttributeValues": pack({":n": 1}),
    }
    with meter.on(client) as used:
        client.update_item(**update)
    assert (used.writes, used.index_writes) == (2, 0)


def test_a_refused_condition_costs_a_write_all_the_same(mocked: MockedAws, meter: Meter) -> None:
    client = mocked.aws.dynamodb
    client.put_item(TableName=JOBS, Item=an_item(v="x" * 1500))
    with meter.on(client) as used, pytest.raises(client.exceptions.ConditionalCheckFailedException):
        client.put_item(
            TableName=JOBS, Item=an_item(), ConditionExpression="attribute_not_exists(pk)"
        )
    assert (used.writes, used.index_writes) == (2, 0)


def test_a_batch_rounds_every_item_and_a_query_rounds_once(mocked: MockedAws, meter: Meter) -> None:
    client = mocked.aws.dynamodb
    for n in range(3):
        client.put_item(TableName=JOBS, Item=pack({"pk": "a", "sk": f"{n}", "v": "x" * 500}))
    wanted: Any = [pack({"pk": "a", "sk": f"{n}"}) for n in range(4)]
    with meter.on(client) as used:
        client.batch_get_item(RequestItems={JOBS: {"Keys": wanted, "ConsistentRead": True}})
    assert used.reads == 4
    query: Any = {
        "TableName": JOBS,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": pack({":pk": "a"}),
    }
    with meter.on(client) as used:
        client.query(**query)
        client.query(**query, ConsistentRead=True)
    assert used.reads == 0.5 + 1


def test_a_query_of_an_index_counts_its_entries_and_not_the_items(
    mocked: MockedAws, meter: Meter
) -> None:
    client = mocked.aws.dynamodb
    for n in range(8):
        item = pack({"pk": f"{n}", "sk": "J", "mine_pk": "m", "mine_sk": f"{n}", "v": "x" * 4000})
        client.put_item(TableName=JOBS, Item=item)
    query: Any = {
        "TableName": JOBS,
        "IndexName": "mine",
        "KeyConditionExpression": "mine_pk = :pk",
        "ExpressionAttributeValues": pack({":pk": "m"}),
    }
    with meter.on(client) as used:
        client.query(**query)
    assert used.reads == 0.5
