"""Cases in the records table: members inside the item, an entry in the list of each and of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.batches import get_many
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.features.cases.model import (
    Case,
    CaseChange,
    CaseNotFound,
    CasePage,
    CaseStatus,
    DraftStatus,
    MemberRole,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

LIVING = f"{keys.EXISTS} AND attribute_not_exists(deleted_at)"


@dataclass(frozen=True, slots=True)
class DynamoCases:
    """The case store."""

    client: DynamoDBClient
    table: str

    def create(self, case: Case) -> None:
        puts = [_item(case), *self._entries(case, case.members)]
        self.client.transact_write_items(
            TransactItems=[{"Put": {"TableName": self.table, "Item": pack(item)}} for item in puts]
        )

    def load(self, tenant: str, case_id: str) -> Case | None:
        answer = self.client.get_item(
            TableName=self.table, Key=pack(keys.case(tenant, case_id)), ConsistentRead=True
        )
        return _case(unpack(answer["Item"])) if "Item" in answer else None

    def page(self, tenant: str, user_id: str | None, limit: int, cursor: str | None) -> CasePage:
        partition = keys.case_list(tenant, user_id or keys.EVERYBODY)
        answer = self.client.query(
            TableName=self.table,
            KeyConditionExpression=keys.IN_LIST_BEFORE,
            ExpressionAttributeValues=pack({":list": partition, ":before": cursor or "~"}),
            ScanIndexForward=False,
            Limit=limit + 1,
            ConsistentRead=True,
        )
        entries = [unpack(item) for item in answer["Items"]]
        wanted = [keys.case(tenant, entry["case_id"]) for entry in entries[:limit]]
        found = {item["case_id"]: item for item in get_many(self.client, self.table, wanted)}
        listed = (_case(found[entry["case_id"]]) for entry in entries if entry["case_id"] in found)
        following = keys.sort_key_of(entries[limit - 1]) if len(entries) > limit else None
        return CasePage(tuple(case for case in listed if case.deleted_at is None), following)

    def change(self, tenant: str, case_id: str, change: CaseChange, at: int) -> Case:
        values = {name: value for name, value in asdict(change).items() if value is not None}
        written = self._update(tenant, case_id, values | {"updated_at": at})
        return _case(written)

    def add_members(self, case: Case, roles: Mapping[str, MemberRole], at: int) -> Case:
        names = {f"#m{n}": user_id for n, user_id in enumerate(roles)}
        values = {f":m{n}": role for n, role in enumerate(roles.values())}
        sets = ", ".join(f"members.#m{n} = :m{n}" for n in range(len(roles)))
        update: dict[str, Any] = {
            "TableName": self.table,
            "Key": pack(keys.case(case.tenant, case.case_id)),
            "UpdateExpression": f"SET updated_at = :at, {sets}",
            "ConditionExpression": LIVING,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": pack({":at": at, **values}),
        }
        joining = [user_id for user_id in roles if user_id not in case.members]
        puts: list[Any] = [
            {"Put": {"TableName": self.table, "Item": pack(entry)}}
            for entry in self._entries(case, joining)
        ]
        self._transact([{"Update": update}, *puts])
        return replace(case, members={**case.members, **roles}, updated_at=at)

    def delete(self, case: Case, at: int, purge_at: int) -> None:
        update: dict[str, Any] = {
            "TableName": self.table,
            "Key": pack(keys.case(case.tenant, case.case_id)),
            "UpdateExpression": (
                "SET #status = :closed, deleted_at = :at, purge_at = :purge, updated_at = :at"
            ),
            "ConditionExpression": LIVING,
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": pack(
                {":closed": CaseStatus.CLOSED, ":at": at, ":purge": purge_at}
            ),
        }
        deletes: list[Any] = [
            {"Delete": {"TableName": self.table, "Key": pack(keys.key_of(entry))}}
            for entry in self._entries(case, case.members)
        ]
        self._transact([{"Update": update}, *deletes])

    def count_evidence(self, tenant: str, case_id: str, change: int) -> None:
        try:
            self.client.update_item(
                TableName=self.table,
                Key=pack(keys.case(tenant, case_id)),
                UpdateExpression="ADD evidence_count :change",
                ConditionExpression=keys.EXISTS,
                ExpressionAttributeValues=pack({":change": change}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise

    def mark_draft(self, tenant: str, case_id: str, status: DraftStatus) -> None:
        try:
            self._update(tenant, case_id, {"draft_status": status})
        except CaseNotFound:
            return

    def _entries(self, case: Case, user_ids: Iterable[str]) -> list[dict[str, Any]]:
        """The case's lines in the lists of `user_ids` and of the firm."""
        return [
            keys.case_entry(case.tenant, user_id, case.created_at, case.case_id)
            | {"case_id": case.case_id}
            for user_id in (keys.EVERYBODY, *user_ids)
        ]

    def _update(self, tenant: str, case_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
        sets = ", ".join(f"#{name} = :{name}" for name in values)
        try:
            answer = self.client.update_item(
                TableName=self.table,
                Key=pack(keys.case(tenant, case_id)),
                UpdateExpression=f"SET {sets}",
                ConditionExpression=LIVING,
                ExpressionAttributeNames={f"#{name}": name for name in values},
                ExpressionAttributeValues=pack({f":{k}": value for k, value in values.items()}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            raise CaseNotFound from error
        return unpack(answer["Attributes"])

    def _transact(self, writes: list[Any]) -> None:
        """The first write is the one with a condition.

        Raises:
            CaseNotFound: the case does not live any more.
        """
        try:
            self.client.transact_write_items(TransactItems=writes)
        except self.client.exceptions.TransactionCanceledException as error:
            reasons = error.response.get("CancellationReasons", [])
            if not reasons or reasons[0].get("Code") != "ConditionalCheckFailed":
                raise
            raise CaseNotFound from error


def _item(case: Case) -> dict[str, Any]:
    values = {name: value for name, value in asdict(case).items() if value is not None}
    return keys.case(case.tenant, case.case_id) | values


def _case(item: Mapping[str, Any]) -> Case:
    return Case(
        case_id=item["case_id"],
        tenant=item["tenant"],
        title=item["title"],
        created_by=item["created_by"],
        created_at=item["created_at"],
        updated_at=item["updated_at"],
        client_name=item.get("client_name"),
        description=item.get("description"),
        status=CaseStatus(item["status"]),
        members={user: MemberRole(role) for user, role in item["members"].items()},
        evidence_count=item["evidence_count"],
        draft_status=DraftStatus(item["draft_status"]),
        deleted_at=item.get("deleted_at"),
        purge_at=item.get("purge_at"),
    )
