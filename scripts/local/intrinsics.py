"""The few CloudFormation functions that remain where the engine does not resolve them itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PLACEHOLDER = re.compile(r"\$\{(!?[^}]+)\}")


class Unresolved(Exception):
    """A reference names nothing in the stack, or a function this runner does not know."""


def resolve(node: Any, names: Mapping[str, str]) -> Any:
    """Replace Ref, Fn::Sub and Fn::Join in `node`; `names` maps a logical id to what Ref gives.

    Raises:
        Unresolved: naming what was not found.
    """
    if isinstance(node, list):
        return [resolve(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        (function, argument), *_ = node.items()
        if function == "Ref":
            return _named(argument, names)
        if function.startswith("Fn::"):
            return _apply(function, argument, names)
    return {key: resolve(value, names) for key, value in node.items()}


def _apply(function: str, argument: Any, names: Mapping[str, str]) -> str:
    if function == "Fn::Sub":
        return _substitute(argument, names)
    if function == "Fn::Join":
        separator, parts = argument
        return str(separator).join(str(resolve(part, names)) for part in parts)
    raise Unresolved(function)


def _substitute(argument: Any, names: Mapping[str, str]) -> str:
    text, own = argument if isinstance(argument, list) else (argument, {})
    known = {**names, **{key: str(resolve(value, names)) for key, value in own.items()}}

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        return "${" + name[1:] + "}" if name.startswith("!") else _named(name, known)

    return _PLACEHOLDER.sub(replace, text)


def _named(name: str, names: Mapping[str, str]) -> str:
    if name not in names:
        raise Unresolved(name)
    return names[name]
