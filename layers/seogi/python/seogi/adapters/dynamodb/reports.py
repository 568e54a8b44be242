"""Reports in the records table: everything of a topic under one key, lists by owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb import report_rows as rows
from seogi.adapters.dynamodb.batches import get_many
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.features.reports.model import (
    Artifact,
    Message,
    Section,
    Template,
    Topic,
    TopicNotFound,
    TopicStatus,
)
from seogi.features.reports.ports import IdFamily, TopicChange

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

FAILED = "ConditionalCheckFailedException"
SECTION_MS = "section_ms"


@dataclass(frozen=True, slots=True)
class DynamoReports:
    """`ReportStore` in DynamoDB."""

    client: DynamoDBClient
    table: str

    # ── ids ───────────────────────────────────────────────────────────────────────────────────

    def new_ids(self, tenant: str, family: IdFamily, count: int = 1) -> range:
        last = self._added(keys.counter(tenant, family), "given", count)
        return range(last - count + 1, last + 1)

    def next_seq(self, tenant: str, topic_id: int) -> int:
        return self._added(keys.topic(tenant, topic_id), "messages", 1)

    def _added(self, key: keys.Key, name: str, count: int) -> int:
        answer = self.client.update_item(
            TableName=self.table,
            Key=pack(key),
            UpdateExpression="ADD #n :count",
            ExpressionAttributeNames={"#n": name},
            ExpressionAttributeValues=pack({":count": count}),
            ReturnValues="UPDATED_NEW",
        )
        return int(unpack(answer["Attributes"])[name])

    # ── topics ────────────────────────────────────────────────────────────────────────────────

    def create_topic(self, topic: Topic, messages: Sequence[Message]) -> None:
        entry = keys.topic_entry(topic.tenant, topic.owner, topic.topic_id)
        puts = [
            rows.topic_row(topic) | {"messages": len(messages)},
            entry | {"topic_id": topic.topic_id, "status": topic.status},
        ]
        for message in messages:
            puts += self._message_items(topic.tenant, message)
        self._transact(puts)

    def topic(self, tenant: str, topic_id: int) -> Topic | None:
        item = self._get(keys.topic(tenant, topic_id))
        return rows.topic_of(item) if item else None

    def change_topic(self, tenant: str, topic_id: int, change: TopicChange, at: int) -> Topic:
        named = {name: value for name, value in asdict(change).items() if value is not None}
        after = rows.topic_of(self._set(keys.topic(tenant, topic_id), named | {"updated_at": at}))
        if change.status is not None:
            entry = keys.topic_entry(tenant, after.owner, topic_id)
            self._put(entry | {"topic_id": topic_id, "status": after.status})
        return after

    def topics(
        self, tenant: str, owner: str, status: TopicStatus | None, page: int, size: int
    ) -> tuple[Sequence[Topic], int]:
        entries = list(self._query(keys.topic_list(tenant, owner), newest_first=True))
        wanted = [entry["topic_id"] for entry in entries if _listed(entry["status"], status)]
        shown = wanted[(page - 1) * size : page * size]
        found = {
            item["topic_id"]: rows.topic_of(item)
            for item in get_many(
                self.client, self.table, [keys.topic(tenant, number) for number in shown]
            )
        }
        return [found[number] for number in shown if number in found], len(wanted)

    def _set(self, key: keys.Key, values: Mapping[str, Any]) -> dict[str, Any]:
        try:
            answer = self.client.update_item(
                TableName=self.table,
                Key=pack(key),
                UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in values),
                ConditionExpression=keys.EXISTS,
                ExpressionAttributeNames={f"#{name}": name for name in values},
                ExpressionAttributeValues=pack({f":{n}": value for n, value in values.items()}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != FAILED:
                raise
            raise TopicNotFound from error
        return unpack(answer["Attributes"])

    # ── messages ──────────────────────────────────────────────────────────────────────────────

    def put_message(self, tenant: str, message: Message) -> None:
        self._transact(self._message_items(tenant, message))

    def messages(self, tenant: str, topic_id: int) -> Sequence[Message]:
        found = self._query(keys.topic_partition(tenant, topic_id), keys.MESSAGE)
        return [rows.message_of(item) for item in found]

    def message(self, tenant: str, message_id: int) -> Message | None:
        pointer = self._get(keys.pointer(tenant, keys.MESSAGE, message_id))
        if pointer is None:
            return None
        item = self._get(
            keys.on_topic(tenant, pointer["topic_id"], keys.MESSAGE, pointer["seq_no"])
        )
        return rows.message_of(item) if item else None

    def delete_message(self, tenant: str, message: Message) -> None:
        gone = (
            keys.on_topic(tenant, message.topic_id, keys.MESSAGE, message.seq_no),
            keys.pointer(tenant, keys.MESSAGE, message.message_id),
        )
        self.client.transact_write_items(
            TransactItems=[{"Delete": {"TableName": self.table, "Key": pack(key)}} for key in gone]
        )

    def _message_items(self, tenant: str, message: Message) -> list[dict[str, Any]]:
        pointer = keys.pointer(tenant, keys.MESSAGE, message.message_id)
        return [
            rows.message_row(tenant, message),
            pointer | {"topic_id": message.topic_id, "seq_no": message.seq_no},
        ]

    # ── sections ──────────────────────────────────────────────────────────────────────────────

    def put_section(self, tenant: str, topic_id: int, section: Section) -> None:
        try:
            self.client.put_item(
                TableName=self.table,
                Item=pack(rows.section_row(tenant, topic_id, section)),
                ConditionExpression=f"{keys.IS_NEW} OR revision <= :mine",
                ExpressionAttributeValues=pack({":mine": section.revision}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != FAILED:
                raise  # a newer revision is stored: it stays

    def sections(self, tenant: str, topic_id: int) -> Sequence[Section]:
        found = self._query(keys.topic_partition(tenant, topic_id), keys.SECTION)
        return [rows.section_of(item) for item in found]

    def drop_sections(self, tenant: str, topic_id: int, after: int) -> None:
        for section in self.sections(tenant, topic_id):
            if section.order > after:
                key = keys.on_topic(tenant, topic_id, keys.SECTION, section.order)
                self.client.delete_item(TableName=self.table, Key=pack(key))

    # ── artifacts ─────────────────────────────────────────────────────────────────────────────

    def publish(
        self, topic: Topic, message: Message, artifacts: Sequence[Artifact], at: int
    ) -> None:
        puts = self._message_items(topic.tenant, message)
        for artifact in artifacts:
            puts += self._artifact_items(topic.tenant, artifact)
        update: Any = {
            "Update": {
                "TableName": self.table,
                "Key": pack(keys.topic(topic.tenant, topic.topic_id)),
                "UpdateExpression": "SET completed_artifact = :artifact, updated_at = :at",
                "ConditionExpression": keys.EXISTS,
                "ExpressionAttributeValues": pack(
                    {":artifact": topic.completed_artifact, ":at": at}
                ),
            }
        }
        self._transact(puts, update)

    def put_artifact(self, tenant: str, artifact: Artifact) -> None:
        self._transact(self._artifact_items(tenant, artifact))

    def artifact(self, tenant: str, artifact_id: int) -> Artifact | None:
        pointer = self._get(keys.pointer(tenant, keys.ARTIFACT, artifact_id))
        if pointer is None:
            return None
        item = self._get(keys.on_topic(tenant, pointer["topic_id"], keys.ARTIFACT, artifact_id))
        return rows.artifact_of(item) if item else None

    def artifacts(self, tenant: str, topic_id: int) -> Sequence[Artifact]:
        found = self._query(keys.topic_partition(tenant, topic_id), keys.ARTIFACT)
        return [rows.artifact_of(item) for item in found]

    def _artifact_items(self, tenant: str, artifact: Artifact) -> list[dict[str, Any]]:
        pointer = keys.pointer(tenant, keys.ARTIFACT, artifact.artifact_id)
        return [rows.artifact_row(tenant, artifact), pointer | {"topic_id": artifact.topic_id}]

    # ── templates and times ───────────────────────────────────────────────────────────────────

    def put_template(self, template: Template) -> None:
        self._put(rows.template_row(template))

    def template(self, tenant: str, template_id: int) -> Template | None:
        item = self._get(keys.template(tenant, template_id))
        return rows.template_of(item) if item else None

    def templates(self, tenant: str) -> Sequence[Template]:
        return [rows.template_of(item) for item in self._query(keys.template_list(tenant))]

    def delete_template(self, tenant: str, template_id: int) -> None:
        key = keys.template(tenant, template_id)
        self.client.delete_item(TableName=self.table, Key=pack(key))

    def section_ms(self, tenant: str) -> int | None:
        item = self._get(keys.counter(tenant, SECTION_MS))
        return item["ms"] if item else None

    def note_section_ms(self, tenant: str, ms: int) -> None:
        self._put(keys.counter(tenant, SECTION_MS) | {"ms": ms})

    # ── the table ─────────────────────────────────────────────────────────────────────────────

    def _get(self, key: keys.Key) -> dict[str, Any] | None:
        answer = self.client.get_item(TableName=self.table, Key=pack(key), ConsistentRead=True)
        return unpack(answer["Item"]) if "Item" in answer else None

    def _put(self, item: Mapping[str, Any]) -> None:
        self.client.put_item(TableName=self.table, Item=pack(item))

    def _transact(self, puts: Sequence[Mapping[str, Any]], *more: Any) -> None:
        items: list[Any] = [{"Put": {"TableName": self.table, "Item": pack(item)}} for item in puts]
        self.client.transact_write_items(TransactItems=[*items, *more])

    def _query(
        self, partition: str, prefix: str = "", *, newest_first: bool = False
    ) -> Iterator[dict[str, Any]]:
        condition = keys.IN_PARTITION if prefix else keys.ALL_OF_LIST
        values = {":pk": partition, **({":sk": prefix} if prefix else {})}
        pages = self.client.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=pack(values),
            ScanIndexForward=not newest_first,
            ConsistentRead=True,
        )
        for page in pages:
            yield from (unpack(item) for item in page["Items"])


def _listed(status: str, wanted: TopicStatus | None) -> bool:
    return status != TopicStatus.DELETED if wanted is None else status == wanted
