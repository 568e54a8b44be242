"""The kinds of work of a simulation: paid steps, a wait for somebody, and poison."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from seogi.jobs.context import JobContext
from seogi.jobs.errors import WaitExpired
from seogi.jobs.model import JsonValue, Kind
from tests.jobs.simulator.machines import Machine
from tests.jobs.simulator.outside import Provider, SimStore

STEPS = ("read", "grounds", "claims")
POISON = "poison"
HERE: ContextVar[Machine] = ContextVar("HERE")
"""The machine on which the present task runs."""


@dataclass(frozen=True, slots=True)
class Works:
    """What the workers can do; `reruns` collects stored steps that somebody began again."""

    store: SimStore
    provider: Provider
    reruns: list[str] = field(default_factory=list)

    def kinds(self) -> dict[str, Kind]:
        runs: dict[str, tuple[int, Callable[[JobContext], Awaitable[JsonValue]]]] = {
            "draft": (300_000, self.draft),
            "ask": (600_000, self.ask),
            POISON: (900_000, self.poison),
        }
        return {name: Kind(name, "generation", ms, run) for name, (ms, run) in runs.items()}

    async def draft(self, job: JobContext) -> JsonValue:
        written = []
        for at, name in enumerate(STEPS):
            await job.progress(at * 30, name, expect_ms=1000)
            written.append(await self._paid_step(job, name))
        return {"written": written}

    async def ask(self, job: JobContext) -> JsonValue:
        first = await self._paid_step(job, "trigger")
        try:
            answer = await job.wait("answer", within_ms=120_000)
        except WaitExpired:
            answer = "none"
        return {"written": [first, answer]}

    async def poison(self, job: JobContext) -> JsonValue:
        """Kills its process each time it is run."""
        await job.progress(10, "swallowed")
        return await HERE.get().explode()

    async def _paid_step(self, job: JobContext, name: str) -> JsonValue:
        async def pay() -> JsonValue:
            ref = job.job.ref
            current = self.store.jobs[ref]
            if name in self.store.step_rows[ref] and current.token == job.job.token:
                self.reruns.append(f"{ref.job_id}:{name}")
            return await self.provider.write(ref.job_id, name, job.idempotency_key(name))

        return await job.step(name, pay)
