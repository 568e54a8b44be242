"""Secrets Manager: JSON secrets, kept for a while so that a rotation is seen without a restart."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager.client import SecretsManagerClient

KEEP_MS = 5 * 60_000


class MalformedSecret(ValueError):
    """The secret is not a JSON object with the wanted key."""


class JsonSecret:
    """One secret; `now` is epoch milliseconds."""

    def __init__(
        self,
        client: Callable[[], SecretsManagerClient],
        secret_id: str,
        now: Callable[[], int],
    ) -> None:
        self._client = client
        self._secret_id = secret_id
        self._now = now
        self._values: Mapping[str, str] = {}
        self._read_at = 0

    def __getitem__(self, name: str) -> str:
        """A value of the secret.

        Raises:
            MalformedSecret: it has no such value, or is not JSON.
        """
        value = self.get(name)
        if not value:
            raise MalformedSecret(f"{self._secret_id} has no {name}")
        return value

    def get(self, name: str) -> str:
        """A value of the secret, empty when it has none."""
        if not self._values or self._now() - self._read_at > KEEP_MS:
            self._values = self._read()
            self._read_at = self._now()
        return self._values.get(name, "")

    def _read(self) -> Mapping[str, str]:
        answer = self._client().get_secret_value(SecretId=self._secret_id)
        try:
            values = json.loads(answer["SecretString"])
        except ValueError as error:
            raise MalformedSecret(f"{self._secret_id} is not JSON") from error
        if not isinstance(values, dict):
            raise MalformedSecret(f"{self._secret_id} is not a JSON object")
        return {str(name): str(value) for name, value in values.items()}
