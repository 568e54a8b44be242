"""The safety rules of the kernel, each with a way to take it out and see what breaks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from unittest import mock

from seogi.jobs import decide, model, moves, run
from seogi.jobs.claim import Claim
from seogi.jobs.context import JobContext
from seogi.jobs.errors import LostClaim
from seogi.jobs.model import Failure, Job, JobRef, Policy, Status
from seogi.jobs.ports import Change
from tests.jobs.simulator.outside import Faults, SimStore
from tests.jobs.simulator.people import Watchers
from tests.jobs.simulator.world import Rules


class NoVersionCondition(SimStore):
    """Writes whatever comes, as if nobody had written in between."""

    def commit(self, change: Change) -> None:
        present = self.jobs.get(change.job.ref)
        if change.expected is not None and present is not None:
            change = replace(change, expected=present.version)
        super().commit(change)


class ForgetsSteps(SimStore):
    """Finished steps are not kept."""

    def steps(self, ref: JobRef) -> Mapping[str, bytes]:
        return {}

    def step(self, ref: JobRef, name: str) -> None:
        return None


class TornTransaction(SimStore):
    """The lock, the key and the audit row are written apart from the job."""

    def commit(self, change: Change) -> None:
        torn = self.rng.random() < 10 * self.faults.throttle
        if torn and change.expected is not None:
            change = replace(change, frees_lock=False, audit=None)
        super().commit(change)


def _adopts(claim: Claim, current: Job | None) -> Job:
    if current is None or current.is_terminal:
        raise LostClaim
    return current


def _always(_claim: Claim, current: Job | None) -> Job:
    if current is None:
        raise LostClaim
    return current


@contextmanager
def _no_terminal_rule() -> Iterator[None]:
    """Any state may follow any other, and a message revives an ended job."""
    anything = {status: frozenset(Status) for status in Status}
    judge = decide.judge

    def revives(job: Job, *rest: object) -> decide.Judgement:
        if job.is_terminal:
            return decide.Judgement(decide.Act.RUN)
        return judge(job, *rest)  # type: ignore[arg-type]

    with (
        mock.patch.dict(model.TRANSITIONS, anything),
        mock.patch.object(run, "judge", revives),
        mock.patch.object(Claim, "still_mine", _always),
    ):
        yield


@contextmanager
def _no_attempt_cap() -> Iterator[None]:
    backed_off = moves.backed_off

    def uncapped(job: Job, now: int, failure: Failure, policy: Policy) -> Job:
        generous = replace(job, max_attempts=99)
        return replace(backed_off(generous, now, failure, policy), max_attempts=job.max_attempts)

    with mock.patch.object(moves, "backed_off", uncapped):
        yield


def _key_with_attempt(context: JobContext, step: str) -> str:
    return f"{context.job.ref.job_id}:{context.job.attempt}:{step}"


@dataclass(frozen=True, slots=True)
class Ablation:
    """A rule, how to take it out, and what the invariants then say."""

    rule: str
    breaks: str
    without: Callable[[], AbstractContextManager[object]] = nullcontext
    rules: Callable[[], Rules] = Rules


def _with(store: Callable[[random.Random, Faults], SimStore]) -> Callable[[], Rules]:
    return lambda: Rules(make_store=store)


ABLATIONS = (
    Ablation(
        "a write names the version it replaces",
        "a write that was not seen is gone",
        rules=_with(NoVersionCondition),
    ),
    Ablation(
        "a worker whose token was replaced stops",
        "stale worker wrote|terminal|paid twice|percent fell|ran again|left behind|never ended",
        lambda: mock.patch.object(Claim, "still_mine", _adopts),
    ),
    Ablation("a terminal state is final for its run", "terminal state changed", _no_terminal_rule),
    Ablation(
        "a paid step's key never names the attempt",
        "paid twice",
        lambda: mock.patch.object(JobContext, "idempotency_key", _key_with_attempt),
    ),
    Ablation("finished steps are stored", "stored step ran again", rules=_with(ForgetsSteps)),
    Ablation(
        "a job whose worker was lost goes on alone",
        "an innocent neighbour died",
        lambda: mock.patch.object(decide, "SHARED_QUEUES", frozenset()),
    ),
    Ablation(
        "a watcher comes back with its cursor",
        "a watcher lost or repeated",
        lambda: mock.patch.object(Watchers, "cursor", staticmethod(lambda _seen: 0)),
    ),
    Ablation("the sweep goes round", "accepted job never ended", rules=lambda: Rules(sweeps=False)),
    Ablation("attempts are capped", "attempt cap exceeded", _no_attempt_cap),
    Ablation(
        "lock, key and audit row share the job's transaction",
        "lock left|audit rows do not match",
        rules=_with(TornTransaction),
    ),
)
