"""A law office in memory: cases, evidence that was really read, the kernel, and a chosen writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seogi.adapters.extract.reader import FileReader
from seogi.adapters.llm.offline import OfflineModel
from seogi.adapters.memory.cases import MemoryCases
from seogi.adapters.memory.evidence import MemoryEvidence, MemoryFiles
from seogi.adapters.memory.jobs import MemoryDelivery
from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.features.cases.model import Case, MemberRole
from seogi.features.cases.service import CaseAccess
from seogi.features.drafts.files import StoredCaseFiles
from seogi.features.drafts.grounding import Source
from seogi.features.drafts.model import Asked, CaseFile, DraftRequest, Excerpt, Exhibit, Parties
from seogi.features.drafts.ports import ModelPort, PartPlan, SectionPlan, WriteRequest, Written
from seogi.features.drafts.service import GetDraft, PreviewDraft, StartDraft
from seogi.features.drafts.work import WriteDraft, draft_kind
from seogi.features.drafts.writing import WriteSection
from seogi.features.evidence.model import (
    Evidence,
    EvidenceRef,
    EvidenceStatus,
    Passage,
    Place,
)
from seogi.identity import Principal, Role
from seogi.jobs.control import CancelJob
from seogi.jobs.model import Job, JobRef, JsonValue, Kind, Usage
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.submit import Submit
from tests.jobs.conftest import Bench

DEMO = Path(__file__).parents[2] / "scripts" / "demo_evidence"
CASE_ID = "case_00000000000a"
TENANT = "firm"
LAWYER = Principal("user_000000000001", TENANT, Role.LAWYER, "kim@firm.test", "김변호")
VIEWER = Principal("user_000000000002", TENANT, Role.LAWYER, "lee@firm.test", "이열람")
STRANGER = Principal("user_000000000003", TENANT, Role.LAWYER, "choi@firm.test", "최타인")

Answer = str | Written | Exception


@dataclass(slots=True)
class Writer:
    """A writer that answers from a list, then composes; remembers what it was asked."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[WriteRequest] = field(default_factory=list)
    inner: ModelPort = field(default_factory=OfflineModel)

    async def write(self, request: WriteRequest) -> Written:
        self.asked.append(request)
        answer = self.answers.pop(0) if self.answers else await self.inner.write(request)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            return Written(answer, "fake", Usage(100, 20, 7))
        return answer

    @property
    def steps(self) -> list[str]:
        return [request.step for request in self.asked]


