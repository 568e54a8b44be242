"""What is done to a running stack: workers killed, messages doubled and held up."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field

from scripts.local.runtime import Worker
from scripts.local.stack import Stack
from scripts.proofs.load import Accepted
from seogi.adapters.sqs import decode, encode
from seogi.jobs.model import JobMessage

WORKER = "GenerationWorker"
QUEUES = ("GenerationQueue", "SoloQueue")
HELD_UP_SECONDS = (2, 9)


@dataclass(frozen=True, slots=True)
class Kill:
    """A worker's end; epoch seconds."""

    at: float
    jobs: frozenset[str]


@dataclass(slots=True)
class Mischief:
    """Goes on until it is cancelled.

    Attributes:
        accepted: jobs whose messages may be sent again; it may grow meanwhile.
        every: the shortest and the longest time between two kills, in seconds.
        kills: each with the jobs whose messages the worker had in hand.
        done: what was done how often.
    """

    stack: Stack
    rng: random.Random
    accepted: list[Accepted]
    every: tuple[float, float] = (0.8, 3.0)
    kills: list[Kill] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    async def run(self) -> None:
        """Kills at random moments, and between the kills troubles the queues."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._kill())
            group.create_task(self._trouble())

    async def _kill(self) -> None:
        while True:
            await asyncio.sleep(self.rng.uniform(*self.every))
            workers = self.stack.pools[WORKER].at_work()
            if workers:
                self.kill(self.rng.choice(workers))

    def kill(self, worker: Worker) -> None:
        """SIGKILL, at once, in the middle of whatever it does."""
        records = json.loads(worker.in_hand)["Records"]
        jobs = frozenset(decode(record["body"]).ref.job_id for record in records)
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
            self.kills.append(Kill(time.time(), jobs))
            self.done["workers killed at work"] += 1

    async def _trouble(self) -> None:
        while True:
            await asyncio.sleep(self.rng.uniform(0.2, 1.0))
            url = self.stack.deployed.queues[self.rng.choice(QUEUES)]["url"]
            await asyncio.to_thread(self._hold_up, url, self.rng.randint(*HELD_UP_SECONDS))
            if self.accepted:
                body = encode(JobMessage(self.rng.choice(self.accepted).ref, run=1))
                await asyncio.to_thread(self.again, url, body, self.rng.randint(0, 5))

    def _hold_up(self, url: str, seconds: int) -> None:
        """Takes a message out of the workers' sight, and leaves two of it behind."""
        sqs = self.stack.aws.client("sqs")
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=1, VisibilityTimeout=seconds)
        for message in answer.get("Messages", []):
            self.done["messages held up"] += 1
            self.again(url, message["Body"], self.rng.randint(0, 2 * seconds))

    def again(self, url: str, body: str, delay: int) -> None:
        """Sends a message a second time."""
        sqs = self.stack.aws.client("sqs")
        sqs.send_message(QueueUrl=url, MessageBody=body, DelaySeconds=delay)
        self.done["messages sent twice"] += 1
