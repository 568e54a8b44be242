"""What a stack has left behind of its jobs: rows, steps, logs, calls of the writer, letters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scripts.local.sse import frames
from scripts.local.stack import Stack
from scripts.proofs.load import Accepted
from scripts.proofs.mischief import WORKER
from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import unpack
from seogi.adapters.dynamodb.jobs import STEPS_KEPT_S, DynamoJobs
from seogi.adapters.sqs import NotAJobMessage, decode
from seogi.adapters.system import SystemClock
from seogi.jobs.model import Event, Job, JobRef

ASKED = "model asked"


@dataclass(frozen=True, slots=True)
class Call:
    """The writer was asked for a step; epoch seconds."""

    job_id: str
    step: str
    at: float


@dataclass(frozen=True, slots=True)
class Left:
    """All that is known of one job.

    Attributes:
        events: the whole log, archived pages included.
        streamed: the versions that the event stream gives to somebody who comes late.
        stored: when each step was stored, in whole epoch seconds.
    """

    job: Job
    events: Sequence[Event]
    streamed: Sequence[int]
    stored: dict[str, int]


class Archive:
    """Reads a running stack."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._client = stack.aws.client("dynamodb")
        tables = stack.deployed.tables
        self._table = tables["JobsTable"]
        self._store = DynamoJobs.over(
            self._client, jobs=self._table, records=tables["RecordsTable"], clock=SystemClock()
        )

    def job(self, ref: JobRef) -> Job | None:
        return self._store.load(ref)

    def still_open(self, refs: Sequence[JobRef]) -> list[JobRef]:
        """Those of the jobs that are there and have not ended."""
        jobs = ((ref, self.job(ref)) for ref in refs)
        return [ref for ref, job in jobs if job is not None and not job.is_terminal]

    async def left(self, accepted: Accepted) -> Left | None:
        """Everything of one job; None when it is gone."""
        ref = accepted.ref
        job = self._store.load(ref)
        if job is None:
            return None
        first = job.events[0].version
        pages = [event for event in self._store.log_after(ref, 0) if event.version < first]
        return Left(job, [*pages, *job.events], await _streamed(accepted), self._stored(ref))

    def _stored(self, ref: JobRef) -> dict[str, int]:
        """A step's row tells its birth by when it is to vanish."""
        answer = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={
                ":pk": {"S": keys.job_partition(ref)},
                ":sk": {"S": keys.STEP},
            },
            ConsistentRead=True,
        )
        rows = [unpack(item) for item in answer["Items"]]
        return {keys.step_name(row): int(row[keys.EXPIRES]) - STEPS_KEPT_S for row in rows}

    def calls(self) -> Iterator[Call]:
        """Every call of the writer, from the worker's log."""
        log = self._stack.data / "logs" / f"{WORKER}.log"
        for line in log.read_text(encoding="utf-8").splitlines():
            if ASKED in line:
                said = json.loads(line)
                at = datetime.fromisoformat(said["timestamp"])
                yield Call(said["job_id"], said["step"], at.timestamp())

    def dead_letters(self) -> list[JobRef | None]:
        """The jobs of all dead letters; None for what is no job's message."""
        sqs = self._stack.aws.client("sqs")
        found: list[JobRef | None] = []
        for queue in self._stack.deployed.queues.values():
            if not queue["dlq_url"]:
                continue
            while messages := sqs.receive_message(
                QueueUrl=queue["dlq_url"], MaxNumberOfMessages=10, VisibilityTimeout=600
            ).get("Messages"):
                found += [_ref(message["Body"]) for message in messages]
        return found


def _ref(body: str) -> JobRef | None:
    try:
        return decode(body).ref
    except NotAJobMessage:
        return None


async def _streamed(accepted: Accepted) -> list[int]:
    """A late watcher's events, from the first to the last."""
    path = f"/api/jobs/{accepted.ref.job_id}/events"
    async with accepted.desk.client.stream("GET", path) as answer:
        answer.raise_for_status()
        return [int(frame.id) async for frame in frames(answer.aiter_lines()) if frame.id]
