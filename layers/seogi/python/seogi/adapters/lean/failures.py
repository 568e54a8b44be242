"""What a service refuses, as botocore's error, and when another attempt is worth it."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

from seogi.adapters.lean.http import Answer

CANCELLED = "TransactionCanceledException"
TRANSIENT = frozenset({500, 502, 503, 504})
PASSING = frozenset(
    {
        *("Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException"),
        *("TooManyRequestsException", "ProvisionedThroughputExceededException", "SlowDown"),
        *("TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded"),
        *("LimitExceededException", "RequestThrottled", "PriorRequestNotComplete"),
        *("RequestTimeout", "RequestTimeoutException"),
    }
)
"""Codes that another try may get past, whatever their status."""


class TransactionCanceledException(ClientError):
    """`response["CancellationReasons"]` says why, one for each item of the transaction."""


class Exceptions:
    """As a client's `exceptions`: those that our adapters name."""

    TransactionCanceledException = TransactionCanceledException


def refusal(operation: str, answer: Answer) -> ClientError:
    """The error that botocore would raise: the service's words, and `Error` made of them."""
    try:
        told = answer.content()
    except ValueError:  # a gateway's page, not the service's
        told = {"message": answer.body.decode(errors="replace")}
    code = str(told.pop("__type", answer.status)).partition(":")[0].rpartition("#")[2]
    # SQS says first what it was called before it spoke JSON; that is what callers look for.
    code = answer.headers.get("x-amzn-query-error", "").partition(";")[0] or code
    message = told.get("message", told.get("Message", ""))
    metadata = {
        "RequestId": answer.headers.get("x-amzn-requestid", ""),
        "HTTPStatusCode": answer.status,
    }
    response: Any = {
        **told,
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": metadata,
    }
    kind = TransactionCanceledException if code == CANCELLED else ClientError
    return kind(response, operation)


def may_pass(error: ClientError) -> bool:
    """Whether another attempt may go better."""
    response: Any = error.response
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    return status in TRANSIENT or response["Error"]["Code"] in PASSING
