"""`scripts/dev`: the whole stack, in the foreground, reloading what changes."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import time
from pathlib import Path

from scripts.local.console import FAILURES, interruptible, say
from scripts.local.paths import DEFAULT_DATA, WEB_DIST
from scripts.local.ports import free_port
from scripts.local.reload import watch
from scripts.local.stack import running_stack

USUAL_PORT = 8787


async def serve(data: Path, port: int, *, fresh: bool) -> None:
    """Run until SIGINT or SIGTERM."""
    began = time.monotonic()
    stop = interruptible(signal.SIGINT, signal.SIGTERM)
    async with running_stack(data, port, fresh=fresh) as stack:
        if not (WEB_DIST / "index.html").exists():
            say("the web application is not built; scripts/setup web does it")
        say(f"AWS APIs at {stack.aws.endpoint}, logs in {stack.data / 'logs'}")
        for role, user in stack.users.items():
            say(f"  {role:<13} {user['email']}  {user['password']}")
        say(f"ready {stack.base_url}")
        say(f"started in {time.monotonic() - began:.1f} s; Ctrl-C ends it and keeps the data")
        await watch(stack, say, stop)
        say("stopping")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/dev", description=__doc__)
    parser.add_argument("--port", type=int, help=f"default {USUAL_PORT}, or a free one")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="where state is kept")
    parser.add_argument("--fresh", action="store_true", help="forget earlier data")
    chosen = parser.parse_args(arguments)
    port = free_port(USUAL_PORT) if chosen.port is None else chosen.port
    try:
        asyncio.run(serve(chosen.data, port, fresh=chosen.fresh))
    except FAILURES as failure:
        say(f"scripts/dev: {failure}")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
