"""A batch of a queue, all of it at once in one event loop, each message for itself."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from seogi.adapters.aws import Aws
from seogi.adapters.sqs import NotAJobMessage, SqsDelivery, decode
from seogi.adapters.system import in_thread
from seogi.bootstrap.kernel import Kernel
from seogi.config import Settings
from seogi.jobs.model import Kind
from seogi.jobs.run import RunJob, Verdict

THREADS = 16
"""Of port calls at once; a batch is ten jobs and each makes one at a time, or beats beside it."""
NEEDED = ("JOBS_TABLE", "RECORDS_TABLE", "FILES_BUCKET")

Json = dict[str, Any]
TimeLeft = Callable[[], int]
Notice = Callable[[str], None]
Handler = Callable[[Json, "Context"], Json]


class Context(Protocol):
    """What Lambda tells of an invocation."""

    def get_remaining_time_in_millis(self) -> int: ...


class Worker:
    """One process; its loop and threads outlive an invocation."""

    def __init__(
        self, kernel: Kernel, kinds: Mapping[str, Kind], notice: Notice | None = None
    ) -> None:
        """Makes the clients at once, because that is not safe from several threads.

        Args:
            kernel: the ports.
            kinds: what this function runs, by name.
            notice: takes bodies that are no message of the kernel; raises for those it does not
                know.
        """
        self._kernel, self._notice = kernel, notice
        self._queues = {_name(url): (queue, url) for queue, url in kernel.queue_urls.items()}
        self._run = RunJob(
            kernel.writer, kernel.queue, kernel.blobs, kinds, kernel.policy, in_thread
        )
        self._runner = asyncio.Runner()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="io")
        self._runner.get_loop().set_default_executor(self._threads)

    def __call__(self, event: Json, time_left: TimeLeft) -> Json:
        """The partial batch response: messages named in it come back, all others are done."""
        return self._runner.run(self._batch(event["Records"], time_left))

    def close(self) -> None:
        """Ends the loop and its threads."""
        self._runner.close()
        self._threads.shutdown()

    async def _batch(self, records: list[Json], time_left: TimeLeft) -> Json:
        # A library that cancels its own task must not take the neighbours along: an outcome
        # that is an exception is one more message that comes back.
        done = await asyncio.gather(
            *(self._one(record, time_left) for record in records), return_exceptions=True
        )
        failed = [
            {"itemIdentifier": record["messageId"]}
            for record, outcome in zip(records, done, strict=True)
            if outcome is not True
        ]
        return {"batchItemFailures": failed}

    async def _one(self, record: Json, time_left: TimeLeft) -> bool:
        """Whether the message has done its work; its neighbours never learn of its troubles."""
        try:
            return await self._handle(record, time_left)
        except Exception as error:  # noqa: BLE001 - it goes back alone, and in the end to the DLQ
            received = record.get("attributes", {}).get("ApproximateReceiveCount")
            self._kernel.logger.failure("message failed", error, receive_count=received)
            return False

    async def _handle(self, record: Json, time_left: TimeLeft) -> bool:
        body = record["body"]
        try:
            message = decode(body)
        except NotAJobMessage:
            if self._notice is None:
                raise
            await in_thread(partial(self._notice, body))
            return True
        queue, url = self._queues[_name(record["eventSourceARN"])]
        delivery = SqsDelivery(
            self._kernel.aws.sqs, queue, url, record["receiptHandle"], self._kernel.logger
        )
        return await self._run(message, delivery, time_left) is Verdict.DONE


def _name(address: str) -> str:
    """The queue's name, the last part of its URL and of its ARN."""
    return address.replace(":", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a worker is built from, before its own kinds are added."""

    settings: Settings
    aws: Aws
    kernel: Kernel


def worker_handler(build: Callable[[Parts], Worker], *needed: str) -> Handler:
    """The handler of a deployed worker; `needed` names the variables beyond every worker's."""
    gc.disable()  # building makes only things that stay: collecting them is wasted
    settings = Settings.from_env(os.environ, *NEEDED, *needed)
    aws = Aws(region=settings.aws_region, endpoint_url=settings.aws_endpoint_url)
    worker = build(Parts(settings, aws, Kernel(settings, aws)))
    gc.enable()
    gc.freeze()

    def handler(event: Json, context: Context) -> Json:
        return worker(event, context.get_remaining_time_in_millis)

    return handler