@dataclass(slots=True)
class Office(Bench):
    """One case `CASE_ID` of one firm; `upload` makes completed evidence of a text."""

    model: ModelPort = field(default_factory=Writer)
    cases: MemoryCases = field(default_factory=MemoryCases)
    records: MemoryEvidence = field(default_factory=MemoryEvidence)
    files: MemoryFiles = field(default_factory=MemoryFiles)
    uploads: int = 0

    def open_case(self, **changes: Any) -> Case:
        values: dict[str, Any] = {
            "case_id": CASE_ID,
            "tenant": TENANT,
            "title": "김서연 이혼 사건",
            "client_name": "김서연",
            "description": "남편 박준호를 상대로 한 이혼 및 위자료 청구",
            "created_by": LAWYER.user_id,
            "created_at": 1,
            "updated_at": 1,
            "members": {LAWYER.user_id: MemberRole.OWNER, VIEWER.user_id: MemberRole.VIEWER},
        }
        case = Case(**{**values, **changes})
        self.cases.create(case)
        return case

    def upload(
        self,
        filename: str,
        data: bytes | str,
        status: EvidenceStatus = EvidenceStatus.COMPLETED,
        **changes: Any,
    ) -> EvidenceRef:
        self.uploads += 1
        ref = EvidenceRef(TENANT, CASE_ID, f"ev_{self.uploads:012x}")
        values: dict[str, Any] = {
            "evidence_id": ref.evidence_id,
            "tenant": TENANT,
            "case_id": CASE_ID,
            "filename": filename,
            "content_type": "text/plain",
            "s3_key": ref.raw_key,
            "status": status,
            "created_by": LAWYER.user_id,
            "created_at": self.uploads,
            "updated_at": self.uploads,
            "uploaded_at": self.uploads,
        }
        self.records.add(Evidence(**{**values, **changes}))
        if status is EvidenceStatus.COMPLETED:
            raw = data.encode() if isinstance(data, str) else data
            self.files.keep(ref, FileReader().read(ref.evidence_id, filename, raw))
        return ref

    def demo(self) -> None:
        """The demonstration's case with its three files."""
        self.open_case()
        for path in sorted(DEMO.glob("*.txt")) + sorted(DEMO.glob("*.pdf")):
            self.upload(path.name, path.read_bytes())

    @property
    def case_files(self) -> StoredCaseFiles:
        return StoredCaseFiles(self.cases, self.records, self.files)

    @property
    def kinds(self) -> dict[str, Kind]:
        write = WriteSection(self.model, self, lambda: "nonce-1f2e3d", 30_000)
        work = WriteDraft(self.case_files, self.cases, EmbeddedIndex, write, self)
        return {"draft.write": draft_kind(work)}

    @property
    def start(self) -> StartDraft:
        submit = Submit(self.writer, self.queue, self.kinds, self.policy)
        return StartDraft(CaseAccess(self.cases), self.records, submit)

    @property
    def look(self) -> GetDraft:
        return GetDraft(
            GetJob(self.store), ReadResult(self.store, self.blobs), CaseAccess(self.cases)
        )

    async def pause_and_work(self, seconds: float) -> None:
        """Time passes for a waiting caller, and a worker uses it."""
        self.advance(round(seconds * 1000))
        for _, message, _ in self.queue.sent:
            await self.runner(message, MemoryDelivery("generation"), lambda: 120_000)

    async def only_pause(self, seconds: float) -> None:
        self.advance(round(seconds * 1000))

    @property
    def preview(self) -> PreviewDraft:
        get, result = GetJob(self.store), ReadResult(self.store, self.blobs)
        return PreviewDraft(self.start, get, result, self.now, self.pause_and_work)

    def ask(self, who: Principal = LAWYER, lang: str = "ko", **request: Any) -> JobRef:
        asked = Asked(who, CASE_ID, DraftRequest(**request), lang)
        return self.start(asked).job.ref

    def cancel_draft(self, ref: JobRef) -> Job:
        return CancelJob(self.writer)(ref, LAWYER.user_id)

    def finish(self, ref: JobRef) -> Job:
        """Runs the job until its run has ended, backoffs included."""
        for _ in range(20):
            if self.job(ref).is_terminal:
                break
            self.run(ref)
            self.advance(max(0, self.job(ref).not_before - self.now()))
        return self.job(ref)

    def result(self, ref: JobRef) -> JsonValue:
        return ReadResult(self.store, self.blobs)(self.job(ref))

    def draft(self, **request: Any) -> JsonValue:
        """Asks for a draft and runs it to its end."""
        ref = self.ask(**request)
        job = self.finish(ref)
        assert job.failure is None, job.failure
        return self.result(ref)

    def sources(self) -> list[Source]:
        case = self.case_files.load(TENANT, CASE_ID)
        read = self.case_files.read
        texts = [(one, read(TENANT, CASE_ID, one.evidence_id)) for one in case.exhibits]
        return [Source(exhibit, paper.text, paper.passages) for exhibit, paper in texts]


def a_source(text: str, kind: str = "text", evidence_id: str = "ev_1", number: int = 1) -> Source:
    """One exhibit whose whole text is one passage."""
    passage = Passage(evidence_id, f"{evidence_id}:0", text, 0, len(text), Place(line=1))
    return Source(Exhibit(number, evidence_id, "a.txt", kind), text, (passage,))


def an_excerpt(text: str, source_id: str = "s1", **changes: Any) -> Excerpt:
    values: dict[str, Any] = {
        "source_id": source_id,
        "exhibit": 1,
        "evidence_id": "ev_1",
        "kind": "kakaotalk",
        "text": text,
        "start": 0,
        "end": len(text),
        "place": Place(speaker="박준호", at="2026-03-14T20:47"),
        "said_by": "박준호",
    }
    return Excerpt(**{**values, **changes})


def a_plan(*source_ids: str, frames: Sequence[str] = ()) -> SectionPlan:
    part = PartPlan("facts", "1. 사실", "what happened", tuple(frames), (), source_ids)
    parties = Parties("김서연", "박준호")
    return SectionPlan("청구원인", "청 구 원 인", "ko", "법원 제출용_표준", parties, (part,))


def a_case_file(**changes: Any) -> CaseFile:
    values: dict[str, Any] = {
        "case_id": CASE_ID,
        "title": "사건",
        "client_name": "김서연",
        "description": "",
    }
    return CaseFile(**{**values, **changes})
