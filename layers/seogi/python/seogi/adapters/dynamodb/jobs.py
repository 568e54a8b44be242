"""Jobs in DynamoDB: each operation of the port is one call, except where its docstring counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.cursor import decode, encode
from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.batches import get_many
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.adapters.dynamodb.job_rows import (
    EVENTS,
    events_packed,
    events_unpacked,
    from_row,
    packed,
    unpacked,
)
from seogi.adapters.dynamodb.job_writes import DAY_S, JobWrites
from seogi.jobs.model import Event, Job, JobRef
from seogi.jobs.ports import Change, Clock, JobPage

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

STEPS_KEPT_S = 30 * DAY_S
_NEWEST = 10**10 - 1


@dataclass(frozen=True, slots=True)
class DynamoJobs:
    """The `JobStore` of AWS."""

    client: DynamoDBClient
    table: str
    writes: JobWrites
    clock: Clock

    @classmethod
    def over(cls, client: DynamoDBClient, *, jobs: str, records: str, clock: Clock) -> DynamoJobs:
        """The store on these two tables."""
        return cls(client, jobs, JobWrites(client, jobs, records), clock)

    def commit(self, change: Change) -> None:
        self.writes.commit(change)

    def load(self, ref: JobRef) -> Job | None:
        row = self._get(keys.job(ref))
        return from_row(row) if row else None

    def load_input(self, ref: JobRef) -> Mapping[str, object]:
        loaded: Mapping[str, object] = json.loads(unpacked(self._get(keys.job_input(ref))))
        return loaded

    def load_result(self, ref: JobRef, run: int) -> bytes:
        return unpacked(self._get(keys.result(ref, run)))

    def put_step(self, ref: JobRef, name: str, value: bytes) -> bytes:
        item = {**keys.step(ref, name), **packed(value), keys.EXPIRES: self._expiry()}
        try:
            self.client.put_item(
                TableName=self.table,
                Item=pack(item),
                ConditionExpression=keys.IS_NEW,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            response: Any = error.response
            if response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return unpacked(unpack(response["Item"]))
        return value

    def steps(self, ref: JobRef) -> Mapping[str, bytes]:
        """One query per megabyte."""
        found = self._query(keys.IN_PARTITION, {":pk": keys.job_partition(ref), ":sk": keys.STEP})
        return {keys.step_name(row): unpacked(row) for row in found}

    def step(self, ref: JobRef, name: str) -> bytes | None:
        row = self._get(keys.step(ref, name))
        return unpacked(row) if row else None

    def put_log_page(self, ref: JobRef, events: Sequence[Event]) -> None:
        item = {
            **keys.log_page(ref, events[-1].version),
            EVENTS: events_packed(events),
            keys.EXPIRES: self._expiry(),
        }
        self.client.put_item(TableName=self.table, Item=pack(item))

    def log_after(self, ref: JobRef, version: int) -> Sequence[Event]:
        pages = self._query(
            keys.PAGES_AFTER,
            {
                ":pk": keys.job_partition(ref),
                ":after": keys.log_position(version + 1),
                ":last": keys.log_position(_NEWEST),
            },
        )
        events = (event for row in pages for event in events_unpacked(row[EVENTS]))
        newer = {event.version: event for event in events if event.version > version}
        return [newer[at] for at in sorted(newer)]

    def due(self, now: int, limit: int) -> Sequence[JobRef]:
        """One query per shard."""
        found: list[tuple[int, str, JobRef]] = []
        for shard in keys.DUE_SHARDS:
            answer = self.client.query(
                TableName=self.table,
                IndexName=keys.DUE,
                KeyConditionExpression=keys.DUE_BY,
                ExpressionAttributeValues=pack({":shard": shard, ":now": now}),
                Limit=limit,
            )
            for item in map(unpack, answer["Items"]):
                ref = keys.ref_of(item)
                found.append((item[keys.DUE_AT], ref.job_id, ref))
        return [ref for _, _, ref in sorted(found, key=lambda one: one[:2])[:limit]]

    def of_owner(self, tenant: str, owner: str, limit: int, cursor: str | None) -> JobPage:
        """One query and one batch of reads."""
        condition = (keys.MINE, keys.ALL_OF_MINE, keys.MINE_PK)
        return self._page(tenant, condition, keys.mine(tenant, owner), limit, cursor)

    def of_subject(self, tenant: str, subject: str, limit: int, cursor: str | None) -> JobPage:
        """One query and one batch of reads."""
        condition = (keys.SUBJECT, keys.ALL_OF_SUBJECT, keys.SUBJECT_PK)
        return self._page(tenant, condition, keys.of_subject(tenant, subject), limit, cursor)

    def _page(
        self,
        tenant: str,
        condition: tuple[str, str, str],
        partition: str,
        limit: int,
        cursor: str | None,
    ) -> JobPage:
        index, expression, partition_name = condition
        query: dict[str, Any] = {
            "TableName": self.table,
            "IndexName": index,
            "KeyConditionExpression": expression,
            "ExpressionAttributeValues": pack({":pk": partition}),
            "ScanIndexForward": False,
            "Limit": limit + 1,
        }
        if cursor is not None:
            place = decode(partition, cursor)
            start = {
                **keys.job(keys.job_of_position(tenant, place)),
                partition_name: partition,
                keys.MINE_SK: place,
            }
            query["ExclusiveStartKey"] = pack(start)
        places = [unpack(item) for item in self.client.query(**query)["Items"]]
        refs = [keys.ref_of(item) for item in places[:limit]]
        rows = get_many(self.client, self.table, [keys.job(ref) for ref in refs])
        jobs = {job.ref: job for job in map(from_row, rows)}
        more = len(places) > limit
        last = encode(partition, places[limit - 1][keys.MINE_SK]) if more else None
        # A job that has expired stays in the index a moment longer than in the table.
        return JobPage(tuple(jobs[ref] for ref in refs if ref in jobs), last)

    def _get(self, key: keys.Key) -> dict[str, Any]:
        answer = self.client.get_item(TableName=self.table, Key=pack(key), ConsistentRead=True)
        return unpack(answer.get("Item", {}))

    def _query(self, condition: str, values: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        query: dict[str, Any] = {
            "TableName": self.table,
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": pack(values),
            "ConsistentRead": True,
        }
        while True:
            answer = self.client.query(**query)
            yield from map(unpack, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def _expiry(self) -> int:
        return self.clock.now() // 1000 + STEPS_KEPT_S
