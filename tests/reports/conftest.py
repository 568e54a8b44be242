"""A topic, a scripted writer and a document office around the kernel in memory."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from seogi.adapters.memory.reports import MemoryReports
from seogi.features.reports.model import Topic
from seogi.features.reports.planner import PlanReport
from seogi.features.reports.ports import (
    Answer,
    DocumentOrder,
    Question,
    SectionRequest,
    WrittenSection,
)
from seogi.features.reports.publishing import PublishReport
from seogi.features.reports.sections import Sections
from seogi.features.reports.service import (
    Ask,
    Generate,
    PlanTopic,
    StartWork,
    TopicGate,
)
from seogi.features.reports.standing import GenerationStatus
from seogi.features.reports.work import WriteReport, report_kind
from seogi.features.reports.writing import SectionWriter
from seogi.identity import Principal, Role
from seogi.jobs.control import Deliver
from seogi.jobs.model import Job, JobRef, JsonValue, Kind, Usage
from seogi.jobs.read import GetJob
from seogi.jobs.run import Verdict
from seogi.jobs.submit import Submit
from tests.jobs.conftest import Bench

KIM = Principal("user_kim", "firm", Role.LAWYER, "kim@firm.kr", "김")
LEE = Principal("user_lee", "firm", Role.LAWYER, "lee@firm.kr", "이")
PLAN = (
    "# AI 시장\n\n## 1. 개요\n목적을 밝힌다\n\n## 2. 시장\n규모를 다룬다\n\n## 3. 결론\n정리한다\n"
)


@dataclass(slots=True)
class ScriptedWriter:
    """Writes what it was asked for; `faults` break the first calls of a section."""

    asked: list[SectionRequest] = field(default_factory=list)
    faults: dict[int, list[Exception | WrittenSection]] = field(default_factory=dict)
    took_s: float = 2.0
    reply: Answer = field(default_factory=lambda: Answer("그렇습니다."))

    async def section(self, request: SectionRequest) -> WrittenSection:
        self.asked.append(request)
        await asyncio.sleep(self.took_s)
        faults = self.faults.get(request.section.order)
        if faults:
            fault = faults.pop(0)
            if isinstance(fault, Exception):
                raise fault
            return fault
        said = request.instruction or request.section.description
        return WrittenSection(f"{request.section.title}: {said}", Usage(10, 20, 30))

    async def answer(self, question: Question) -> Answer:
        return self.reply


@dataclass(slots=True)
class Office:
    """Remembers what was ordered; `deliver` hands it over as the document worker would."""

    orders: list[tuple[JobRef, str, DocumentOrder]] = field(default_factory=list)

    def order(
        self, tenant: str, owner: str, parent_job: str, name: str, what: DocumentOrder
    ) -> None:
        self.orders.append((JobRef(tenant, parent_job), name, what))

    def make(self, tenant: str, owner: str, what: DocumentOrder) -> Job:
        raise AssertionError("a report orders its file")


@dataclass(slots=True)
class Desk:
    """Reports on a bench."""

    bench: Bench = field(init=False)
    store: MemoryReports = field(default_factory=MemoryReports)
    writer: ScriptedWriter = field(default_factory=ScriptedWriter)
    office: Office = field(default_factory=Office)

    def __post_init__(self) -> None:
        self.bench = Bench(more_kinds=self.kinds_of)

    def kinds_of(self, bench: Bench) -> dict[str, Kind]:
        write = SectionWriter(self.writer, self.store, bench)
        publish = PublishReport(self.store, bench.blobs, self.office, bench)
        kind = report_kind(WriteReport(self.store, write, publish, bench))
        return {kind.name: kind}

    @property
    def gate(self) -> TopicGate:
        return TopicGate(self.store)

    @property
    def start(self) -> StartWork:
        bench = self.bench
        submit = Submit(bench.writer, bench.queue, bench.kinds, bench.policy)
        return StartWork(self.store, submit, bench.now)

    @property
    def generate(self) -> Generate:
        return Generate(self.gate, self.start)

    @property
    def ask(self) -> Ask:
        return Ask(self.gate, self.start, self.bench.now)

    @property
    def sections(self) -> Sections:
        return Sections(self.gate, self.start, self.bench.now)

    @property
    def status(self) -> GenerationStatus:
        return GenerationStatus(self.gate, GetJob(self.bench.store))

    def a_topic(self, thinker: Any = None, who: Principal = KIM) -> Topic:
        plan = PlanTopic(self.store, PlanReport(thinker), self.bench.now)
        topic, _ = self.bench.play(plan(who, "AI 시장", None, "ko"))
        return topic

    def a_generation(self, plan: str = PLAN) -> tuple[Topic, JobRef]:
        topic = self.a_topic()
        return topic, self.generate(KIM, topic.topic_id, plan, None, None).job.ref

    def run(self, ref: JobRef) -> Verdict:
        return self.bench.run(ref)

    def deliver(self, made: JsonValue | None = None) -> None:
        """The document worker is done with the newest order."""
        ref, name, order = self.office.orders[-1]
        file = {"filename": "AI 시장.hwpx", "size": 9, "sha256": "s", "key": order.target}
        bench = self.bench
        Deliver(bench.writer, bench.queue, bench.policy)(ref, name, made or file)

    def job(self, ref: JobRef) -> Job:
        return self.bench.job(ref)

    def finish(self, ref: JobRef) -> None:
        """All the way: sections, the file, the message."""
        self.run(ref)
        self.deliver()
        self.run(ref)


@pytest.fixture
def desk() -> Desk:
    return Desk()
