"""Accounts, sessions and rate limits in the records table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.batches import get_many
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.errors import RateLimited
from seogi.features.accounts.model import (
    Account,
    AccountStatus,
    EmailTaken,
    Session,
    StaleSession,
    Tenant,
)
from seogi.features.cases.ports import Person
from seogi.identity import Role

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

FAILED = "ConditionalCheckFailedException"


@dataclass(frozen=True, slots=True)
class DynamoAccounts:
    """People and firms; also the `People` of cases."""

    client: DynamoDBClient
    table: str

    def by_email(self, email: str) -> Account | None:
        claim = self._get(keys.email(email))
        return self.by_id(claim["tenant"], claim["user_id"]) if claim else None

    def by_id(self, tenant: str, user_id: str) -> Account | None:
        item = self._get(keys.account(tenant, user_id))
        return _account(item) if item else None

    def people(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Account]:
        wanted = [keys.account(tenant, user_id) for user_id in user_ids]
        found = (_account(item) for item in get_many(self.client, self.table, wanted))
        return {account.user_id: account for account in found}

    def create(self, account: Account, tenant: Tenant | None = None) -> None:
        claim = keys.email(account.email) | {"tenant": account.tenant, "user_id": account.user_id}
        puts = [claim, keys.account(account.tenant, account.user_id) | asdict(account)]
        if tenant is not None:
            puts.append(keys.firm(tenant.tenant) | asdict(tenant))
        try:
            self.client.transact_write_items(
                TransactItems=[
                    {
                        "Put": {
                            "TableName": self.table,
                            "Item": pack(item),
                            "ConditionExpression": keys.IS_NEW,
                        }
                    }
                    for item in puts
                ]
            )
        except self.client.exceptions.TransactionCanceledException as error:
            reasons = error.response.get("CancellationReasons", [])
            if not reasons or reasons[0].get("Code") != "ConditionalCheckFailed":
                raise
            raise EmailTaken from error

    def named(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Person]:
        return {
            user_id: Person(user_id, account.name, account.email)
            for user_id, account in self.people(tenant, user_ids).items()
        }

    def with_email(self, tenant: str, email: str) -> Person | None:
        account = self.by_email(email.strip().lower())
        if account is None or account.tenant != tenant:
            return None
        return Person(account.user_id, account.name, account.email)

    def _get(self, key: keys.Key) -> dict[str, Any] | None:
        answer = self.client.get_item(TableName=self.table, Key=pack(key), ConsistentRead=True)
        return unpack(answer["Item"]) if "Item" in answer else None


@dataclass(frozen=True, slots=True)
class DynamoSessions:
    """Families of refresh tokens; the table forgets them at their end."""

    client: DynamoDBClient
    table: str

    def start(self, session: Session) -> None:
        self.client.put_item(TableName=self.table, Item=pack(_session_item(session)))

    def load(self, family: str) -> Session | None:
        answer = self.client.get_item(
            TableName=self.table, Key=pack(keys.session(family)), ConsistentRead=True
        )
        return _session(unpack(answer["Item"])) if "Item" in answer else None

    def rotate(self, spent: str, after: Session) -> None:
        try:
            self.client.put_item(
                TableName=self.table,
                Item=pack(_session_item(after)),
                ConditionExpression="#current = :spent",
                ExpressionAttributeNames={"#current": "current"},
                ExpressionAttributeValues=pack({":spent": spent}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != FAILED:
                raise
            raise StaleSession from error

    def end(self, family: str) -> None:
        self.client.delete_item(TableName=self.table, Key=pack(keys.session(family)))


@dataclass(frozen=True, slots=True)
class DynamoRateLimiter:
    """One conditional write per try; a window's counter is forgotten after it."""

    client: DynamoDBClient
    table: str

    def take(self, bucket: str, limit: int, window_ms: int, now: int) -> None:
        window = now // window_ms
        ends = (window + 1) * window_ms
        try:
            self._add(bucket, window, 1, ends, condition="#tries < :edge", edge=limit)
        except ClientError as error:
            if error.response["Error"]["Code"] != FAILED:
                raise
            raise RateLimited(-(-(ends - now) // 1000)) from error

    def give_back(self, bucket: str, window_ms: int, now: int) -> None:
        window = now // window_ms
        ends = (window + 1) * window_ms
        try:
            self._add(bucket, window, -1, ends, condition="#tries > :edge", edge=0)
        except ClientError as error:
            # The window is gone or was never counted: there is nothing to give back.
            if error.response["Error"]["Code"] != FAILED:
                raise

    def _add(
        self, bucket: str, window: int, change: int, ends: int, *, condition: str, edge: int
    ) -> None:
        first = "attribute_not_exists(#tries) OR " if change > 0 else ""
        self.client.update_item(
            TableName=self.table,
            Key=pack(keys.rate_limit(bucket, window)),
            UpdateExpression="ADD #tries :change SET expires_at = :ends",
            ConditionExpression=first + condition,
            ExpressionAttributeNames={"#tries": "tries"},
            ExpressionAttributeValues=pack(
                {":change": change, ":edge": edge, ":ends": ends // 1000 + 60}
            ),
        )


def _account(item: Mapping[str, Any]) -> Account:
    return Account(
        user_id=item["user_id"],
        tenant=item["tenant"],
        email=item["email"],
        name=item["name"],
        role=Role(item["role"]),
        password_hash=item["password_hash"],
        created_at=item["created_at"],
        status=AccountStatus(item["status"]),
    )


def _session_item(session: Session) -> dict[str, Any]:
    values = asdict(session)
    ends_at = values.pop("expires_at")
    # The TTL attribute counts seconds; the exact end lies beside it.
    return keys.session(session.family) | values | {"ends_at": ends_at} | _ttl(ends_at)


def _ttl(at_ms: int) -> dict[str, int]:
    return {"expires_at": at_ms // 1000 + 1}


def _session(item: Mapping[str, Any]) -> Session:
    return Session(
        family=item["family"],
        user_id=item["user_id"],
        tenant=item["tenant"],
        current=item["current"],
        previous=item["previous"],
        rotated_at=item["rotated_at"],
        started_at=item["started_at"],
        expires_at=item["ends_at"],
    )
