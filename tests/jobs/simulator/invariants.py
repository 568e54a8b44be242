"""What must hold of every history, whatever went wrong in it."""

from __future__ import annotations

from collections import defaultdict

from seogi.jobs.model import ACTIVE, Job, JobRef, Status
from tests.jobs.simulator.outside import Write
from tests.jobs.simulator.work import POISON, STEPS
from tests.jobs.simulator.world import World

_REOPENED = (Status.FAILED, Status.CANCELLED)
_ENDS_OF_POISON = ("worker_lost", "dead_letter")


def violations(world: World) -> list[str]:
    """Every broken promise of the run; empty when the kernel kept them all."""
    ended = (task for task in world.started if task.done() and not task.cancelled())
    found = [f"a worker fell over: {error!r}" for task in ended if (error := task.exception())]
    found += [*world.crashes, *(f"stored step ran again: {name}" for name in world.works.reruns)]
    by_job: dict[JobRef, list[Write]] = defaultdict(list)
    for write in world.store.history:
        found += _of_write(write, world.policy.max_lost)
        by_job[write.after.ref].append(write)
    found += _of_holders(world.store.history)
    for ref, writes in by_job.items():
        found += _of_log(world, ref, writes)
    for job in world.store.jobs.values():
        found += _of_end(world, job)
    found += [
        f"paid twice: {what}" for what, times in world.works.provider.billed.items() if times > 1
    ]
    found += _of_quiet(world)
    found += _of_keys(world)
    found += _of_watchers(world)
    return found


def _of_write(write: Write, max_lost: int) -> list[str]:
    before, after = write.before, write.after
    if before is None:
        return []
    name = f"{after.ref.job_id} v{before.version}->{after.version}"
    found = []
    if after.version != before.version + 1:
        found.append(f"a write that was not seen is gone: {name}")
    if before.is_terminal and not (after.run == before.run + 1 and before.status in _REOPENED):
        found.append(f"terminal state changed: {name} {before.status}->{after.status}")
    if not before.is_terminal and after.run != before.run:
        found.append(f"run changed while active: {name}")
    if before.token and after.token and after.token < before.token:
        found.append(f"stale worker wrote: {name}")
    if after.run == before.run and after.percent < before.percent:
        found.append(f"percent fell: {name}")
    if after.attempt > after.max_attempts or after.lost > max(max_lost, after.max_attempts):
        found.append(f"attempt cap exceeded: {name}")
    return found


def _of_holders(history: list[Write]) -> list[str]:
    """Only the machine that was given a token writes under it."""
    holder: dict[str, int | None] = {}
    found = []
    for write in history:
        before, after = write.before, write.after
        if before is None or write.by is None:
            continue
        if after.token and after.token != before.token:
            holder[after.token] = write.by
        elif before.token and after.token == before.token and holder[after.token] != write.by:
            found.append(f"stale worker wrote: {after.ref.job_id} v{after.version}")
    return found


def _of_log(world: World, ref: JobRef, writes: list[Write]) -> list[str]:
    """The log holds every event that any version ever had, once and in order."""
    said = {event.version: event for write in writes for event in write.after.events}
    job = world.store.jobs[ref]
    oldest = job.events[0].version
    pages = [e for e in world.store.log_after(ref, 0) if e.version < oldest]
    kept = [*pages, *job.events]
    versions = [event.version for event in kept]
    if versions != sorted(set(versions)) or set(versions) != set(said):
        return [f"events lost or repeated: {ref.job_id}"]
    ends = [w for w in writes if w.after.is_terminal and not (w.before and w.before.is_terminal)]
    opens = [w for w in writes if w.before and w.before.is_terminal and not w.after.is_terminal]
    rows = [row for row in world.store.audit if row.job_id == ref.job_id]
    if len(rows) != 1 + len(ends) + len(opens):
        return [f"audit rows do not match the moves: {ref.job_id}"]
    return []


def _of_end(world: World, job: Job) -> list[str]:
    found = []
    if job.status in ACTIVE:
        found.append(f"accepted job never ended: {job.ref.job_id} {job.status}")
    if job.status is Status.SUCCEEDED and job.kind == "draft":
        result = world.store.load_result(job.ref, job.run)
        if any(f"{job.ref.job_id}/{step}".encode() not in result for step in STEPS):
            found.append(f"result lacks a step: {job.ref.job_id}")
    code = job.failure.code if job.failure else ""
    if job.kind == POISON and (job.status is Status.SUCCEEDED or code not in _ENDS_OF_POISON):
        found.append(f"poison did not end as lost: {job.ref.job_id} {job.status} {code}")
    if world.poisoned and job.kind != POISON and job.status is not Status.SUCCEEDED:
        found.append(f"an innocent neighbour died: {job.ref.job_id} {code}")
    if job.token or job.due_at is not None:
        found.append(f"something is left behind: {job.ref.job_id}")
    return found


def _of_quiet(world: World) -> list[str]:
    found = [f"lock left: {lock}" for lock in world.store.locks]
    found += [f"message left: {letter.message}" for letter in world.queue.letters]
    found += [
        f"accepted job is gone: {ref.job_id}"
        for ref in world.users.accepted
        if ref not in world.store.jobs
    ]
    return found


def _of_keys(world: World) -> list[str]:
    jobs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, job_id in world.store.all_keys:
        jobs[key.owner, key.key].add(job_id)
    return [f"one key, several jobs: {key}" for key, ids in jobs.items() if len(ids) > 1]


def _of_watchers(world: World) -> list[str]:
    """Each watcher saw every event once and in order, however often it lost its stream."""
    told = {ref: [e.version for e in world.store.log_after(ref, 0)] for ref in world.store.jobs}
    found = []
    for (tab, ref), seen in world.watchers.seen.items():
        row = [event.version for event in world.store.jobs[ref].events]
        log = [*(version for version in told[ref] if version < row[0]), *row]
        if seen != log:
            found.append(f"a watcher lost or repeated events: {ref.job_id} tab {tab}")
    return found
