"""PDF text through a child process, so that a hostile file costs one child and not the worker."""

from __future__ import annotations

import json
import subprocess
import sys

from seogi.features.evidence import failures

CHILD = "seogi.adapters.extract.pdf_child"
SECONDS = 20
# How a child ends that meets its limits; negative because a signal does it: SIGKILL and SIGXCPU
# when its time is up, SIGABRT when the parser gets no more memory.
OUT_OF_LIMITS = {-9, -24, -6}

ERRORS: dict[str, type[failures.Unreadable]] = {
    error.code: error
    for error in (
        failures.Encrypted,
        failures.BrokenFile,
        failures.NoTextLayer,
        failures.TooManyPages,
        failures.ReadingTimeout,
    )
}


def pages_of(data: bytes, *, seconds: int = SECONDS) -> list[str]:
    """The text of each page.

    Raises:
        Encrypted, BrokenFile, NoTextLayer, TooManyPages: what is wrong with the file.
        ReadingTimeout: it took more than `seconds`, or more memory than the child may have.
    """
    command = [sys.executable, "-P", "-S", "-m", CHILD, str(seconds), str(failures.MAX_PAGES)]
    try:
        child = subprocess.run(  # noqa: S603 fixed command, no shell
            command, input=data, capture_output=True, timeout=seconds, check=False, env=_bare()
        )
    except subprocess.TimeoutExpired as error:
        raise failures.ReadingTimeout from error
    if child.returncode in OUT_OF_LIMITS:
        raise failures.ReadingTimeout
    if child.returncode != 0:
        raise failures.BrokenFile
    answer = json.loads(child.stdout)
    if "error" in answer:
        raise ERRORS[answer["error"]]
    return [str(page) for page in answer["pages"]]


def _bare() -> dict[str, str]:
    """An environment with the way to our code and nothing else: no credentials for the parser."""
    return {"PYTHONPATH": ":".join(filter(None, sys.path)), "LD_LIBRARY_PATH": _libraries()}


def _libraries() -> str:
    """Where the interpreter's own shared library lies (Lambda names it only in the environment)."""
    return f"{sys.base_prefix}/lib"
