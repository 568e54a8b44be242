"""Every kind of job, for functions that accept jobs and run none: no work, nothing heavy."""

from __future__ import annotations

from seogi.features.documents import orders as documents
from seogi.features.drafts import work as drafts
from seogi.features.drafts.model import KIND as DRAFT
from seogi.features.evidence import work as evidence
from seogi.features.reports import orders as reports
from seogi.jobs.context import JobContext
from seogi.jobs.model import JsonValue, Kind


async def _elsewhere(job: JobContext) -> JsonValue:
    raise RuntimeError(f"{job.job.kind} is run by its worker")


ANNOUNCED = {
    kind.name: kind
    for kind in (
        Kind(DRAFT, drafts.QUEUE, drafts.DEADLINE_MS, _elsewhere, drafts.MAX_ATTEMPTS),
        Kind(
            documents.KIND,
            documents.QUEUE,
            documents.DEADLINE_MS,
            _elsewhere,
            documents.MAX_ATTEMPTS,
        ),
        Kind(reports.KIND, reports.QUEUE, reports.DEADLINE_MS, _elsewhere, reports.MAX_ATTEMPTS),
        Kind(evidence.KIND, evidence.QUEUE, evidence.DEADLINE_MS, _elsewhere),
    )
}
"""By name; a worker's registry holds the same names with their work."""
