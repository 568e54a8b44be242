"""`scripts/invoke`: one event through the real runtime client, in the template's environment."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.local.aws import Aws
from scripts.local.console import FAILURES, say
from scripts.local.logs import to_stderr
from scripts.local.model import Deployed, FunctionSpec
from scripts.local.paths import DEFAULT_DATA, TEMPLATE
from scripts.local.pool import Pool
from scripts.local.readback import read_back
from scripts.local.runtime import Outcome
from scripts.local.stack import running_info, running_stack
from scripts.local.template import translate


class CannotInvoke(Exception):
    """The function is unknown, or does not run under the Python runtime client."""


@dataclass(frozen=True, slots=True)
class Target:
    aws: Aws
    deployed: Deployed


@contextlib.asynccontextmanager
async def target(data: Path) -> AsyncIterator[Target]:
    """The running stack of `data`, or one that lives as long as the block."""
    info = running_info(data)
    if info is not None:
        aws = Aws(info["aws_endpoint_url"], info["region"])
        translated = await asyncio.to_thread(translate, TEMPLATE, {"Stage": "local"})
        yield Target(aws, await asyncio.to_thread(read_back, aws, translated))
        return
    to_stderr("no stack is running; starting one for this event")
    with tempfile.TemporaryDirectory(prefix="seogi-invoke-") as folder:
        async with running_stack(Path(folder)) as stack:
            yield Target(stack.aws, stack.deployed)


def find(functions: Mapping[str, FunctionSpec], name: str) -> FunctionSpec:
    """The function of that logical id.

    Raises:
        CannotInvoke: there is none, or it is a web server.
    """
    if name not in functions:
        raise CannotInvoke(f"no function {name}; there are: {', '.join(sorted(functions))}")
    if functions[name].web_adapter:
        raise CannotInvoke(f"{name} is a web server behind an adapter; ask it over HTTP")
    return functions[name]


async def invoke(name: str, event: Any, data: Path) -> Outcome:
    """Invoke in a process of its own; its log goes to stderr."""
    async with target(data) as found:
        spec = find(found.deployed.functions, name)
        pool = Pool(spec, found.aws, to_stderr, 1)
        try:
            return await pool.invoke(json.dumps(event).encode())
        finally:
            await pool.close()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/invoke", description=__doc__)
    parser.add_argument("function", help="logical id in template.yaml, e.g. GenerationWorker")
    parser.add_argument("event", type=Path, help="a JSON file, e.g. of events/")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="whose stack to use")
    chosen = parser.parse_args(arguments)
    try:
        event = json.loads(chosen.event.read_text())
        outcome = asyncio.run(invoke(chosen.function, event, chosen.data))
    except (*FAILURES, CannotInvoke, OSError, ValueError) as failure:
        to_stderr(f"scripts/invoke: {failure}")
        return 2
    say(outcome.payload.decode(errors="replace"))
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main())
