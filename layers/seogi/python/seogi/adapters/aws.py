"""Clients of AWS services, made when first used, once per process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

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


class Aws:
    """One botocore session; importing it costs most of a cold start, so nothing does before."""

    def __init__(self, *, region: str = "", endpoint_url: str = "") -> None:
        self._region = region
        self._endpoint_url = endpoint_url
        self._session: Session | None = None
        self._clients: dict[str, Any] = {}

    @property
    def dynamodb(self) -> DynamoDBClient:
        return cast("DynamoDBClient", self._client("dynamodb"))

    @property
    def sqs(self) -> SQSClient:
        return cast("SQSClient", self._client("sqs"))

    @property
    def s3(self) -> S3Client:
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
        if name not in self._clients:
            self._clients[name] = self._made(name, config)
        return self._clients[name]

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
