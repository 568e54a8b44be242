"""One change of a job as one call: an update alone, or a transaction with what belongs to it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.audit import audit_put
from seogi.adapters.dynamodb.items import pack, pack_value, unpack
from seogi.adapters.dynamodb.job_rows import ATTRIBUTES, VERSION, from_row, packed, to_row
from seogi.jobs.errors import KeyUsed, LockHeld, Stale, StoreBusy
from seogi.jobs.ports import Change

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

TRIES = 5
FIRST_WAIT_S = 0.02
DAY_S = 86_400
KEY_KEPT_S, PARTS_KEPT_S = DAY_S, 180 * DAY_S
"""What lies beside a job must not go before the job itself, whose 90 days begin at its end."""

_REFUSED = "ConditionalCheckFailed"
_CONTENDED = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
_LOCK_IS_MINE = "attribute_not_exists(pk) OR job_id = :job"

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JobWrites:
    """Writes changes of jobs.

    Attributes:
        jobs, records: names of the tables; the audit log lies in `records`.
    """

    client: DynamoDBClient
    jobs: str
    records: str
    sleep: Callable[[float], None] = time.sleep

    def commit(self, change: Change) -> None:
        """As `JobStore.commit` says."""
        beside = list(self._beside(change))
        for wait in range(TRIES):
            if wait:
                self.sleep(random.uniform(0.5, 1) * FIRST_WAIT_S * 2**wait)  # noqa: S311
            if self._tried(change, beside):
                return
        raise StoreBusy

    def _tried(self, change: Change, beside: list[tuple[str, Part]]) -> bool:
        """Whether it was written; False when another write to the same rows was under way."""
        row = self._row(change)
        try:
            if not beside:
                self.client.update_item(**row)
            else:
                parts: list[Any] = [{"Update": row}, *(part for _, part in beside)]
                self.client.transact_write_items(
                    TransactItems=parts,
                    # The client's own second try of a call whose answer was lost does nothing.
                    ClientRequestToken=change.job.write_id,
                )
        except ClientError as error:
            _tell(error, ["row", *(name for name, _ in beside)])
            return False
        return True

    def _row(self, change: Change) -> Part:
        """The update of the job's own item: only what differs, and only over `expected`."""
        apart = change.input is not None
        new = to_row(change.job, input_apart=apart)
        old = to_row(change.before) if change.before else dict.fromkeys(ATTRIBUTES)
        if change.expected is None:
            old = {}
        differing = [n for n in {**old, **new} if n not in new or old.get(n) != new[n]]
        names = {f"#{n}": name for n, name in enumerate(differing)}
        values = {f":{n[1:]}": pack_value(new[name]) for n, name in names.items() if name in new}
        gone = [n for n, name in names.items() if name not in new]
        expression = "SET " + ", ".join(f"#{v[1:]} = {v}" for v in values)
        if gone:
            expression += " REMOVE " + ", ".join(gone)
        part: Part = {
            "TableName": self.jobs,
            "Key": pack(keys.job(change.job.ref)),
            "UpdateExpression": expression,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            "ConditionExpression": keys.IS_NEW,
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
        if change.expected is not None:
            part["ConditionExpression"] = "#v = :was"
            names["#v"] = VERSION
            values[":was"] = pack_value(change.expected)
        return part

    def _beside(self, change: Change) -> Iterator[tuple[str, Part]]:
        """What must be true together with the job's row, each part by name."""
        ref = change.job.ref
        made_s = change.job.updated_at // 1000
        if change.idempotency is not None:
            item: Mapping[str, Any] = {
                **keys.idempotency(ref.tenant, change.idempotency.owner, change.idempotency.key),
                "job_id": ref.job_id,
                "fingerprint": change.idempotency.fingerprint,
                keys.EXPIRES: made_s + KEY_KEPT_S,
            }
            yield "key", self._put(item, keys.IS_NEW)
        if change.takes_lock:
            item = {**keys.lock(ref.tenant, change.job.lock), "job_id": ref.job_id}
            yield "lock", self._put(item, _LOCK_IS_MINE, {":job": ref.job_id})
        if change.frees_lock:
            yield "lock", self._free(change)
        for key, value in (
            (keys.job_input(ref), change.input),
            (keys.result(ref, change.job.run), change.result),
        ):
            if value is not None:
                item = {**key, **packed(value), keys.EXPIRES: made_s + PARTS_KEPT_S}
                yield "part", {"Put": {"TableName": self.jobs, "Item": pack(item)}}
        if change.audit is not None:
            yield "audit", audit_put(self.records, change.audit)

    def _put(
        self, item: Mapping[str, Any], condition: str, values: Mapping[str, str] | None = None
    ) -> Part:
        part: Part = {
            "TableName": self.jobs,
            "Item": pack(item),
            "ConditionExpression": condition,
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
        if values:
            part["ExpressionAttributeValues"] = pack(values)
        return {"Put": part}

    def _free(self, change: Change) -> Part:
        ref = change.job.ref
        return {
            "Delete": {
                "TableName": self.jobs,
                "Key": pack(keys.lock(ref.tenant, change.job.lock)),
                "ConditionExpression": _LOCK_IS_MINE,
                "ExpressionAttributeValues": pack({":job": ref.job_id}),
                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            }
        }


def _tell(error: ClientError, parts: list[str]) -> None:
    """Names what stood in the way; returns when it was only contention.

    Raises:
        Stale, KeyUsed, LockHeld: in this order, when several are true.
        ClientError: anything else, as it came.
    """
    response: Any = error.response
    code = response["Error"]["Code"]
    if code == "TransactionConflictException":
        return
    if code == "ConditionalCheckFailedException":
        raise Stale(_current(response)) from error
    if code != "TransactionCanceledException":
        raise error
    reasons = response["CancellationReasons"]
    refused = {
        part: reason
        for part, reason in zip(parts, reasons, strict=True)
        if reason.get("Code") == _REFUSED
    }
    if "row" in refused:
        raise Stale(_current(refused["row"])) from error
    if "key" in refused:
        held = unpack(refused["key"]["Item"])
        raise KeyUsed(held["job_id"], held["fingerprint"]) from error
    if "lock" in refused:
        raise LockHeld(unpack(refused["lock"]["Item"])["job_id"]) from error
    if not any(reason.get("Code") in _CONTENDED for reason in reasons):
        raise error


def _current(reason: Mapping[str, Any]) -> Any:
    return from_row(unpack(reason["Item"])) if reason.get("Item") else None
