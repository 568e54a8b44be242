"""The AWS engine: one process on loopback whose state lives in the data folder."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from scripts.local import ports, proc
from scripts.local.aws import ACCESS_KEY, REGION, SECRET_KEY
from scripts.local.paths import ENGINE_PYTHON

START_SECONDS = 20.0
STOP_SECONDS = 25.0  # the longest poll anybody may have open, and time to write the state


class EngineMissing(Exception):
    """The engine's environment has not been set up."""

    def __init__(self) -> None:
        super().__init__("the engine is not installed; run scripts/setup first")


class EngineFailed(Exception):
    """The engine ended or did not answer while it was being started."""


@dataclass(frozen=True, slots=True)
class Engine:
    endpoint: str
    process: asyncio.subprocess.Process

    async def stop(self) -> None:
        """Ask it to end: it writes its state on the way out."""
        await proc.end(self.process, STOP_SECONDS)


async def start(data: Path) -> Engine:
    """Start over the state in `data`, on the port it had before when that is free.

    Raises:
        EngineMissing: there is no engine to start.
        EngineFailed: it did not come up.
    """
    if not ENGINE_PYTHON.exists():
        raise EngineMissing
    home = data / "engine"
    home.mkdir(parents=True, exist_ok=True)
    await _end_leftover(home / "pid")
    port = ports.free_port(_read_number(home / "port"))
    with (data / "engine.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *_command(port),
            env=_environment(home, port),
            cwd=home,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=proc.dies_with_parent(signal.SIGTERM),
        )
    (home / "port").write_text(str(port))
    (home / "pid").write_text(str(process.pid))
    endpoint = f"http://{ports.HOST}:{port}"
    await _until_ready(process, endpoint)
    return Engine(endpoint, process)


def _command(port: int) -> tuple[str, ...]:
    """Its server as it starts it itself when detached, but quick to end.

    Otherwise it waits three seconds for long polls whose answer nobody is left to read.
    """
    options = ("--bind", f"{ports.HOST}:{port}", "--keep-alive", "75", "--graceful-timeout", "0")
    return (str(ENGINE_PYTHON), "-m", "hypercorn", "ministack.app:app", *options)


def _environment(home: Path, port: int) -> dict[str, str]:
    temporary = home / "tmp"
    temporary.mkdir(exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "BIND_HOST": ports.HOST,  # every interface by default
        "MINISTACK_HOST": ports.HOST,
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "PERSIST_STATE": "1",
        "STATE_DIR": str(home / "state"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(home / "s3"),
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "LOG_LEVEL": "WARNING",
    }


async def _until_ready(process: asyncio.subprocess.Process, endpoint: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.returncode is not None:
            raise EngineFailed(f"the engine ended with {process.returncode}; see engine.log")
        if await asyncio.to_thread(_answers, endpoint):
            return
        await asyncio.sleep(0.05)
    await proc.end(process, 1.0)
    raise EngineFailed(f"the engine did not answer within {START_SECONDS:.0f} s; see engine.log")


def _answers(endpoint: str) -> bool:
    try:
        with urllib.request.urlopen(f"{endpoint}/_ministack/ready", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


async def _end_leftover(pid_file: Path) -> None:
    """End the engine of a runner that was killed; it may still be writing its state."""
    pid = _read_number(pid_file)
    if not pid or not _is_engine(pid):
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while proc.is_alive(pid) and time.monotonic() < deadline:
        await asyncio.sleep(0.05)
    if proc.is_alive(pid):
        proc.kill_group(pid)


def _is_engine(pid: int) -> bool:
    """Whether `pid` is the engine and not a stranger that got its number later."""
    command = Path(f"/proc/{pid}/cmdline")
    if not proc.is_alive(pid):
        return False
    try:
        return b"ministack" in command.read_bytes()
    except OSError:
        return False


def _read_number(path: Path) -> int:
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return 0
