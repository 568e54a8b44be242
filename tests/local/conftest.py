"""One running stack of the tiny template for all tests that drive it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from scripts.local.paths import ENGINE_PYTHON
from scripts.local.stack import Stack, running_stack

TINY = Path(__file__).with_name("tiny") / "template.yaml"
T = TypeVar("T")


@dataclass(slots=True)
class Live:
    """A stack on a loop of its own thread; `do` runs a coroutine there."""

    stack: Stack
    said: list[str]
    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)


def live_stack(data: Path, **options: Any) -> Iterator[Live]:
    """Start, hand over, stop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def do(work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, loop).result(60)

    said: list[str] = []
    opened = running_stack(
        data, template=TINY, dist=data / "none", cap=2, say=said.append, **options
    )
    try:
        stack = do(opened.__aenter__())
        try:
            yield Live(stack, said, loop)
        finally:
            do(opened.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    if not ENGINE_PYTHON.exists():
        pytest.skip("no engine: run scripts/setup engine")
    # Fixtures of a module start before the marker of a test opens the sockets.
    import pytest_socket

    pytest_socket.enable_socket()
    yield from live_stack(tmp_path_factory.mktemp("stack"))


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Wait for something another process does."""

    def wait(condition: Callable[[], bool]) -> None:
        deadline = threading.Event()
        for _ in range(400):
            if condition():
                return
            deadline.wait(0.05)
        pytest.fail("it did not happen within 20 s")

    return wait
