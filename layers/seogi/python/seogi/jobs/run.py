"""A worker's side: one message, one claim, one piece of work, one verdict."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from seogi.jobs import moves
from seogi.jobs.claim import Claim, Io
from seogi.jobs.context import InvocationEnding, JobContext, Suspended
from seogi.jobs.decide import Act, judge, kernel_failure
from seogi.jobs.errors import JobFailed, LostClaim, Retryable, Stale, UnknownJob
from seogi.jobs.model import Job, JobMessage, JsonValue, Kind, Policy, Status
from seogi.jobs.outbox import Outbox
from seogi.jobs.ports import BlobStore, Delivery, JobQueue
from seogi.jobs.writes import TRIES, JobWriter

RESULT_IN_ROW_BYTES = 8_192
END_MARGIN_MS = 3_000
"""What a worker keeps of its invocation for its last write."""


class Verdict(Enum):
    """What becomes of the message."""

    DONE = "done"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class RunJob:
    """Runs the job that a message names, as far as this invocation goes."""

    writer: JobWriter
    queue: JobQueue
    blobs: BlobStore
    kinds: Mapping[str, Kind]
    policy: Policy
    io: Io

    async def __call__(
        self, message: JobMessage, delivery: Delivery, time_left: Callable[[], int]
    ) -> Verdict:
        """Works on the job until it ends, waits, or the invocation must end.

        `time_left` tells the milliseconds until the invocation is killed.

        Raises:
            UnknownJob: no such job or kind; the message belongs in the dead letters.
        """
        for _ in range(TRIES):
            job = await self.io(lambda: self.writer.store.load(message.ref))
            if job is None or job.kind not in self.kinds:
                raise UnknownJob(message.ref.job_id)
            try:
                return await self._handle(job, message, delivery, time_left)
            except Stale:
                continue
        return Verdict.RETURN

    async def _handle(
        self, job: Job, message: JobMessage, delivery: Delivery, time_left: Callable[[], int]
    ) -> Verdict:
        now = self.writer.clock.now()
        judgement = judge(job, message, delivery.queue, now, self.policy)
        if judgement.act is Act.LATER:
            seconds = -(-judgement.wait_ms // 1000)
            await self.io(lambda: delivery.hide_for(seconds))
            return Verdict.RETURN
        if judgement.act is Act.EXPIRE:
            failure = kernel_failure(job, "deadline_exceeded")
            await self._save(job, moves.failed(job, now, failure))
        if judgement.act is Act.ISOLATE:
            await self._isolate(job, now)
        if judgement.act is not Act.RUN:
            return Verdict.DONE
        return await self._work(job, delivery, time_left)

    @property
    def _outbox(self) -> Outbox:
        return Outbox(self.queue, self.writer.signals)

    async def _save(self, before: Job, after: Job) -> Job:
        return await self.io(lambda: self.writer.save(before, after))

    async def _isolate(self, job: Job, now: int) -> None:
        failure = kernel_failure(job, "worker_lost")
        after = await self._save(job, moves.lost(job, now, failure, self.policy))
        if not after.is_terminal:
            await self.io(lambda: self._outbox.send(after))

    async def _work(self, job: Job, delivery: Delivery, time_left: Callable[[], int]) -> Verdict:
        token = self.writer.ids.token()
        held = await self._save(
            job, moves.claimed(job, self.writer.clock.now(), token, self.policy)
        )
        claim = Claim(
            held, writer=self.writer, clock=self.writer.clock, policy=self.policy, io=self.io
        )
        try:
            await self.io(lambda: delivery.hide_for(self.policy.lease_ms // 1000))
            context = await self._context(job, claim, time_left)
            value = await self._drive(claim, context, delivery, time_left)
            await self._succeed(claim, value)
        except LostClaim:
            self.writer.signals.noted("claim lost", claim.job)
        except Exception as error:  # noqa: BLE001 - each becomes a state of the job
            return await self._end_otherwise(claim, error, delivery)
        return Verdict.DONE

    async def _context(self, before: Job, claim: Claim, time_left: Callable[[], int]) -> JobContext:
        """The work's view; stored steps are read only when there can be any."""
        store, ref = self.writer.store, before.ref
        first_look = before.run == 1 and before.started_at is None and not before.delivered
        steps = {} if first_look else await self.io(lambda: store.steps(ref))
        small = before.input
        request = small if small is not None else await self.io(lambda: store.load_input(ref))
        return JobContext(
            claim,
            request=request,
            steps=steps,
            first_look=first_look,
            store=store,
            blobs=self.blobs,
            time_left=lambda: time_left() - END_MARGIN_MS,
        )

    async def _drive(
        self,
        claim: Claim,
        context: JobContext,
        delivery: Delivery,
        time_left: Callable[[], int],
    ) -> JsonValue:
        """The work's value; the heartbeat, the deadline or the invocation's end may stop it."""
        work = asyncio.ensure_future(self.kinds[claim.job.kind].run(context))
        beat = asyncio.ensure_future(self._beat(claim, delivery))
        to_deadline = claim.job.deadline_at - self.writer.clock.now()
        to_end = time_left() - END_MARGIN_MS
        try:
            done, _ = await asyncio.wait(
                {work, beat},
                timeout=max(0, min(to_deadline, to_end)) / 1000,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if work in done:
                return work.result()
            if beat in done:
                beat.result()
        finally:
            for task in (work, beat):
                task.cancel()
            await asyncio.gather(work, beat, return_exceptions=True)
        if to_deadline <= to_end:
            raise JobFailed(kernel_failure(claim.job, "deadline_exceeded"))
        raise InvocationEnding

    async def _beat(self, claim: Claim, delivery: Delivery) -> None:
        """Keeps the lease and the message's invisibility; ends only by losing the claim."""
        while True:
            await asyncio.sleep(self.policy.heartbeat_ms / 1000)
            await claim.beat()
            await self.io(lambda: delivery.hide_for(self.policy.lease_ms // 1000))

    async def _succeed(self, claim: Claim, value: JsonValue) -> None:
        data = json.dumps(value, ensure_ascii=False).encode()
        ref, run = claim.job.ref, claim.job.run
        inline = len(data) <= RESULT_IN_ROW_BYTES
        where = "inline" if inline else f"results/{ref.tenant}/{ref.job_id}/{run}.json"
        if not inline:
            await self.io(lambda: self.blobs.put(where, data))
        await claim.write(
            lambda job: moves.succeeded(job, self.writer.clock.now(), where),
            result=data if inline else None,
        )

    async def _end_otherwise(self, claim: Claim, error: Exception, delivery: Delivery) -> Verdict:
        try:
            after = await claim.write(lambda job: self._after(job, error))
        except LostClaim:
            self.writer.signals.noted("claim lost", claim.job)
            return Verdict.DONE
        if isinstance(error, (InvocationEnding, Suspended)):
            if not after.is_terminal and after.status is not Status.WAITING:
                await self._send_on(after)
        elif after.status is Status.QUEUED:
            wait_ms = after.not_before - self.writer.clock.now()
            await self.io(lambda: delivery.hide_for(max(1, -(-wait_ms // 1000))))
            return Verdict.RETURN
        return Verdict.DONE

    def _after(self, job: Job, error: Exception) -> Job:
        """The job after work ended with an error or an order to stop."""
        now = self.writer.clock.now()
        if isinstance(error, InvocationEnding):
            return moves.yielded(job, now, self.policy)
        if isinstance(error, Suspended):
            if error.name in job.delivered:
                return moves.requeued(job, now, self.policy)
            return moves.waiting(job, now, error.name, error.until)
        if isinstance(error, JobFailed):
            return moves.failed(job, now, error.failure)
        if isinstance(error, Retryable):
            return moves.backed_off(job, now, error.failure, self.policy)
        self.writer.signals.crashed(error, job)
        return moves.backed_off(job, now, kernel_failure(job, "internal_error"), self.policy)

    async def _send_on(self, job: Job) -> None:
        """Sends the continuation, except every so many hops: then the sweep breaks the loop."""
        if not job.continuations or job.continuations % self.policy.hops_before_sweep:
            await self.io(lambda: self._outbox.send(job))
