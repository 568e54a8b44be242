"""What each function puts together for reports: the face, the worker's kind, the stream."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from seogi.adapters.aws import Aws
from seogi.adapters.documents.office import JobOffice
from seogi.adapters.dynamodb.reports import DynamoReports
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.kinds import ANNOUNCED
from seogi.config import Settings
from seogi.features.reports.planner import PlanReport, Thinker
from seogi.features.reports.publishing import PublishReport
from seogi.features.reports.work import WriteReport, report_kind
from seogi.features.reports.writing import SectionWriter
from seogi.jobs.model import Kind

if TYPE_CHECKING:  # a worker never loads the web framework
    from seogi.features.reports.routes.use_cases import Reports

LINK_SECONDS = 300


def store_of(settings: Settings, aws: Aws) -> DynamoReports:
    return DynamoReports(aws.dynamodb, settings.records_table)


def office_of(kernel: Kernel) -> JobOffice:
    return JobOffice(kernel.submit(ANNOUNCED), kernel.retry, kernel.clock)


def thinker_of(settings: Settings) -> Thinker:
    """The planner of the stage, its thoughts kept by an MCP server where one is configured."""
    from seogi.adapters.llm.report_choose import thinker_for

    thinker = thinker_for(settings.model_provider, local=settings.is_local)
    if not settings.sequential_thinking_mcp:
        return thinker
    from seogi.adapters.llm.mcp_thinker import McpThinker, client_for

    return McpThinker(thinker, client_for(settings.sequential_thinking_mcp))


def report_writing(settings: Settings, aws: Aws, kernel: Kernel) -> Kind:
    """The kind `report.write` with its stores and the writer the stage has chosen.

    Raises:
        UnknownProvider: MODEL_PROVIDER names no writer of this stage.
    """
    from seogi.adapters.llm.report_choose import writer_for

    store, clock = store_of(settings, aws), kernel.clock
    writer = writer_for(settings.model_provider, local=settings.is_local)
    write = SectionWriter(writer, store, clock)
    publish = PublishReport(store, kernel.blobs, office_of(kernel), clock)
    return report_kind(WriteReport(store, write, publish, clock))


def reports_face(settings: Settings, aws: Aws, kernel: Kernel) -> Reports:
    """The use cases behind the routes."""
    from seogi.adapters.documents.template_parts import placeholders
    from seogi.adapters.dynamodb.accounts import DynamoRateLimiter
    from seogi.features.reports import converting, library, sections, service, standing, templates
    from seogi.features.reports.routes.use_cases import Reports

    store, now = store_of(settings, aws), kernel.clock.now
    gate = service.TopicGate(store)
    start = service.StartWork(store, kernel.submit(ANNOUNCED), now)
    status = standing.GenerationStatus(gate, kernel.get)
    files = library.Artifacts(gate, kernel.blobs)
    plan = service.PlanTopic(store, PlanReport(thinker_of(settings)), now)
    limiter = DynamoRateLimiter(aws.dynamodb, settings.records_table)
    return Reports(
        plan=service.RationedPlan(limiter, plan),
        generate=service.Generate(gate, start),
        ask=service.Ask(gate, start, now),
        sections=sections.Sections(gate, start, now),
        status=status,
        steer=standing.SteerWork(status, kernel.cancel, kernel.retry),
        topics=library.Topics(gate, kernel.cancel, now),
        messages=library.Messages(gate, now),
        artifacts=files,
        convert=converting.ConvertArtifact(
            files, office_of(kernel), kernel.get, kernel.result, now, asyncio.sleep
        ),
        templates=templates.Templates(store, kernel.blobs, placeholders, now),
        link=lambda key, name, media: kernel.blobs.link(
            key, LINK_SECONDS, filename=name, media_type=media
        ),
        now=now,
    )
