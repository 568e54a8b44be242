"""Seogi in one process over an emulated AWS, metered: the kernel, the HTTP face, one reference job.

Model time passes in virtual time, so heartbeats happen as often as they would.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.testclient import TestClient

from bench.metering.wire import Meter, Totals
from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.jobs import DynamoJobs
from seogi.adapters.memory.jobs import QuietSignals
from seogi.adapters.s3 import S3Blobs
from seogi.adapters.sqs import SqsDelivery, SqsQueue
from seogi.adapters.system import RandomIds
from seogi.bootstrap import public_api
from seogi.config import Settings
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal, Role
from seogi.jobs.context import JobContext
from seogi.jobs.model import Job, JobMessage, JsonValue, Kind, Policy
from seogi.jobs.run import RunJob
from seogi.jobs.submit import Submission, Submit
from seogi.jobs.writes import JobWriter
from seogi.observability import Logger
from tests.jobs.simulator.loop import VirtualLoop
from tests.support.aws import BUCKET, JOBS, RECORDS, REGION, SIGNING_KEY, MockedAws, mocked_aws

T = TypeVar("T")

WHO = Principal("user_00000000b001", "tn_00000000b001", Role.LAWYER, "kim@firm.example", "김변호")
KIND = "draft.write"
PARTS = 6
PART_MS = 10_000
RESULT_BYTES = 20_000
ARTIFACT_BYTES = 60_000


def prose(size: int) -> str:
    """Text that packs like Korean prose does (about 3 : 1), always the same; `size` in bytes."""
    rng = random.Random(7)
    syllables = [chr(0xAC00 + rng.randrange(11_172)) for _ in range(220)]
    words = ("".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(size // 4))
    return " ".join(words).encode()[:size].decode(errors="ignore")


async def at_once(call: Callable[[], T]) -> T:
    """`Io` without threads, so that the meter sees one request after the other."""
    return call()


@dataclass(slots=True)
class VirtualClock:
    """A `Clock` on a virtual loop, which starts at the real time so that tokens hold."""

    loop: VirtualLoop = field(default_factory=VirtualLoop)
    began: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def now(self) -> int:
        return self.began + round(self.loop.seconds * 1000)


class World:
    """All of it; `measured` runs something and says what it cost."""

    def __init__(self, mocked: MockedAws, face: TestClient, settings: Settings, aws: Aws) -> None:
        self.mocked, self.face, self.aws = mocked, face, aws
        self.meter = Meter(Aws(region=REGION).dynamodb)
        self.clock = VirtualClock()
        self.policy = Policy()
        client = aws.dynamodb
        self.store = DynamoJobs.over(client, jobs=JOBS, records=RECORDS, clock=self.clock)
        self.writer = JobWriter(self.store, self.clock, RandomIds(), QuietSignals())
        self.blobs = S3Blobs(aws.s3, BUCKET)
        self.url = settings.generation_queue_url
        self.queue = SqsQueue(aws.sqs, {"generation": self.url})
        self.progress = Totals()
        tokens = AccessTokens(lambda: SigningKeys(SIGNING_KEY))
        self.bearer = {"authorization": f"Bearer {tokens.issue(WHO, self.clock.now())}"}

    @contextmanager
    def metered(self) -> Iterator[Totals]:
        """What the block sends to AWS."""
        aws = self.aws
        with self.meter.on(aws.dynamodb, aws.sqs, aws.s3, aws.secrets) as totals:
            yield totals

    def ask(self, method: str, path: str, **request: Any) -> Any:
        """One request at the public face, whose answer must be good.

        Raises:
            RuntimeError: it was not.
        """
        request.setdefault("follow_redirects", False)
        answer = self.face.request(method, path, headers=self.bearer, **request)
        if answer.status_code >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer

    def kind(self, work: Callable[[JobContext], Awaitable[JsonValue]] | None = None) -> Kind:
        return Kind(KIND, "generation", 300_000, work or self.reference_work)

    def submit(self, **changes: Any) -> Job:
        """A job of the kernel, without the face."""
        values: dict[str, Any] = {"subject": "case_00000000b001", "input": {"sections": ["a"]}}
        submission = Submission(WHO.tenant, WHO.user_id, KIND, **(values | changes))
        submit = Submit(self.writer, self.queue, {KIND: self.kind()}, self.policy)
        return submit(submission).job

    async def reference_work(self, job: JobContext) -> JsonValue:
        """Six parts, each told, waited for and stored; an artifact; a result of 20 KB."""
        written = [await self._part(job, n) for n in range(PARTS)]
        artifact = prose(ARTIFACT_BYTES).encode()
        key = f"artifacts/{job.job.ref.tenant}/{job.job.ref.job_id}.md"
        await job.io(lambda: self.blobs.put(key, artifact))
        return {"text": "\n".join(written), "artifact": key}

    async def _part(self, job: JobContext, n: int) -> str:
        with self.metered_apart() as told:
            percent, left = n * 16, (PARTS - n) * PART_MS
            await job.progress(
                percent, f"section:{n}", "청구원인을 쓰고 있습니다", expect_ms=PART_MS,
                remaining_ms=left,
            )  # fmt: skip
        self.progress = self.progress + told

        async def write() -> JsonValue:
            await asyncio.sleep(PART_MS / 1000)
            return prose(RESULT_BYTES // PARTS)

        text: str = await job.step(f"section:{n}", write)
        return text

    @contextmanager
    def metered_apart(self) -> Iterator[Totals]:
        """The block's share of what the outer meter adds up."""
        outer = self.meter.totals
        self.meter.totals = inner = Totals()
        try:
            yield inner
        finally:
            self.meter.totals = outer
            for name in ("calls", "writes", "index_writes", "reads", "sent", "received"):
                setattr(outer, name, getattr(outer, name) + getattr(inner, name))

    def run(self, message: JobMessage, kind: Kind | None = None) -> None:
        """The worker's side of one message that is on the queue, in virtual time."""
        received = self.aws.sqs.receive_message(QueueUrl=self.url)["Messages"][0]
        receipt = received["ReceiptHandle"]
        hand = SqsDelivery(self.aws.sqs, "generation", self.url, receipt, Logger("bench"))
        kinds = {KIND: kind or self.kind()}
        run = RunJob(self.writer, self.queue, self.blobs, kinds, self.policy, at_once)
        coroutine = run(message, hand, lambda: 110_000)
        self.clock.loop.run_until_complete(coroutine)
        self.aws.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=receipt)


@contextmanager
def emulated_world() -> Iterator[World]:
    """A fresh one for as long as the block lasts."""
    with ExitStack() as opened:
        mocked = opened.enter_context(mocked_aws())
        settings = Settings.from_env(mocked.env)
        aws = Aws(region=REGION)
        _, app = public_api.build(settings, aws)
        face = opened.enter_context(TestClient(app, base_url="https://seogi.example"))
        world = World(mocked, face, settings, aws)
        opened.callback(world.clock.loop.close)
        yield world
