"""What must hold of the jobs of a stack that was maltreated; pure, over what was left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.proofs.evidence import Call, Left
from scripts.proofs.mischief import Kill
from seogi.jobs.model import TRANSITIONS, Event, JobRef, Status

ROUND_SECONDS = 60
"""Between two rounds of the watchdog, as the template says."""
SAME_MOMENT = 2.0
"""Steps are dated in whole seconds; a successor comes a lease after its forerunner or later."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """A worker was killed with the job in hand; seconds from then to somebody working on it."""

    job_id: str
    seconds: float


@dataclass(slots=True)
class Findings:
    """What a round of the proof has shown; `broken` is empty when every promise held."""

    broken: list[str] = field(default_factory=list)
    recoveries: list[Recovery] = field(default_factory=list)


def judge(
    left: Mapping[str, Left | None], calls: Sequence[Call], kills: Sequence[Kill], lease_s: int
) -> Findings:
    """Looks at every job, by id."""
    findings = Findings()
    by_job: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        by_job[call.job_id].append(call)
    for job_id, found in left.items():
        if found is None:
            findings.broken.append(f"{job_id}: accepted and gone")
            continue
        findings.broken += [f"{job_id}: {what}" for what in _of_job(found, by_job[job_id])]
        for seconds in recoveries(job_id, found.events, kills):
            findings.recoveries.append(Recovery(job_id, seconds))
            if seconds > lease_s + ROUND_SECONDS:
                findings.broken.append(f"{job_id}: idle for {seconds:.1f} s after a kill")
    return findings


def _of_job(found: Left, calls: Sequence[Call]) -> list[str]:
    broken = []
    if found.job.status is not Status.SUCCEEDED:
        broken.append(f"ended as {found.job.status}")
    broken += _of_log(found)
    for call in calls:
        stored = found.stored.get(call.step)
        if stored is not None and call.at > stored + SAME_MOMENT:
            broken.append(f"{call.step} ran {call.at - stored:.1f} s after it was stored")
    return broken


def _of_log(found: Left) -> list[str]:
    versions = [event.version for event in found.events]
    broken = []
    if versions != sorted(set(versions)) or versions[0] != 1:
        broken.append(f"events out of order: {versions}")
    if list(found.streamed) != versions:
        broken.append(f"the stream told {found.streamed}, the log holds {versions}")
    for one, other in pairwise(found.events):
        if other.status not in TRANSITIONS[one.status]:
            broken.append(f"an event is missing: {one.status} → {other.status}")
        if other.run == one.run and other.percent < one.percent:
            broken.append(f"percent fell: {one.percent} → {other.percent}")
    return broken


def recoveries(job_id: str, events: Sequence[Event], kills: Sequence[Kill]) -> list[float]:
    """Seconds from each kill that hit the job to the next event that somebody at work wrote.

    A kill that comes before that starts the clock anew; one after the job's last word hit
    nothing of it.
    """
    work = [event.at / 1000 for event in events if event.status is not Status.QUEUED]
    mine = sorted(kill.at for kill in kills if job_id in kill.jobs)
    found = []
    for number, at in enumerate(mine):
        following = mine[number + 1] if number + 1 < len(mine) else float("inf")
        back = next((moment for moment in work if moment > at), None)
        if back is not None and back <= following:
            found.append(back - at)
    return found


def unexplained(letters: Sequence[JobRef | None], left: Mapping[str, Left | None]) -> list[str]:
    """Dead letters of jobs that did not end, or of nobody."""
    found = []
    for ref in letters:
        job = left.get(ref.job_id) if ref else None
        if job is None or not job.job.is_terminal:
            found.append(f"a dead letter of {ref.job_id if ref else 'nobody'}")
    return found
