"""The document office: every file is a job of the document workers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from seogi.features.documents.orders import KIND
from seogi.features.reports.ports import DocumentOrder
from seogi.jobs.control import RetryJob
from seogi.jobs.model import Job, JsonValue, Status
from seogi.jobs.ports import Clock
from seogi.jobs.submit import Submission, Submit

KOREA = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class JobOffice:
    """`DocumentOffice` on the kernel."""

    submit: Submit
    retry: RetryJob
    clock: Clock

    def order(
        self, tenant: str, owner: str, parent_job: str, name: str, what: DocumentOrder
    ) -> None:
        job_id = _named(tenant, parent_job, name)
        deliver = {"job_id": parent_job, "name": name}
        self._submit(tenant, owner, job_id, what, deliver)

    def make(self, tenant: str, owner: str, what: DocumentOrder) -> Job:
        request = json.dumps(asdict(what), sort_keys=True, ensure_ascii=False)
        job = self._submit(tenant, owner, _named(tenant, request, "make"), what, None)
        if job.status in (Status.FAILED, Status.CANCELLED):
            return self.retry(job.ref, owner)
        return job

    def _submit(
        self, tenant: str, owner: str, job_id: str, what: DocumentOrder, deliver: JsonValue
    ) -> Job:
        options = {"cover": {"title": what.title, "date": self._today(what.lang)}}
        return self.submit(
            Submission(
                tenant=tenant,
                owner=owner,
                kind=KIND,
                subject=f"document:{job_id}",
                input={
                    "source": what.source,
                    "target": what.target,
                    "title": what.title,
                    "format": what.format,
                    "lang": what.lang,
                    "template": what.template,
                    "options": options | dict(what.options),
                    "deliver": deliver,
                },
                lang=what.lang,
                job_id=job_id,
            )
        ).job

    def _today(self, lang: str) -> str:
        """The date that a cover carries, in Korea."""
        day = (datetime.fromtimestamp(self.clock.now() / 1000, UTC) + KOREA).date()
        if lang == "en":
            return day.isoformat()
        return f"{day.year}년 {day.month:02d}월 {day.day:02d}일"


def _named(*parts: str) -> str:
    """A job id that the same order always has."""
    return "job_" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
