"""What the code of a job sees: its request, its steps, its progress."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from seogi.jobs import moves
from seogi.jobs.claim import Claim
from seogi.jobs.errors import WaitExpired
from seogi.jobs.model import Job, JsonValue, Usage
from seogi.jobs.ports import BlobStore, JobStore

T = TypeVar("T")
STEP_IN_ROW_BYTES = 300_000


class InvocationEnding(Exception):
    """Raised between steps: what is left belongs to the next invocation."""


class Suspended(Exception):
    """Raised by `wait`: the job waits for `name` until `until` (epoch ms)."""

    def __init__(self, name: str, until: int) -> None:
        super().__init__(name)
        self.name = name
        self.until = until


class JobContext:
    """One run of one job, as its kind's code sees it.

    Attributes:
        input: the request as it was accepted.
        lang: the language of what the user reads.
    """

    def __init__(
        self,
        claim: Claim,
        *,
        request: Mapping[str, JsonValue],
        steps: Mapping[str, bytes],
        first_look: bool,
        store: JobStore,
        blobs: BlobStore,
        time_left: Callable[[], int],
    ) -> None:
        self.input = request
        self._claim = claim
        self._steps = dict(steps)
        self._first_look = first_look
        self._store = store
        self._blobs = blobs
        self._time_left = time_left
        self._told_at = 0

    @property
    def job(self) -> Job:
        """The job as this worker last saw it."""
        return self._claim.job

    @property
    def lang(self) -> str:
        """The language of what the user reads (`ko`, `en`)."""
        return self._claim.job.lang

    def idempotency_key(self, step: str) -> str:
        """Names a step to an outside party: the same in every attempt, so it is paid for once."""
        return f"{self.job.ref.job_id}:{step}"

    async def io(self, call: Callable[[], T]) -> T:
        """Runs a blocking port call without holding up the jobs beside this one."""
        return await self._claim.io(call)

    def has(self, step: str) -> bool:
        """Whether the step is done, so that a later run need not tell of it again."""
        return step in self._steps

    async def step(self, name: str, work: Callable[[], Awaitable[JsonValue]]) -> JsonValue:
        """The result of `work`, which runs once per job: a later run reads it back.

        Raises:
            InvocationEnding: there is no time left to start it here; the job goes on elsewhere.
        """
        if await self._is_stored(name):
            return await self._value(self._steps[name])
        if self._time_left() < self._claim.policy.yield_margin_ms:
            raise InvocationEnding
        await self._claim.beat()  # a worker that lost the job must not start what costs money
        stored = await self._stored(name, await work())
        self._steps[name] = stored
        return await self._value(stored)

    async def _is_stored(self, name: str) -> bool:
        """Whether the step need not run; a worker before this one may only now have stored it.

        It keeps what it has paid for although it has lost the job, and that can be seconds after
        this run has read the steps.
        """
        if name not in self._steps and not self._first_look:
            ref = self.job.ref
            late = await self.io(lambda: self._store.step(ref, name))
            if late is not None:
                self._steps[name] = late
        return name in self._steps

    async def progress(
        self,
        percent: int,
        stage: str,
        message: str = "",
        *,
        expect_ms: int | None = None,
        remaining_ms: int | None = None,
    ) -> None:
        """Tells watchers; at most one write per 500 ms within a stage.

        Args:
            percent: 0 to 99; never shown lower than before in the same run.
            stage: a stable word for programs (`section:청구원인`).
            message: a sentence for the user.
            expect_ms: how long until the next event, as well as the work can tell.
            remaining_ms: how long until the job is done, likewise.
        """
        now = self._claim.clock.now()
        policy = self._claim.policy
        if stage == self.job.stage and now - self._told_at < policy.progress_every_ms:
            return
        self._told_at = now
        told = moves.Told(
            percent,
            stage,
            message,
            expected_at=now + expect_ms if expect_ms else 0,
            ends_at=now + remaining_ms if remaining_ms else 0,
        )
        await self._claim.write(
            lambda job: moves.progressed(job, self._claim.clock.now(), policy, told)
        )

    async def spend(self, usage: Usage) -> None:
        """Adds to what the job has cost; written with the next progress."""
        self._claim.spend(usage)

    async def wait(self, name: str, *, within_ms: int) -> JsonValue:
        """What an outside party delivered under `name`; the worker is free meanwhile.

        Raises:
            WaitExpired: nothing came in time.
            Suspended: nothing yet (the kernel's own signal; let it pass).
        """
        until = await self.step(f"until:{name}", lambda: self._deadline(within_ms))
        key = delivery_step(name)
        if key in self._steps:
            return await self._value(self._steps[key])
        if self._claim.clock.now() >= until:
            raise WaitExpired
        raise Suspended(name, until)

    async def _deadline(self, within_ms: int) -> JsonValue:
        return self._claim.clock.now() + within_ms

    async def _stored(self, name: str, value: JsonValue) -> bytes:
        data = json.dumps(value, ensure_ascii=False).encode()
        ref = self.job.ref
        if len(data) > STEP_IN_ROW_BYTES:
            key = f"results/{ref.tenant}/{ref.job_id}/step-{name.encode().hex()}.json"
            await self.io(lambda: self._blobs.put(key, data))
            packed = json.dumps({"blob": key}).encode()
        else:
            packed = b'{"value":' + data + b"}"
        return await self.io(lambda: self._store.put_step(ref, name, packed))

    async def _value(self, packed: bytes) -> JsonValue:
        held = json.loads(packed)
        if "blob" in held:
            return json.loads(await self.io(lambda: self._blobs.get(held["blob"])))
        return held["value"]


def delivery_step(name: str) -> str:
    """The step under which an outside party's delivery is stored."""
    return f"delivered:{name}"
