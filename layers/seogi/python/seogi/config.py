"""What the environment grants a function, read once and typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """Where the stack runs; `local` is the only one that may speak plain http."""

    LOCAL = "local"
    DEV = "dev"
    STAGING = "staging"
    PROD = "prod"


class MissingSetting(ValueError):
    """A variable the function needs is not in its environment."""

    def __init__(self, name: str) -> None:
        super().__init__(f"environment variable {name} is missing or empty")
        self.name = name


class BadSetting(ValueError):
    """A variable is present but cannot be read as its type."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"environment variable {name} is not {wanted}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Settings:
    """One field per variable (the variable is the field's name in capitals, some with `SEOGI_`).

    A field a function was not granted keeps its empty default; `from_env` refuses to build
    without the variables the caller says it needs.
    """

    stage: Stage
    version: str = "dev"
    jobs_table: str = ""
    records_table: str = ""
    files_bucket: str = ""
    generation_queue_url: str = ""
    solo_queue_url: str = ""
    documents_queue_url: str = ""
    evidence_queue_url: str = ""
    dead_letter_queue_urls: tuple[str, ...] = ()
    auth_secret_id: str = ""
    origin_secret_id: str = ""
    allowed_origins: tuple[str, ...] = ()
    public_base_url: str = ""
    lease_seconds: int = 20
    heartbeat_seconds: int = 10
    model_provider: str = "offline"
    sequential_thinking_mcp: str = ""
    stream_seconds: int = 100
    aws_region: str = ""
    aws_endpoint_url: str = ""
    aws_access_key_id: str = ""
    aws_secret_access_key: str = field(default="", repr=False)
    aws_session_token: str = field(default="", repr=False)

    @property
    def is_local(self) -> bool:
        """Whether the site is plain http: only the local stack sets an AWS endpoint."""
        return self.stage is Stage.LOCAL or bool(self.aws_endpoint_url)

    @classmethod
    def from_env(cls, env: Mapping[str, str], *needed: str) -> Settings:
        """Read `env`; `needed` names the variables this function cannot work without.

        Raises:
            MissingSetting: a needed variable is absent or empty.
            BadSetting: a number is not a number, a stage unknown, an origin not exact.
        """
        for name in needed:
            if not env.get(name, "").strip():
                raise MissingSetting(name)
        values: dict[str, Any] = {}
        for each in fields(cls):
            name = _VARIABLES.get(each.name, each.name.upper())
            raw = env.get(name, "").strip()
            if raw:
                values[each.name] = _READERS.get(each.name, _text)(name, raw)
        values.setdefault("stage", Stage.PROD)  # the strictest, when nobody said
        return cls(**values)


_VARIABLES = {"stage": "SEOGI_STAGE", "version": "SEOGI_VERSION"}


def _text(_name: str, raw: str) -> str:
    return raw


def _number(name: str, raw: str) -> int:
    if not raw.isdecimal() or int(raw) == 0:
        raise BadSetting(name, "a whole number above zero")
    return int(raw)


def _list(_name: str, raw: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in raw.split(",") if part.strip())


def _stage(name: str, raw: str) -> Stage:
    if raw not in tuple(Stage):
        raise BadSetting(name, "one of " + ", ".join(Stage))
    return Stage(raw)


def _origins(name: str, raw: str) -> tuple[str, ...]:
    origins = _list(name, raw)
    for origin in origins:
        scheme, _, host = origin.partition("://")
        if scheme not in ("http", "https") or not host or set(host) & set("*/?#@ "):
            raise BadSetting(name, "a comma list of exact origins (scheme://host[:port])")
    return origins


def _base_url(_name: str, raw: str) -> str:
    return raw.rstrip("/")


_READERS: dict[str, Callable[[str, str], Any]] = {
    "stage": _stage,
    "dead_letter_queue_urls": _list,
    "allowed_origins": _origins,
    "public_base_url": _base_url,
    "lease_seconds": _number,
    "heartbeat_seconds": _number,
    "stream_seconds": _number,
}
