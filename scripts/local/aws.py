"""Plain AWS clients that speak to the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.config import Config

REGION = "ap-northeast-2"
ACCESS_KEY = "test"
SECRET_KEY = "test"  # noqa: S105 - the engine checks no signature; SDKs want some value


@dataclass(slots=True)
class Aws:
    """Clients for one engine, made once each."""

    endpoint: str
    region: str = REGION
    _made: dict[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:  # stubs exist for some services only
        if service not in self._made:
            session: Any = boto3.session.Session(
                aws_access_key_id=ACCESS_KEY,
                aws_secret_access_key=SECRET_KEY,
                region_name=self.region,
            )
            self._made[service] = session.client(
                service,
                endpoint_url=self.endpoint,
                config=Config(
                    retries={"max_attempts": 2, "mode": "standard"},
                    s3={"addressing_style": "path"},
                ),
            )
        return self._made[service]

    def close(self) -> None:
        """Give up the connections, for which an ending engine would wait."""
        for client in self._made.values():
            client.close()
        self._made.clear()

    def environment(self) -> dict[str, str]:
        """The variables by which any SDK in a child process finds the engine."""
        return {
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_ENDPOINT_URL": self.endpoint,
        }
