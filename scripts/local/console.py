"""What the scripts share: saying things, ending on signals, failures worth one line."""

from __future__ import annotations

import asyncio
import signal
import sys

from scripts.local.deploy import DeploymentFailed
from scripts.local.engine import EngineFailed, EngineMissing
from scripts.local.node import NodeMissing
from scripts.local.ports import PortTaken
from scripts.local.readback import NotSupported
from scripts.local.seeding import SeedFailed
from scripts.local.stack import DataFolderBusy

FAILURES = (
    DataFolderBusy,
    DeploymentFailed,
    EngineFailed,
    EngineMissing,
    NodeMissing,
    NotSupported,
    PortTaken,
    SeedFailed,
)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def interruptible(*signals: signal.Signals) -> asyncio.Event:
    """An event that is set when one of the signals comes."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in signals:
        loop.add_signal_handler(number, stop.set)
    return stop
