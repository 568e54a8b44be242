"""Function URL → server-sent events: the same sign-in and CORS as the API, read-only adapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI

from seogi.adapters.aws import Aws
from seogi.adapters.system import SystemClock, in_thread
from seogi.bootstrap.later import LaterGate
from seogi.bootstrap.quick_aws import quick_aws
from seogi.bootstrap.security import Security
from seogi.config import Settings
from seogi.features.reports.routes import stream as topic_stream
from seogi.http import stream_routes
from seogi.http.app import create_api, with_layers
from seogi.http.auth import AUTHENTICATOR
from seogi.http.job_view import JobGate
from seogi.http.slots import SlotEntry, Slots
from seogi.jobs.read import GetJob
from seogi.jobs.watch import WatchJob

if TYPE_CHECKING:
    from seogi.features.cases.ports import CaseGate

ROUTERS = (stream_routes.router, topic_stream.router)
NEEDED = ("JOBS_TABLE", "RECORDS_TABLE", "AUTH_SECRET_ID")


def streams(settings: Settings, aws: Aws) -> stream_routes.Streams:
    from seogi.adapters.dynamodb.jobs import DynamoJobs

    clock = SystemClock()
    store = DynamoJobs.over(
        aws.dynamodb, jobs=settings.jobs_table, records=settings.records_table, clock=clock
    )
    gate = JobGate(LaterGate(lambda: case_gate(settings, aws)))
    watch = WatchJob(store, in_thread, clock)
    return stream_routes.Streams(GetJob(store), gate, watch, in_thread)


def case_gate(settings: Settings, aws: Aws) -> CaseGate:
    """Asked when somebody watches a job of another member of the case."""
    from seogi.adapters.dynamodb.cases import DynamoCases
    from seogi.features.cases.service import CaseAccess

    return CaseAccess(DynamoCases(aws.dynamodb, settings.records_table))


def topic_streams(settings: Settings, aws: Aws) -> topic_stream.TopicStreams:
    """A client of these never comes back, so they live as long as the function allows."""
    from seogi.adapters.dynamodb.jobs import DynamoJobs
    from seogi.adapters.dynamodb.reports import DynamoReports
    from seogi.features.reports.service import TopicGate
    from seogi.features.reports.watching import WatchTopic

    clock = SystemClock()
    store = DynamoReports(aws.dynamodb, settings.records_table)
    jobs = DynamoJobs.over(
        aws.dynamodb, jobs=settings.jobs_table, records=settings.records_table, clock=clock
    )
    watch = WatchJob(jobs, in_thread, clock, life_s=settings.stream_seconds)
    topics = WatchTopic(store, GetJob(jobs), watch, in_thread)
    return topic_stream.TopicStreams(TopicGate(store), topics, in_thread)


def build(settings: Settings, aws: Aws, more: Sequence[SlotEntry] = ()) -> tuple[FastAPI, Any]:
    """The FastAPI app, and the same inside its layers; `more` overrides slots in tests."""
    security = Security.of(settings, aws)
    options = security.http_options()
    filled = Slots(
        AUTHENTICATOR.of(security.authenticator),
        stream_routes.STREAMS.of(lambda: streams(settings, aws)),
        topic_stream.TOPIC_STREAMS.of(lambda: topic_streams(settings, aws)),
        *more,
    )
    api = create_api(ROUTERS, filled, options, title="Seogi streams")
    return api, with_layers(api, options)


def deployed_app(env: Mapping[str, str]) -> Any:
    """The app of the deployed function."""
    settings = Settings.from_env(env, *NEEDED)
    _, app = build(settings, quick_aws(settings))
    return app
