"""The whole local stack with the built web app, and a browser that walks through its stories."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from scripts.local.node import NodeMissing, find_node
from scripts.local.paths import CACHE, ENGINE_PYTHON, ROOT, WEB_DIST
from scripts.local.stack import Stack, running_stack

WEB = ROOT / "web"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACE = "offline:1000ms"
"""So slow a writer that a person, or a test, can act while it writes."""
STORY_SECONDS = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a story."""

    steps: list[dict[str, Any]]
    complaints: list[str]
    failure: str | None


@dataclass(frozen=True, slots=True)
class App:
    """The running stack as a browser meets it."""

    stack: Stack
    loop: asyncio.AbstractEventLoop
    node: Path
    browser: Path
    shots: Path

    def tell(self, story: str) -> Told:
        """Play a story of web/e2e to its end; its pictures stay in .cache/shots."""
        who = self.stack.users["lawyer"]
        environment = {
            "PATH": os.defpath,
            "HOME": str(self.shots.parent),
            "LANG": "C.UTF-8",  # or Chromium does not find files with Korean names
            "BASE": self.stack.base_url,
            "EMAIL": who["email"],
            "PASSWORD": who["password"],
            "CHROMIUM": str(self.browser),
            "SHOTS": str(self.shots),
            "EVIDENCE": str(ROOT / "scripts" / "demo_evidence"),
        }
        played = subprocess.run(
            [str(self.node), "e2e/run.mjs", story],
            cwd=WEB,
            env=environment,
            capture_output=True,
            text=True,
            timeout=STORY_SECONDS,
        )
        lines = played.stdout.splitlines()
        assert lines, played.stderr
        return Told(**json.loads(lines[-1]))

    @contextmanager
    def writer(self, provider: str) -> Iterator[None]:
        """Another writer for as long as the block runs."""
        pools = self.stack.pools
        before = {name: pool.spec for name, pool in pools.items()}
        try:
            for pool in pools.values():
                if "MODEL_PROVIDER" in pool.spec.environment:
                    changed = {**pool.spec.environment, "MODEL_PROVIDER": provider}
                    pool.spec = replace(pool.spec, environment=changed)
            self._recycle()
            yield
        finally:
            for name, pool in pools.items():
                pool.spec = before[name]
            self._recycle()

    def _recycle(self) -> None:
        done = threading.Event()

        def recycle() -> None:
            self.stack.recycle()
            done.set()

        self.loop.call_soon_threadsafe(recycle)
        assert done.wait(10)


def find_browser() -> Path | None:
    """Chromium as `scripts/setup browser` noted it, of the machine, or of Playwright."""
    noted = CACHE / "browser"
    if noted.exists() and Path(noted.read_text().strip()).exists():
        return Path(noted.read_text().strip())
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    kept = Path.home() / ".cache/ms-playwright"
    found_there = [*kept.glob("chromium*/chrome-linux*/*")]
    return next((path for path in found_there if path.name in ("chrome", "headless_shell")), None)


def missing() -> str | None:
    """Why the stories cannot be played here, or None."""
    needs = (
        (find_browser() is not None, "no Chromium: run scripts/setup browser"),
        (ENGINE_PYTHON.exists(), "no engine: run scripts/setup engine"),
        ((WEB_DIST / "index.html").exists(), "the web app is not built: run scripts/setup web"),
        ((WEB / "node_modules/playwright-core").exists(), "no playwright-core: scripts/setup web"),
    )
    return next((reason for there, reason in needs if not there), None)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    reason = missing()
    browser = find_browser()
    if reason or browser is None:
        pytest.skip(str(reason))
    try:
        node = find_node()
    except NodeMissing as absent:
        pytest.skip(str(absent))
    # Fixtures of a module start before the marker of a test opens the sockets.
    import pytest_socket

    pytest_socket.enable_socket()
    shots = CACHE / "shots"
    with _loop() as loop:
        said: list[str] = []
        opened = running_stack(
            tmp_path_factory.mktemp("stack"),
            parameters={"ModelProvider": PACE},
            say=said.append,
        )
        stack = asyncio.run_coroutine_threadsafe(opened.__aenter__(), loop).result(60)
        try:
            yield App(stack, loop, node, browser, shots)
        finally:
            leaving = opened.__aexit__(None, None, None)
            asyncio.run_coroutine_threadsafe(leaving, loop).result(60)


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop on a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def play(app: App) -> Callable[[str], Told]:
    """Plays a story and demands that nothing in it went wrong."""

    def played(story: str) -> Told:
        told = app.tell(story)
        done = [f"{step['ms']} ms  {step['said']}" for step in told.steps]
        assert told.failure is None, "\n".join([*done, str(told.failure), f"see {app.shots}"])
        assert told.complaints == []
        return told

    return played


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in every report, not only with -rs, when no browser could be driven and why."""
    skipped = terminalreporter.stats.get("skipped", ())
    reasons = {str(report.longrepr[2]) for report in skipped if "tests/browser" in report.nodeid}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"browser tests not run: {reason.removeprefix('Skipped: ')}")
