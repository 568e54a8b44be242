"""The use cases behind the routes of reports."""

from __future__ import annotations

import asyncio

from seogi.adapters.aws import Aws
from seogi.adapters.documents.template_parts import placeholders
from seogi.adapters.dynamodb.accounts import DynamoRateLimiter
from seogi.adapters.llm.report_choose import thinker_for
from seogi.adapters.s3_drop import S3Drop
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.kinds import ANNOUNCED
from seogi.bootstrap.report_writing import office_of, store_of
from seogi.bootstrap.security import hex_id
from seogi.config import Settings
from seogi.features.reports import converting, library, sections, service, standing, templates
from seogi.features.reports.planner import PlanReport, Thinker
from seogi.features.reports.routes.use_cases import Reports

LINK_SECONDS = 300


def thinker_of(settings: Settings) -> Thinker:
    """The planner of the stage, its thoughts kept by an MCP server where one is configured."""
    thinker = thinker_for(settings.model_provider, local=settings.is_local)
    if not settings.sequential_thinking_mcp:
        return thinker
    from seogi.adapters.llm.mcp_thinker import McpThinker, client_for

    return McpThinker(thinker, client_for(settings.sequential_thinking_mcp))


def reports_face(settings: Settings, aws: Aws, kernel: Kernel) -> Reports:
    """The use cases behind the routes."""
    store, now = store_of(settings, aws), kernel.clock.now
    gate = service.TopicGate(store)
    start = service.StartWork(store, kernel.submit(ANNOUNCED), now)
    status = standing.GenerationStatus(gate, kernel.get)
    files = library.Artifacts(gate, kernel.blobs)
    drop = S3Drop(aws.s3, settings.files_bucket)
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
        templates=templates.Templates(
            store, kernel.blobs, placeholders, drop, lambda: hex_id("tpl_"), now
        ),
        link=lambda key, name, media: kernel.blobs.link(
            key, LINK_SECONDS, filename=name, media_type=media
        ),
        now=now,
    )
