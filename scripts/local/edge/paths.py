"""Path patterns of CloudFront and routes of an HTTP API."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from scripts.local.model import Behavior, Route


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    """`*` is any run of characters, slashes too; `?` is one. A leading slash may be missing."""
    wanted = pattern if pattern.startswith(("/", "*")) else f"/{pattern}"
    parts = [{"*": ".*", "?": "."}.get(char, re.escape(char)) for char in wanted]
    return re.compile("".join(parts), re.DOTALL)


def behavior_for(path: str, behaviors: Iterable[Behavior]) -> Behavior:
    """The first behavior whose pattern matches; the default one, which is last, always does.

    Raises:
        LookupError: there is no default behavior.
    """
    for behavior in behaviors:
        if _pattern(behavior.pattern).fullmatch(path):
            return behavior
    raise LookupError(path)


@lru_cache(maxsize=256)
def _route_pattern(path: str) -> re.Pattern[str]:
    parts = []
    for segment in path.strip("/").split("/"):
        if segment.startswith("{") and segment.endswith("+}"):
            parts.append(f"(?P<{segment[1:-2]}>.+)")
        elif segment.startswith("{"):
            parts.append(f"(?P<{segment[1:-1]}>[^/]+)")
        else:
            parts.append(re.escape(segment))
    return re.compile("/" + "/".join(parts))


def route_for(
    method: str, path: str, routes: Iterable[Route]
) -> tuple[Route, Mapping[str, str]] | None:
    """The most specific route with its path parameters.

    Full matches come before greedy ones, a named method before ANY, as the developer guide of
    API Gateway orders them ("Selecting a route").
    """
    found = []
    for route in routes:
        match = _route_pattern(route.path).fullmatch(path)
        if match and route.method in (method, "ANY"):
            found.append((_rank(route), route, match.groupdict()))
    if not found:
        return None
    _, route, parameters = min(found, key=lambda entry: entry[0])
    return route, parameters


def _rank(route: Route) -> tuple[bool, int, bool]:
    return "+}" in route.path, route.path.count("{"), route.method == "ANY"
