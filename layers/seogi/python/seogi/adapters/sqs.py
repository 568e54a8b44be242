"""The workers' queues: ids travel, nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from seogi.jobs.model import JobMessage, JobRef
from seogi.observability import Logger

if TYPE_CHECKING:
    from mypy_boto3_sqs.client import SQSClient

MOST_HIDDEN_S = 43_200
"""SQS ends a receipt twelve hours after the receive."""
MOST_DELAY_S = 900
LOOKED_AT_S = 20
"""Long enough to see each dead letter once in a round, short enough for a redrive to meet them."""
BATCH = 10

_GONE = frozenset(
    {"InvalidParameterValue", "ReceiptHandleIsInvalid", "MessageNotInflight"}
    | {"AWS.SimpleQueueService.MessageNotInflight"}
)


class NotAJobMessage(ValueError):
    """The body is not one that `encode` wrote."""


def encode(message: JobMessage) -> str:
    """The body of a message."""
    return json.dumps(
        {"tenant": message.ref.tenant, "job_id": message.ref.job_id, "run": message.run}
    )


def decode(body: str) -> JobMessage:
    """What `encode` wrote.

    Raises:
        NotAJobMessage: it is something else.
    """
    try:
        held: Any = json.loads(body)
        tenant, job_id, run = held["tenant"], held["job_id"], held["run"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotAJobMessage from error
    if not (isinstance(tenant, str) and isinstance(job_id, str) and type(run) is int):
        raise NotAJobMessage
    return JobMessage(JobRef(tenant, job_id), run)


@dataclass(frozen=True, slots=True)
class SqsQueue:
    """The `JobQueue` of AWS.

    Attributes:
        urls: class of work → URL of its queue.
    """

    client: SQSClient
    urls: Mapping[str, str]

    def send(self, queue: str, message: JobMessage, *, delay_s: int = 0) -> None:
        options: Any = {"DelaySeconds": min(delay_s, MOST_DELAY_S)} if delay_s else {}
        self.client.send_message(
            QueueUrl=self.urls[queue],
            MessageBody=encode(message),
            # On a standard queue the group makes no order: it keeps one firm from crowding out
            # the others.
            MessageGroupId=message.ref.tenant,
            **options,
        )


@dataclass(frozen=True, slots=True)
class SqsDelivery:
    """The `Delivery` of a message that Lambda has received."""

    client: SQSClient
    queue: str
    url: str
    receipt: str
    logger: Logger

    def hide_for(self, seconds: int) -> None:
        try:
            self.client.change_message_visibility(
                QueueUrl=self.url,
                ReceiptHandle=self.receipt,
                VisibilityTimeout=max(0, min(seconds, MOST_HIDDEN_S)),
            )
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code not in _GONE:
                raise
            # Deleted meanwhile, or received by another worker: the job's own token decides.
            self.logger.warning("message no longer in hand", queue=self.queue, code=code)


@dataclass(frozen=True, slots=True)
class SqsDeadLetters:
    """The `DeadLetters` of several queues; what is not about a job is left alone."""

    client: SQSClient
    urls: Sequence[str]

    def peek(self, limit: int) -> Sequence[JobMessage]:
        found: dict[JobMessage, None] = {}
        for url in self.urls:
            for body in self._bodies(url, limit):
                try:
                    found[decode(body)] = None
                except NotAJobMessage:
                    continue
        return list(found)[:limit]

    def depth(self) -> int:
        """Letters in all the queues, also those that somebody looks at just now."""
        names: Any = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        return sum(
            int(count)
            for url in self.urls
            for count in self.client.get_queue_attributes(QueueUrl=url, AttributeNames=names)[
                "Attributes"
            ].values()
        )

    def _bodies(self, url: str, limit: int) -> Sequence[str]:
        bodies: list[str] = []
        while len(bodies) < limit:
            answer = self.client.receive_message(
                QueueUrl=url, MaxNumberOfMessages=BATCH, VisibilityTimeout=LOOKED_AT_S
            )
            received = answer.get("Messages", [])
            if not received:
                break
            bodies += [message["Body"] for message in received]
        return bodies
