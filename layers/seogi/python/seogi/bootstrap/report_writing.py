"""The kind `report.write` on AWS, and what its public face shares with it."""

from __future__ import annotations

from seogi.adapters.aws import Aws
from seogi.adapters.documents.office import JobOffice
from seogi.adapters.dynamodb.reports import DynamoReports
from seogi.adapters.llm.report_choose import writer_for
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.kinds import ANNOUNCED
from seogi.config import Settings
from seogi.features.reports.publishing import PublishReport
from seogi.features.reports.work import WriteReport, report_kind
from seogi.features.reports.writing import SectionWriter
from seogi.jobs.model import Kind


def store_of(settings: Settings, aws: Aws) -> DynamoReports:
    return DynamoReports(aws.dynamodb, settings.records_table)


def office_of(kernel: Kernel) -> JobOffice:
    return JobOffice(kernel.submit(ANNOUNCED), kernel.retry, kernel.clock)


def report_writing(settings: Settings, aws: Aws, kernel: Kernel) -> Kind:
    """The kind `report.write` with its stores and the writer the stage has chosen.

    Raises:
        UnknownProvider: MODEL_PROVIDER names no writer of this stage.
    """
    store, clock = store_of(settings, aws), kernel.clock
    writer = writer_for(settings.model_provider, local=settings.is_local)
    write = SectionWriter(writer, store, clock)
    publish = PublishReport(store, kernel.blobs, office_of(kernel), clock)
    return report_kind(WriteReport(store, write, publish, clock))
