"""A firm with a case, its evidence in memory, and a worker that a test lets run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from seogi.adapters.extract.reader import FileReader
from seogi.adapters.memory.cases import MemoryCases
from seogi.adapters.memory.evidence import MemoryEvidence, MemoryFiles
from seogi.adapters.memory.jobs import (
    CountingIds,
    ManualClock,
    MemoryBlobs,
    MemoryDelivery,
    MemoryJobStore,
    MemoryQueue,
    QuietSignals,
)
from seogi.features.cases.model import Case, MemberRole
from seogi.features.cases.service import CaseAccess
from seogi.features.evidence.model import Evidence, EvidenceRef
from seogi.features.evidence.ports import EvidenceFiles, EvidenceReader
from seogi.features.evidence.reading import Readings
from seogi.features.evidence.routes import EvidenceUseCases
from seogi.features.evidence.service import (
    AnnounceUpload,
    CompleteUpload,
    DeleteEvidence,
    EvidenceAccess,
    ListEvidence,
    LookAtEvidence,
    ReadText,
    RetryEvidence,
    TakeUpload,
    UploadTicket,
)
from seogi.features.evidence.speakers import MapSpeakers
from seogi.features.evidence.work import ReadUpload, evidence_kind
from seogi.identity import Principal, Role
from seogi.jobs.control import CancelJob, RetryJob
from seogi.jobs.model import Job, JobRef, Kind, Policy
from seogi.jobs.read import GetJob
from seogi.jobs.run import RunJob, Verdict
from seogi.jobs.submit import Submit
from seogi.jobs.writes import JobWriter

T = TypeVar("T")

CASE = "case_0123456789ab"


def a_person(name: str, *, tenant: str = "firm", role: Role = Role.LAWYER) -> Principal:
    return Principal(f"user_{name}", tenant, role, f"{name}@firm.kr", name)


OWNER = a_person("owner")
MEMBER = a_person("member", role=Role.DETECTIVE)
VIEWER = a_person("viewer")
STRANGER = a_person("stranger")
FOREIGNER = a_person("foreigner", tenant="other", role=Role.ADMIN)


async def at_once(call: Callable[[], T]) -> T:
    """`Io` without threads."""
    return call()


@dataclass(slots=True)
class Desk:
    """Everything of the evidence feature, on memory."""

    records: MemoryEvidence = field(default_factory=MemoryEvidence)
    files: MemoryFiles = field(default_factory=MemoryFiles)
    cases: MemoryCases = field(default_factory=MemoryCases)
    store: MemoryJobStore = field(default_factory=MemoryJobStore)
    queue: MemoryQueue = field(default_factory=MemoryQueue)
    clock: ManualClock = field(default_factory=ManualClock)
    ids: CountingIds = field(default_factory=CountingIds)
    signals: QuietSignals = field(default_factory=QuietSignals)
    policy: Policy = field(default_factory=Policy)
    reader: EvidenceReader = field(default_factory=FileReader)
    worker_files: EvidenceFiles | None = None

    def __post_init__(self) -> None:
        self.cases.create(
            Case(
                CASE,
                "firm",
                "이혼 등 청구",
                OWNER.user_id,
                self.clock.now(),
                self.clock.now(),
                members={
                    OWNER.user_id: MemberRole.OWNER,
                    MEMBER.user_id: MemberRole.MEMBER,
                    VIEWER.user_id: MemberRole.VIEWER,
                },
            )
        )

    @property
    def writer(self) -> JobWriter:
        return JobWriter(self.store, self.clock, self.ids, self.signals)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        files = self.worker_files or self.files
        kind = evidence_kind(ReadUpload(self.records, files, self.reader, self.clock.now))
        return {kind.name: kind}

    @property
    def readings(self) -> Readings:
        return Readings(
            self.records,
            Submit(self.writer, self.queue, self.kinds, self.policy),
            RetryJob(self.writer, self.queue, self.policy),
            GetJob(self.store),
        )

    @property
    def gate(self) -> CaseAccess:
        return CaseAccess(self.cases)

    @property
    def access(self) -> EvidenceAccess:
        return EvidenceAccess(self.records, self.gate)

    @property
    def take(self) -> TakeUpload:
        return TakeUpload(self.records, self.cases, self.readings)

    @property
    def use(self) -> EvidenceUseCases:
        return EvidenceUseCases(
            announce=AnnounceUpload(self.records, self.files, self.gate, self.new_id),
            complete=CompleteUpload(self.access, self.files, self.take),
            of_case=ListEvidence(self.records, self.gate, self.readings),
            look=LookAtEvidence(self.access, self.readings),
            retry=RetryEvidence(self.access, self.readings),
            delete=DeleteEvidence(self.access, self.cases),
            read=ReadText(self.access, self.files),
            map_speakers=MapSpeakers(self.access),
            now=self.clock.now,
        )

    def new_id(self) -> str:
        return self.ids.job_id().replace("job_", "ev_")

    def announced(self, filename: str = "일기.txt", who: Principal = OWNER) -> UploadTicket:
        return self.use.announce(who, CASE, filename, "text/plain", self.clock.now())

    def uploaded(self, data: bytes, filename: str = "일기.txt") -> Evidence:
        """Announced, PUT and completed; not read yet."""
        ticket = self.announced(filename)
        self.files.arrive(ticket.evidence.s3_key, data)
        return self.completed(ticket.evidence)

    def completed(self, evidence: Evidence, who: Principal = OWNER) -> Evidence:
        return self.use.complete(
            who, evidence.evidence_id, CASE, evidence.s3_key, None, self.clock.now()
        )

    def job(self, ref: EvidenceRef) -> Job:
        return self.store.jobs[JobRef(ref.tenant, ref.job_id)]

    def cancel(self, ref: EvidenceRef) -> None:
        CancelJob(self.writer)(self.job(ref).ref, OWNER.user_id)

    def work(self, ref: EvidenceRef) -> Verdict:
        """One invocation of the worker for the file's job."""
        run = RunJob(self.writer, self.queue, MemoryBlobs(), self.kinds, self.policy, at_once)
        message = self.job(ref).message_to_send
        return asyncio.run(run(message, MemoryDelivery("evidence"), lambda: 100_000))

    def count(self) -> int:
        case = self.cases.load("firm", CASE)
        assert case is not None
        return case.evidence_count


@pytest.fixture
def desk() -> Desk:
    return Desk()


def a_read_file(desk: Desk, data: bytes, filename: str = "대화.txt") -> Evidence:
    evidence = desk.uploaded(data, filename)
    desk.work(evidence.ref)
    return desk.records.get(evidence.ref)
