"""Records of evidence in the records table: one item under its case, one pointer by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.features.evidence.model import (
    Article840,
    Evidence,
    EvidenceChanged,
    EvidenceNotFound,
    EvidenceRef,
    EvidenceStatus,
    Party,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

PERCENT = 100  # items hold no fractions


@dataclass(frozen=True, slots=True)
class DynamoEvidence:
    """`EvidenceRecords` in DynamoDB."""

    client: DynamoDBClient
    table: str

    def add(self, evidence: Evidence) -> None:
        ref = evidence.ref
        pointer = keys.pointer(ref.tenant, keys.EVIDENCE, ref.evidence_id) | {
            "case_id": ref.case_id
        }
        self.client.transact_write_items(
            TransactItems=[
                {
                    "Put": {
                        "TableName": self.table,
                        "Item": pack(item),
                        "ConditionExpression": keys.IS_NEW,
                    }
                }
                for item in (_item(evidence), pointer)
            ]
        )

    def get(self, ref: EvidenceRef) -> Evidence:
        return _evidence(self._one(keys.evidence(ref.tenant, ref.case_id, ref.evidence_id)))

    def find(self, tenant: str, evidence_id: str) -> Evidence:
        pointer = self._one(keys.pointer(tenant, keys.EVIDENCE, evidence_id))
        return self.get(EvidenceRef(tenant, pointer["case_id"], evidence_id))

    def of_case(self, tenant: str, case_id: str) -> list[Evidence]:
        pages = self.client.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=keys.IN_PARTITION,
            ExpressionAttributeValues=pack(
                {":pk": keys.evidence_list(tenant, case_id), ":sk": keys.EVIDENCE}
            ),
            ConsistentRead=True,
        )
        found = [_evidence(unpack(item)) for page in pages for item in page["Items"]]
        return sorted(found, key=lambda each: (each.created_at, each.evidence_id))

    def save(self, evidence: Evidence) -> Evidence:
        after = replace(evidence, revision=evidence.revision + 1)
        try:
            self.client.put_item(
                TableName=self.table,
                Item=pack(_item(after)),
                ConditionExpression="revision = :known",
                ExpressionAttributeValues=pack({":known": evidence.revision}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            raise EvidenceChanged from error
        return after

    def _one(self, key: keys.Key) -> dict[str, Any]:
        answer = self.client.get_item(TableName=self.table, Key=pack(key), ConsistentRead=True)
        if "Item" not in answer:
            raise EvidenceNotFound
        return unpack(answer["Item"])


def _item(evidence: Evidence) -> dict[str, Any]:
    values = {name: value for name, value in asdict(evidence).items() if value is not None}
    tags = evidence.article_840
    if tags is not None:
        confidence = round(tags.confidence * PERCENT)
        values["article_840"] = asdict(tags) | {"confidence": confidence}
    key = keys.evidence(evidence.tenant, evidence.case_id, evidence.evidence_id)
    return key | values


def _evidence(item: Mapping[str, Any]) -> Evidence:
    values = keys.content_of(item)
    tags = values.get("article_840")
    if tags is not None:
        values["article_840"] = Article840(
            tuple(tags["categories"]),
            tags["confidence"] / PERCENT,
            tuple(tags["matched_keywords"]),
        )
    speakers = values.get("speaker_mapping", {})
    values["speaker_mapping"] = {label: Party(**each) for label, each in speakers.items()}
    return Evidence(**values | {"status": EvidenceStatus(values["status"])})
