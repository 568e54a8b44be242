"""The job `draft.write`: choose the sources, write each section, put together, verify."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

from seogi.errors import NotFound
from seogi.features.cases.model import DraftStatus
from seogi.features.cases.ports import CaseStore
from seogi.features.drafts.document import Document, Papers, assemble
from seogi.features.drafts.grounding import Source, verify
from seogi.features.drafts.grounds import is_divorce
from seogi.features.drafts.model import KIND, CaseFile, DraftRequest, Excerpt, Exhibit, Parties
from seogi.features.drafts.outline import ALWAYS_WRITTEN, Outline
from seogi.features.drafts.picking import Picker, parties_of
from seogi.features.drafts.ports import CaseFiles, PartPlan, SectionPlan
from seogi.features.drafts.sections import Finished
from seogi.features.drafts.wording import words
from seogi.features.drafts.writing import WriteSection, failure
from seogi.features.evidence.ports import EvidenceIndex
from seogi.jobs.context import JobContext
from seogi.jobs.errors import JobFailed
from seogi.jobs.model import JsonValue, Kind
from seogi.jobs.ports import Clock
from seogi.texts import text

QUEUE = "generation"
DEADLINE_MS = 120_000
MAX_ATTEMPTS = 3
CALL_MS = 30_000
"""Three attempts of one hanging call and the pauses between them end before the deadline."""

SOURCES_MS, VERIFY_MS = 1_500, 500
_FIRST, _LAST = 15, 90
_SEOUL = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """What the generation worker does for one draft.

    Attributes:
        section_ms: what a section usually takes with the configured writer, for `Retry-After`.
    """

    files: CaseFiles
    cases: CaseStore
    index: EvidenceIndex
    write: WriteSection
    clock: Clock
    section_ms: int = 2_000

    async def __call__(self, job: JobContext) -> JsonValue:
        """Composes the draft of the job's subject; finished sections are never written again.

        Raises:
            JobFailed: EVIDENCE_CHANGED or UNGROUNDED_DRAFT.
            Retryable: the writer could not be used (`WriteSection`).
        """
        await _tell(job, 5, "sources", SOURCES_MS)
        prepared = Prepared.from_json(await job.step("sources", lambda: self._sources(job)))
        finished = []
        for number, plan in enumerate(prepared.plans):
            percent = _FIRST + (_LAST - _FIRST) * number // len(prepared.plans)
            await _tell(job, percent, f"section:{plan.title}", self.section_ms, plan.title)
            step = partial(self._section, job, plan, prepared.excerpts)
            stored = await job.step(f"section:{plan.title}", step)
            finished.append(Finished.from_json(stored))
        await _tell(job, _LAST, "verify", VERIFY_MS)
        return await self._verified(job, prepared, finished)

    async def _sources(self, job: JobContext) -> JsonValue:
        request = DraftRequest.from_json(job.input)
        tenant, case_id = job.job.ref.tenant, job.job.subject
        try:
            case = await job.io(lambda: self.files.load(tenant, case_id))
        except NotFound as error:
            raise JobFailed(failure(job, "EVIDENCE_CHANGED", retryable=False)) from error
        if not case.exhibits:
            raise JobFailed(failure(job, "EVIDENCE_CHANGED", retryable=False))
        return await job.io(lambda: prepare(case, request, self.index).to_json())

    async def _section(
        self, job: JobContext, plan: SectionPlan, excerpts: Sequence[Excerpt]
    ) -> JsonValue:
        return (await self.write(job, plan, excerpts)).to_json()

    async def _verified(
        self, job: JobContext, prepared: Prepared, finished: Sequence[Finished]
    ) -> JsonValue:
        now = datetime.fromtimestamp(self.clock.now() / 1000, UTC)
        document = assemble(prepared.papers, finished, now.astimezone(_SEOUL).date())
        tenant, case_id = job.job.ref.tenant, job.job.subject
        try:
            cited = await job.io(lambda: self._cited(tenant, case_id, prepared, document))
        except NotFound as error:
            raise JobFailed(failure(job, "EVIDENCE_CHANGED", retryable=False)) from error
        found = verify(document.text, document.citations, cited, document.given)
        if isinstance(found, list):
            raise JobFailed(failure(job, "UNGROUNDED_DRAFT", retryable=False))
        await job.io(lambda: self.cases.mark_draft(tenant, case_id, DraftStatus.COMPLETED))
        return preview(case_id, prepared.papers.language, document, now)

    def _cited(
        self, tenant: str, case_id: str, prepared: Prepared, document: Document
    ) -> list[Source]:
        """The cited evidence as it is stored now, not as the job remembers it."""
        wanted = {citation.evidence_id for citation in document.citations}
        found = []
        for exhibit in prepared.papers.exhibits:
            if exhibit.evidence_id in wanted:
                paper = self.files.read(tenant, case_id, exhibit.evidence_id)
                found.append(Source(exhibit, paper.text, paper.passages))
        return found


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the step `sources` stores: the plans, the excerpts they rest on, the exhibits."""

    papers: Papers
    plans: tuple[SectionPlan, ...]
    excerpts: tuple[Excerpt, ...]

    def to_json(self) -> dict[str, Any]:
        """For the stored step."""
        return {
            "language": self.papers.language,
            "divorce": self.papers.divorce,
            "parties": asdict(self.papers.parties),
            "exhibits": [asdict(exhibit) for exhibit in self.papers.exhibits],
            "excerpts": [excerpt.to_json() for excerpt in self.excerpts],
            "plans": [asdict(plan) for plan in self.plans],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Prepared:
        """Reads the stored step."""
        excerpts = tuple(Excerpt.from_json(one) for one in value["excerpts"])
        exhibits = tuple(
            Exhibit(**{**one, "labels": tuple(one["labels"])}) for one in value["exhibits"]
        )
        papers = Papers(
            language=value["language"],
            divorce=value["divorce"],
            parties=Parties(**value["parties"]),
            exhibits=exhibits,
            sources={excerpt.source_id: excerpt for excerpt in excerpts},
        )
        return cls(papers, tuple(_plan(one) for one in value["plans"]), excerpts)


def prepare(case: CaseFile, request: DraftRequest, index: EvidenceIndex) -> Prepared:
    """Plans the sections and picks their excerpts."""
    picker, parties = Picker(case, index(case.passages), request.language), parties_of(case)
    outline = Outline(case, request, parties, picker)
    titles = [title for title in request.sections if title not in ALWAYS_WRITTEN]
    plans = tuple(outline.section(title) for title in titles)
    sources = {excerpt.source_id: excerpt for excerpt in picker.excerpts}
    papers = Papers(request.language, is_divorce(case), parties, case.exhibits, sources)
    return Prepared(papers, plans, tuple(picker.excerpts))


def preview(case_id: str, language: str, document: Document, now: datetime) -> dict[str, Any]:
    """The result as published clients read it (`DraftPreview`)."""
    return {
        "case_id": case_id,
        "draft_text": document.text,
        "citations": [citation.to_json() for citation in document.citations],
        "precedent_citations": [],
        "generated_at": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "preview_disclaimer": words(language, "disclaimer"),
        "sections": [section.to_json() for section in document.sections],
    }


def draft_kind(work: WriteDraft) -> Kind:
    """The kind for the registry of the generation worker."""
    return Kind(KIND, QUEUE, DEADLINE_MS, work, MAX_ATTEMPTS)


def _plan(value: Mapping[str, Any]) -> SectionPlan:
    parts = tuple(
        PartPlan(
            **{
                **part,
                **{name: tuple(part[name]) for name in ("before", "after", "source_ids")},
            }
        )
        for part in value["parts"]
    )
    return SectionPlan(**{**value, "parties": Parties(**value["parties"]), "parts": parts})


async def _tell(job: JobContext, percent: int, stage: str, expect_ms: int, title: str = "") -> None:
    key = f"draft.stage.{stage.partition(':')[0]}"
    await job.progress(percent, stage, text(job.lang, key, title=title), expect_ms=expect_ms)
