"""The job `evidence.read`: fetch a file, read it, label it, keep its passages, say so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from seogi.features.evidence import changes
from seogi.features.evidence.failures import Unreadable, UploadMissing, reason_of
from seogi.features.evidence.formats import most_bytes
from seogi.features.evidence.labels import article_840
from seogi.features.evidence.model import (
    Article840,
    Evidence,
    EvidenceNotFound,
    EvidenceRef,
    EvidenceStatus,
)
from seogi.features.evidence.ports import EvidenceFiles, EvidenceReader, EvidenceRecords
from seogi.features.evidence.summary import summary_of
from seogi.jobs.context import JobContext
from seogi.jobs.errors import JobFailed
from seogi.jobs.model import Failure, JsonValue, Kind

KIND = "evidence.read"
QUEUE = "evidence"
DEADLINE_MS = 120_000
READ_STEP_MS = 5_000


@dataclass(frozen=True, slots=True)
class ReadUpload:
    """What the evidence worker does for one file.

    A file that cannot be read ends this job and nothing else. Trouble of a store is not caught:
    the kernel brings the job back.
    """

    records: EvidenceRecords
    files: EvidenceFiles
    reader: EvidenceReader
    now: Callable[[], int]

    async def __call__(self, job: JobContext) -> JsonValue:
        """Read the file named by the job's input (`case_id`, `evidence_id`).

        Raises:
            JobFailed: the file is the obstacle; the code is one of `failures`.
        """
        ref = EvidenceRef(job.job.ref.tenant, job.input["case_id"], job.input["evidence_id"])
        evidence = await job.io(lambda: self._begin(ref))
        if evidence.deleted_at is not None:
            return {"evidence_id": ref.evidence_id, "status": "deleted"}
        await job.progress(10, "read", expect_ms=READ_STEP_MS)
        try:
            found = await job.step("read", lambda: self._read(job, evidence))
        except Unreadable as error:
            code = error.code
            await job.io(lambda: self._fail(ref, code))
            raise JobFailed(_failure(job.lang, evidence.filename, error)) from error
        await job.progress(90, "record")
        await job.io(lambda: self._complete(ref, found))
        return {"evidence_id": ref.evidence_id, "status": "completed", **found}

    def _begin(self, ref: EvidenceRef) -> Evidence:
        def decide(known: Evidence) -> Evidence | None:
            if known.deleted_at is not None or known.status is EvidenceStatus.PROCESSING:
                return None
            status = EvidenceStatus.PROCESSING
            return replace(known, status=status, error=None, updated_at=self.now())

        return changes.change(self.records, ref, decide)[0]

    async def _read(self, job: JobContext, evidence: Evidence) -> JsonValue:
        return await job.io(lambda: self._read_now(evidence, job.lang))

    def _read_now(self, evidence: Evidence, lang: str) -> JsonValue:
        try:
            data = self.files.upload(evidence.ref, most_bytes(evidence.filename))
        except EvidenceNotFound as error:
            raise UploadMissing from error
        read = self.reader.read(evidence.evidence_id, evidence.filename, data)
        self.files.keep(evidence.ref, read)
        tags = article_840(read.text)
        return {
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "kind": read.kind,
            "pages": read.pages,
            "passages": len(read.passages),
            "summary": summary_of(read, lang),
            "categories": list(tags.categories),
            "confidence": tags.confidence,
            "matched_keywords": list(tags.matched_keywords),
        }

    def _complete(self, ref: EvidenceRef, found: JsonValue) -> Evidence:
        def decide(known: Evidence) -> Evidence | None:
            if known.deleted_at is not None:
                return None
            return replace(
                known,
                status=EvidenceStatus.COMPLETED,
                error=None,
                sha256=found["sha256"],
                size=found["size"],
                kind=found["kind"],
                pages=found["pages"],
                passages=found["passages"],
                summary=found["summary"],
                article_840=Article840(
                    tuple(found["categories"]),
                    found["confidence"],
                    tuple(found["matched_keywords"]),
                ),
                updated_at=self.now(),
            )

        return changes.change(self.records, ref, decide)[0]

    def _fail(self, ref: EvidenceRef, code: str) -> Evidence:
        def decide(known: Evidence) -> Evidence | None:
            return None if known.deleted_at else changes.failed(known, code, self.now())

        return changes.change(self.records, ref, decide)[0]


def _failure(lang: str, filename: str, error: Unreadable) -> Failure:
    return Failure(error.code, reason_of(lang, error.code, filename), stage="read")


def evidence_kind(work: ReadUpload) -> Kind:
    """The kind as the registry wants it."""
    return Kind(KIND, QUEUE, DEADLINE_MS, work)
