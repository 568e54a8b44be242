"""Child processes that never outlive the process that started them."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def dies_with_parent(how: signal.Signals) -> Callable[[], None]:
    """Make a `preexec_fn`: the kernel sends `how` to the child when its parent is gone.

    Only Linux has this. Elsewhere a killed runner's workers end by themselves, because their
    Runtime API is gone, and the next start ends the engine it finds in the data folder.
    """
    if sys.platform != "linux":
        return lambda: None
    libc = ctypes.CDLL(None, use_errno=True)
    number = int(how)
    return lambda: libc.prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0) and None


def kill_group(pid: int) -> None:
    """SIGKILL the process group `pid` leads, its own children included."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


async def end(process: asyncio.subprocess.Process, patience: float) -> None:
    """SIGTERM, then SIGKILL after `patience` seconds; returns when the process is gone."""
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), patience)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
