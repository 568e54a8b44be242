"""How a topic's work stands, in the words of its clients; and what may be done to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seogi.features.reports.model import StatusNotFound, Topic, TopicNotFound
from seogi.features.reports.service import TopicGate
from seogi.identity import Principal
from seogi.jobs.control import CancelJob, RetryJob
from seogi.jobs.errors import JobNotFound
from seogi.jobs.model import Job, JobRef, Status
from seogi.jobs.read import GetJob
from seogi.texts import text


class Word(StrEnum):
    """The client knows three words; a fourth would make it wait for ever."""

    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"


_WORDS = {
    Status.SUCCEEDED: Word.COMPLETED,
    Status.FAILED: Word.FAILED,
    Status.CANCELLED: Word.FAILED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a topic's newest job stands."""

    topic: Topic
    job: Job

    @property
    def word(self) -> Word:
        """What the client is told."""
        return _WORDS.get(self.job.status, Word.GENERATING)

    @property
    def artifact_id(self) -> int | None:
        """The newest report, once the job has succeeded."""
        return self.topic.completed_artifact if self.word is Word.COMPLETED else None

    @property
    def error_message(self) -> str | None:
        """Why there will be no report: the failure's text, or that somebody stopped it."""
        if self.job.status is Status.CANCELLED:
            return text(self.job.lang, "report.cancelled")
        if self.job.status is Status.FAILED and self.job.failure:
            return self.job.failure.message
        return None


@dataclass(frozen=True, slots=True)
class GenerationStatus:
    """Two reads: the topic, and the job it names."""

    gate: TopicGate
    get: GetJob

    def __call__(self, who: Principal, topic_id: int) -> Standing:
        """The standing.

        Raises:
            StatusNotFound: no such topic for this caller, or nothing was ever started for it.
        """
        try:
            topic = self.gate(who, topic_id)
            if topic.job_id:
                return Standing(topic, self.get(JobRef(who.tenant, topic.job_id)))
        except (TopicNotFound, JobNotFound):
            pass
        raise StatusNotFound(topic_id=topic_id)


@dataclass(frozen=True, slots=True)
class SteerWork:
    """Stops a topic's newest job, or starts it again from what it has finished."""

    status: GenerationStatus
    stop: CancelJob
    again: RetryJob

    def cancel(self, who: Principal, topic_id: int) -> Standing:
        """Finished sections stay readable; a job that has ended stays as it is.

        Raises:
            StatusNotFound: there is no job for this caller.
        """
        standing = self.status(who, topic_id)
        return Standing(standing.topic, self.stop(standing.job.ref, who.user_id))

    def retry(self, who: Principal, topic_id: int) -> Standing:
        """Goes on at the section that failed.

        Raises:
            StatusNotFound: there is no job for this caller.
            NotRetryable: it is active, or it has succeeded.
            JobConflict: another job of the topic is active.
        """
        standing = self.status(who, topic_id)
        return Standing(standing.topic, self.again(standing.job.ref, who.user_id))
