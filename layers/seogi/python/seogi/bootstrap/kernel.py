"""The job kernel on AWS, as every function that touches jobs gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.jobs import DynamoJobs
from seogi.adapters.s3 import S3Blobs
from seogi.adapters.sqs import SqsQueue
from seogi.adapters.system import LoggedSignals, RandomIds, SystemClock
from seogi.config import Settings
from seogi.jobs.control import CancelJob, Deliver, PauseJob, ResumeJob, RetryJob
from seogi.jobs.decide import SOLO
from seogi.jobs.model import Kind, Policy
from seogi.jobs.read import GetJob, ReadResult
from seogi.jobs.submit import Submit
from seogi.jobs.writes import JobWriter
from seogi.observability import Logger


@dataclass
class Kernel:
    """Ports and use cases; each is made when first asked for, once."""

    settings: Settings
    aws: Aws

    @cached_property
    def logger(self) -> Logger:
        return Logger("jobs")

    @cached_property
    def clock(self) -> SystemClock:
        return SystemClock()

    @cached_property
    def policy(self) -> Policy:
        return Policy(
            lease_ms=self.settings.lease_seconds * 1000,
            heartbeat_ms=self.settings.heartbeat_seconds * 1000,
            resend_after_ms=self.settings.lease_seconds * 1000,
        )

    @cached_property
    def store(self) -> DynamoJobs:
        return DynamoJobs.over(
            self.aws.dynamodb,
            jobs=self.settings.jobs_table,
            records=self.settings.records_table,
            clock=self.clock,
        )

    @cached_property
    def blobs(self) -> S3Blobs:
        return S3Blobs(self.aws.s3, self.settings.files_bucket)

    @cached_property
    def queue_urls(self) -> Mapping[str, str]:
        """Class of work → URL, as far as this function may send."""
        settings = self.settings
        urls = {
            "generation": settings.generation_queue_url,
            SOLO: settings.solo_queue_url,
            "documents": settings.documents_queue_url,
            "evidence": settings.evidence_queue_url,
        }
        return {name: url for name, url in urls.items() if url}

    @cached_property
    def queue(self) -> SqsQueue:
        return SqsQueue(self.aws.sqs, self.queue_urls)

    @cached_property
    def writer(self) -> JobWriter:
        return JobWriter(self.store, self.clock, RandomIds(), LoggedSignals(self.logger))

    def submit(self, kinds: Mapping[str, Kind]) -> Submit:
        return Submit(self.writer, self.queue, kinds, self.policy)

    @cached_property
    def get(self) -> GetJob:
        return GetJob(self.store)

    @cached_property
    def result(self) -> ReadResult:
        return ReadResult(self.store, self.blobs)

    @cached_property
    def cancel(self) -> CancelJob:
        return CancelJob(self.writer)

    @cached_property
    def retry(self) -> RetryJob:
        return RetryJob(self.writer, self.queue, self.policy)

    @cached_property
    def pause(self) -> PauseJob:
        return PauseJob(self.writer)

    @cached_property
    def resume(self) -> ResumeJob:
        return ResumeJob(self.writer, self.queue, self.policy)

    @cached_property
    def deliver(self) -> Deliver:
        return Deliver(self.writer, self.queue, self.policy)
