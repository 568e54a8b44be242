"""The deployed stack as the runner needs it: what was read back through AWS APIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """One Lambda: what it runs, with what, for how long (`timeout` in seconds, memory in MB)."""

    logical_id: str
    name: str
    arn: str
    handler: str
    timeout: int
    memory: int
    environment: Mapping[str, str]
    code: Path
    layers: tuple[Path, ...]
    json_logs: bool = False
    web_adapter: bool = False


@dataclass(frozen=True, slots=True)
class QueueMapping:
    """An SQS event source; `window` in seconds."""

    function: str
    queue_arn: str
    queue_url: str
    batch_size: int
    window: int
    max_concurrency: int | None
    partial: bool


@dataclass(frozen=True, slots=True)
class Schedule:
    function: str
    rule_arn: str
    every: float


@dataclass(frozen=True, slots=True)
class Route:
    """One HTTP API route, e.g. `ANY /api/{proxy+}`."""

    method: str
    path: str
    function: str


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind` is bucket, api or function; `target` its bucket name, API id or function."""

    id: str
    kind: str
    target: str
    host: str
    headers: tuple[tuple[str, str], ...] = ()
    read_timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """A response header that a policy sets; without `override` the origin's own value stays."""

    name: str
    value: str
    override: bool


@dataclass(frozen=True, slots=True)
class Behavior:
    pattern: str
    methods: frozenset[str]
    origin: str
    cached: bool
    forwards: str
    viewer_function: str | None
    response_headers: tuple[HeaderRule, ...]


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """The distribution: behaviors in order, the default one last."""

    domain: str
    root_object: str
    origins: Mapping[str, Origin]
    behaviors: tuple[Behavior, ...]
    viewer_functions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deployed:
    functions: Mapping[str, FunctionSpec]
    mappings: tuple[QueueMapping, ...]
    schedules: tuple[Schedule, ...]
    routes: tuple[Route, ...]
    front_door: FrontDoor | None
    queues: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, str]
    buckets: Mapping[str, str]
    aws_hosts: Mapping[str, str]
