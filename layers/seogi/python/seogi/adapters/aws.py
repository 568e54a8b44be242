"""Clients of AWS services, made when first used, once per process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from seogi.adapters.lean.signing import Keys

if TYPE_CHECKING:
    from botocore.session import Session
    from mypy_boto3_dynamodb.client import DynamoDBClient
    from mypy_boto3_s3.client import S3Client
    from mypy_boto3_secretsmanager.client import SecretsManagerClient
    from mypy_boto3_sqs.client import SQSClient

CONNECT_SECONDS = 2
READ_SECONDS = 5
ATTEMPTS = 3
CONNECTIONS = 32
"""More than a worker has threads, or they would wait for one another."""


class WhenUsed:
    """Stands for a client that is made when something is first asked of it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        return getattr(self._make(), name)


class Aws:
    """The clients of one process.

    Args:
        keys: with them the lean clients speak to all but S3; without, botocore does (ADR 10).
    """

    def __init__(
        self, *, region: str = "", endpoint_url: str = "", keys: Keys | None = None
    ) -> None:
        self._keys = keys
        self._region = region
        self._endpoint_url = endpoint_url
        self._session: Session | None = None
        self._making = threading.Lock()
        self._clients: dict[str, Any] = {}

    @property
    def dynamodb(self) -> DynamoDBClient:
        return cast("DynamoDBClient", self._client("dynamodb"))

    @property
    def sqs(self) -> SQSClient:
        return cast("SQSClient", self._client("sqs"))

    @property
    def s3(self) -> S3Client:
        if self._keys is None:
            return self._s3()
        # Most requests never touch it, but what serves them holds it.
        return cast("S3Client", WhenUsed(self._s3))

    def _s3(self) -> S3Client:
        # Virtual addressing with a region signs links for the regional host: a young bucket
        # redirects the global one, and a preflight may not follow.
        style = "path" if self._endpoint_url else "virtual"
        return cast(
            "S3Client",
            self._client(
                "s3",
                signature_version="s3v4",
                s3={"addressing_style": style, "us_east_1_regional_endpoint": "regional"},
                # A checksum that botocore adds by itself would become part of a signed link.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    @property
    def secrets(self) -> SecretsManagerClient:
        return cast("SecretsManagerClient", self._client("secretsmanager"))

    def _client(self, name: str, **config: Any) -> Any:
        with self._making:
            if name not in self._clients:
                keys = None if name == "s3" else self._keys
                self._clients[name] = self._lean(name, keys) if keys else self._made(name, config)
            return self._clients[name]

    def _lean(self, name: str, keys: Keys) -> Any:
        from seogi.adapters.lean import services
        from seogi.adapters.lean.http import Http

        url = self._endpoint_url or f"https://{name}.{self._region}.amazonaws.com"
        http = Http(url.rstrip("/"), CONNECT_SECONDS, READ_SECONDS)
        return services.CLIENTS[name](http, keys, self._region)

    def _made(self, name: str, config: dict[str, Any]) -> Any:
        from botocore.config import Config
        from botocore.session import get_session

        if self._session is None:
            self._session = get_session()
        return self._session.create_client(
            name,
            region_name=self._region or None,
            endpoint_url=self._endpoint_url or None,
            config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
                parameter_validation=False,
                tcp_keepalive=True,
                max_pool_connections=CONNECTIONS,
                **config,
            ),
        )
