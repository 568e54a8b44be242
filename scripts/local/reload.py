"""Take changed source into use while the stack runs."""

from __future__ import annotations

import asyncio
from pathlib import Path

from watchfiles import Change, awatch

from scripts.local.logs import Say
from scripts.local.paths import ROOT, TEMPLATE, WEB_DIST
from scripts.local.stack import Stack

_CODE = (".py", ".sh", ".json", ".typ")


def is_source(path: str) -> bool:
    """Whether a change of this file can change what a function does."""
    return "__pycache__" not in path and path.endswith(_CODE)


def is_page(path: str) -> bool:
    return Path(path).is_relative_to(WEB_DIST)


async def watch(stack: Stack, say: Say, stop: asyncio.Event) -> None:
    """Until `stop`: source replaces environments, a new web build is published."""
    folders = [
        path
        for path in (ROOT / "layers", ROOT / "functions", ROOT / "web", TEMPLATE)
        if path.exists()
    ]

    def wanted(_: Change, path: str) -> bool:
        own = "/web/" not in path and is_source(path)
        return is_page(path) or own or path == str(TEMPLATE)

    async for changes in awatch(*folders, watch_filter=wanted, debounce=300, stop_event=stop):
        paths = {path for _, path in changes}
        if str(TEMPLATE) in paths:
            say("template.yaml has changed: stop and start again to deploy it")
            paths.remove(str(TEMPLATE))
        if any(not is_page(path) for path in paths):
            stack.recycle()
            say(f"reloaded after a change of {_named(paths)}")
        if any(is_page(path) for path in paths):
            changed = await stack.publish_web()
            say(f"published {changed} changed files of the web application")


def _named(paths: set[str]) -> str:
    names = sorted(Path(path).name for path in paths if not is_page(path))
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
