"""One call of a service in AWS's JSON protocols; it fails and tries again as botocore's do."""

from __future__ import annotations

import base64
import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from seogi.adapters.lean import failures
from seogi.adapters.lean.http import Http
from seogi.adapters.lean.signing import Keys, Signer

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Protocol:
    """How a service is spoken to: its name in signatures, the prefix of its targets."""

    service: str
    target: str
    version: str
    headers: Mapping[str, str] = field(default_factory=dict)


class JsonClient:
    """One service; may be used by several threads.

    Args:
        http: connections to its endpoint.
        sleep, now: seconds.
    """

    protocol: Protocol
    exceptions = failures.Exceptions

    def __init__(
        self,
        http: Http,
        keys: Keys,
        region: str,
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._http = http
        self._signer = Signer(keys, region, self.protocol.service)
        self._sleep, self._now = sleep, now

    def call(self, operation: str, asked: dict[str, Any]) -> dict[str, Any]:
        """The answer to `operation`.

        Raises:
            ClientError: the service refused, or failed at every attempt.
            ReadTimeoutError, EndpointConnectionError: it could not be asked, at every attempt.
        """
        body = json.dumps(asked, default=_base64).encode()
        attempt = 1
        while True:
            try:
                return self._tried(operation, body)
            except ClientError as error:
                if attempt == ATTEMPTS or not failures.may_pass(error):
                    raise
            except (OSError, HTTPException) as error:
                if attempt == ATTEMPTS:
                    raise self._unreached(error) from error
            self._sleep(random.random() * 2 ** (attempt - 1))  # noqa: S311 - no secret
            attempt += 1

    def close(self) -> None:
        """Closes this thread's connection."""
        self._http.close()

    def _tried(self, operation: str, body: bytes) -> dict[str, Any]:
        headers = {
            "host": self._http.host,
            "content-type": f"application/x-amz-json-{self.protocol.version}",
            "x-amz-target": f"{self.protocol.target}.{operation}",
            **self.protocol.headers,
        }
        answer = self._http.post(self._signer.signed(headers, body, self._now()), body)
        if answer.status >= 300:
            raise failures.refusal(operation, answer)
        return answer.content()

    def _unreached(self, error: Exception) -> Exception:
        if isinstance(error, TimeoutError):
            return ReadTimeoutError(endpoint_url=self._http.url)
        return EndpointConnectionError(endpoint_url=self._http.url, error=error)


def _base64(value: object) -> str:
    """For what JSON does not hold.

    Raises:
        TypeError: it is no bytes either.
    """
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"JSON cannot hold {type(value).__name__}")
