"""What only DynamoDB can do to a job: contention, units, expiry, the audit log."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import pack, unpack
from seogi.adapters.dynamodb.job_writes import TRIES, JobWrites
from seogi.adapters.dynamodb.jobs import DynamoJobs
from seogi.jobs import moves
from seogi.jobs.errors import StoreBusy
from seogi.jobs.ports import AuditRow
from tests.adapters.builders import FAILURE, NOW, POLICY, a_job, audit_of, create, end, update
from tests.support.aws import JOBS, RECORDS

DAY_S = 86_400


class Contended:
    """A client that others keep from writing for the first `times` calls."""

    def __init__(self, client: Any, times: int, code: str = "TransactionConflict") -> None:
        self.client, self.times, self.code = client, times, code
        self.calls: list[dict[str, Any]] = []

    def transact_write_items(self, **call: Any) -> Any:
        self.calls.append(call)
        if len(self.calls) > self.times:
            return self.client.transact_write_items(**call)
        answer: Any = {
            "Error": {"Code": "TransactionCanceledException", "Message": ""},
            "CancellationReasons": [{"Code": self.code}]
            + [{"Code": "None"}] * (len(call["TransactItems"]) - 1),
        }
        raise ClientError(answer, "TransactWriteItems")

    def update_item(self, **call: Any) -> Any:
        self.calls.append(call)
        if len(self.calls) > self.times:
            return self.client.update_item(**call)
        answer: Any = {"Error": {"Code": self.code, "Message": ""}}
        raise ClientError(answer, "UpdateItem")


def writes(client: Contended, waits: list[float]) -> JobWrites:
    some: Any = client
    return JobWrites(some, JOBS, RECORDS, waits.append)


def test_a_write_waits_longer_and_longer_for_others_to_finish(aws: Aws, dynamo: DynamoJobs) -> None:
    waits: list[float] = []
    client = Contended(aws.dynamodb, 3)
    writes(client, waits).commit(create(a_job()))
    assert dynamo.load(a_job().ref) == a_job()
    assert waits == sorted(waits)
    assert len({call["ClientRequestToken"] for call in client.calls}) == 1


def test_a_store_that_stays_busy_says_so(aws: Aws, dynamo: DynamoJobs) -> None:
    waits: list[float] = []
    with pytest.raises(StoreBusy):
        writes(Contended(aws.dynamodb, 99), waits).commit(create(a_job()))
    assert len(waits) == TRIES - 1
    assert sum(waits) < 1


def test_an_update_in_a_foreign_transactions_way_is_tried_again(
    aws: Aws, dynamo: DynamoJobs
) -> None:
    job = a_job()
    dynamo.commit(create(job))
    client = Contended(aws.dynamodb, 1, "TransactionConflictException")
    change = update(job, moves.claimed(job, NOW, "t", POLICY))
    writes(client, []).commit(change)
    assert dynamo.load(job.ref) == change.job


@pytest.mark.parametrize("code", ["ValidationError", "ItemCollectionSizeLimitExceeded"])
def test_a_cancellation_of_another_sort_is_not_translated(
    aws: Aws, dynamo: DynamoJobs, code: str
) -> None:
    with pytest.raises(ClientError):
        writes(Contended(aws.dynamodb, 1, code), []).commit(create(a_job()))


def test_an_error_of_another_sort_is_not_translated(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    with pytest.raises(ClientError):
        writes(Contended(aws.dynamodb, 1, "AccessDeniedException"), []).commit(
            update(job, moves.claimed(job, NOW, "t", POLICY))
        )


def test_progress_sends_only_what_differs(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    dynamo.commit(create(job))
    client = Contended(aws.dynamodb, 0)
    told = moves.Told(10, "s", "m", expected_at=0)
    held = update(job, moves.claimed(job, NOW, "t", POLICY))
    dynamo.commit(held)
    writes(client, []).commit(update(held.job, moves.progressed(held.job, NOW + 1, POLICY, told)))
    sent = set(client.calls[0]["ExpressionAttributeNames"].values())
    assert sent == {"v", "upd", "lease", "pct", "stage", "msg", "ev", "wid"}


def row_of(aws: Aws, key: keys.Key) -> dict[str, Any]:
    return unpack(aws.dynamodb.get_item(TableName=JOBS, Key=pack(key)).get("Item", {}))


def test_a_job_expires_after_its_end_and_not_while_it_may_go_on(
    aws: Aws, dynamo: DynamoJobs
) -> None:
    job = a_job()
    dynamo.commit(create(job))
    assert keys.EXPIRES not in row_of(aws, keys.job(job.ref))
    failed = end(job, moves.failed(job, NOW + 1000, FAILURE)).job
    dynamo.commit(end(job, failed))
    row = row_of(aws, keys.job(job.ref))
    assert row[keys.EXPIRES] == NOW // 1000 + 1 + 90 * DAY_S
    assert keys.DUE_SHARD not in row
    assert keys.DUE_AT not in row
    again = update(failed, moves.retried(failed, NOW + 2000, POLICY), takes_lock=True)
    dynamo.commit(again)
    row = row_of(aws, keys.job(job.ref))
    assert keys.EXPIRES not in row
    assert row[keys.DUE_SHARD] == keys.due_shard(job.ref.job_id)


def test_what_lies_beside_a_job_expires_too(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    dynamo.commit(create(job, input=b"{}"))
    dynamo.put_step(job.ref, "one", b"1")
    dynamo.put_log_page(job.ref, job.events)
    now = NOW // 1000
    assert row_of(aws, keys.job_input(job.ref))[keys.EXPIRES] == now + 180 * DAY_S
    assert row_of(aws, keys.step(job.ref, "one"))[keys.EXPIRES] == now + 30 * DAY_S
    assert row_of(aws, keys.log_page(job.ref, 1))[keys.EXPIRES] == now + 30 * DAY_S


def test_a_lock_is_a_row_that_goes_with_the_run(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    dynamo.commit(create(job))
    assert row_of(aws, keys.lock("firm", job.lock))["job_id"] == job.ref.job_id
    dynamo.commit(end(job, moves.cancelled(job, NOW)))
    assert row_of(aws, keys.lock("firm", job.lock)) == {}


def audit_rows(aws: Aws, index: str | None, expression: str, **values: str) -> list[dict[str, Any]]:
    options: Any = {"IndexName": index} if index else {}
    answer = aws.dynamodb.query(
        TableName=RECORDS,
        KeyConditionExpression=expression,
        ExpressionAttributeValues=pack({f":{name}": value for name, value in values.items()}),
        **options,
    )
    return [unpack(item) for item in answer["Items"]]


def test_the_audit_log_is_read_by_subject_by_day_and_by_actor(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    dynamo.commit(create(job))
    row = audit_of(job, "a2", NOW + 5)
    dynamo.commit(update(job, moves.claimed(job, NOW, "t", POLICY), audit=row))
    place = keys.audit("firm", job.subject, NOW, "a1")
    by_subject = audit_rows(aws, None, "pk = :pk", pk=place["pk"])
    assert [found["at"] for found in by_subject] == [NOW, NOW + 5]
    assert {found["job_id"] for found in by_subject} == {job.ref.job_id}
    day = keys.audit_indexes("firm", job.owner, NOW, "a1")
    actors = "gsi1_pk = :day AND begins_with(gsi1_sk, :actor)"
    found = audit_rows(aws, "gsi1", actors, day=day["gsi1_pk"], actor=f"{job.owner}#")
    assert len(found) == 2
    assert audit_rows(aws, "gsi1", actors, day=day["gsi1_pk"], actor="other#") == []


def test_personal_data_does_not_reach_the_audit_log(aws: Aws, dynamo: DynamoJobs) -> None:
    job = a_job()
    row = AuditRow("a1", NOW, "firm", "kim@example.com", "note 900101-1234567", "case_1", "job_1")
    dynamo.commit(update_with(dynamo, job, row))
    (found,) = audit_rows(aws, None, "pk = :pk", pk=keys.audit("firm", "case_1", NOW, "a1")["pk"])
    assert "kim@example.com" not in found["actor"]
    assert "1234567" not in found["action"]


def update_with(dynamo: DynamoJobs, job: Any, row: AuditRow) -> Any:
    dynamo.commit(create(job))
    return update(job, moves.claimed(job, NOW, "t", POLICY), audit=row)
