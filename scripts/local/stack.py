"""The whole stack as a library: `async with running_stack(data, port=0) as stack`."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from scripts.local import engine as engines
from scripts.local import ports, web
from scripts.local.adapter import WebAdapter
from scripts.local.aws import Aws
from scripts.local.deploy import deploy
from scripts.local.edge.door import Door
from scripts.local.edge.server import serving
from scripts.local.edge.site import Site
from scripts.local.edge.viewer import ViewerFunctions
from scripts.local.environment import IN_PLACE, Interpreter
from scripts.local.logs import FunctionLog, Say, to_stderr
from scripts.local.model import Deployed, FrontDoor
from scripts.local.paths import TEMPLATE, WEB_DIST
from scripts.local.pool import Pool
from scripts.local.readback import read_back
from scripts.local.seeding import Users, seeded_users
from scripts.local.sources import Poller, keep_time
from scripts.local.sqs import SqsQueue
from scripts.local.template import translate

DEFAULT_CAP = max(4, (os.cpu_count() or 2) * 2)


class DataFolderBusy(Exception):
    """Another stack runs over the same data folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"another stack is using {data}; choose another folder with --data")


@dataclass(frozen=True, slots=True)
class Hosting:
    """How the functions are run, and where the web application comes from."""

    cap: int
    interpreter: Interpreter
    dist: Path
    say: Say


@dataclass(slots=True)
class Stack:
    """A running stack. `info` is what stack.json holds."""

    base_url: str
    data: Path
    aws: Aws
    deployed: Deployed
    users: Users
    pools: Mapping[str, Pool]
    adapters: Mapping[str, WebAdapter]
    sites: Mapping[str, Site]
    logs: tuple[FunctionLog, ...]
    dist: Path

    @property
    def info(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "aws_endpoint_url": self.aws.endpoint,
            "region": self.aws.region,
            "queues": dict(self.deployed.queues),
            "tables": dict(self.deployed.tables),
            "buckets": dict(self.deployed.buckets),
            "functions": sorted(self.deployed.functions),
            "users": self.users,
            "logs": str(self.data / "logs"),
        }

    def worker_pids(self, function: str) -> list[int]:
        """Processes of one function that are alive now, for tests that kill them."""
        if function in self.adapters:
            return self.adapters[function].pids()
        return self.pools[function].pids()

    def recycle(self) -> None:
        """Take changed source into use: every environment is replaced after its work."""
        for pool in self.pools.values():
            pool.recycle()
        for adapter in self.adapters.values():
            adapter.recycle()

    async def publish_web(self) -> int:
        """Upload the web application and forget what the edge had cached."""
        changed = 0
        for site in self.sites.values():
            if self.dist.is_dir():
                changed += await asyncio.to_thread(web.upload, self.aws, site.bucket, self.dist)
                site.forget()
        return changed


LOCAL = {"Stage": "local", "ModelProvider": "offline:300ms"}
"""The template's parameters on one machine; the pace lets people watch the progress."""


@contextlib.asynccontextmanager
async def running_stack(
    data: Path,
    port: int = 0,
    *,
    template: Path = TEMPLATE,
    parameters: Mapping[str, str] | None = None,
    fresh: bool = False,
    dist: Path = WEB_DIST,
    cap: int = DEFAULT_CAP,
    interpreter: Interpreter = IN_PLACE,
    say: Say = to_stderr,
) -> AsyncIterator[Stack]:
    """Start everything, hold it while the block runs, end every child; the data stays.

    `cap` is the most processes per function; `parameters` overrides the template's; `dist` is
    the built web application; `interpreter` runs the functions (`environment.isolated` for
    built artefacts).

    Raises:
        DataFolderBusy: another stack runs over `data`.
        PortTaken, EngineMissing, EngineFailed, DeploymentFailed, NodeMissing, SeedFailed.
    """
    data = data.resolve()
    async with contextlib.AsyncExitStack() as opened:
        sock = opened.enter_context(ports.listen(port))
        base_url = f"http://{ports.HOST}:{sock.getsockname()[1]}"
        opened.enter_context(_owned(data, fresh=fresh))
        engine = await engines.start(data)
        opened.push_async_callback(engine.stop)
        aws = Aws(engine.endpoint)
        opened.callback(aws.close)
        wanted = {**LOCAL, "PublicBaseUrl": base_url, **(parameters or {})}
        deployed = await asyncio.to_thread(_deploy, aws, template, wanted)
        stack = _assemble(base_url, data, aws, deployed, Hosting(cap, interpreter, dist, say))
        await _open(stack, opened, sock, say)
        path = data / "stack.json"
        path.write_text(json.dumps(stack.info, indent=2, ensure_ascii=False) + "\n")
        opened.callback(path.unlink, missing_ok=True)
        yield stack


@contextlib.contextmanager
def _owned(data: Path, *, fresh: bool) -> Iterator[None]:
    """Hold the data folder; `fresh` empties it first."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DataFolderBusy(data) from error
        if fresh:
            for name in ("engine", "logs"):
                shutil.rmtree(data / name, ignore_errors=True)
            (data / "users.json").unlink(missing_ok=True)
        yield


def running_info(data: Path) -> dict[str, Any] | None:
    """What stack.json says, if the stack that wrote it still runs."""
    try:
        with (data / "lock").open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        found: dict[str, Any] = json.loads((data / "stack.json").read_text())
        return found
    except OSError:
        pass
    return None


def _deploy(aws: Aws, template: Path, parameters: Mapping[str, str]) -> Deployed:
    translated = translate(template, {"Stage": parameters["Stage"]})
    deploy(aws, translated, parameters)
    return read_back(aws, translated)


def _assemble(base_url: str, data: Path, aws: Aws, deployed: Deployed, hosting: Hosting) -> Stack:
    pools, adapters, logs = {}, {}, []
    for logical, spec in deployed.functions.items():
        log = FunctionLog.open(data / "logs", logical, hosting.say)
        logs.append(log)
        if spec.web_adapter:
            adapters[logical] = WebAdapter(spec, aws, log, hosting.interpreter)
        else:
            pools[logical] = Pool(spec, aws, log, hosting.cap, hosting.interpreter)
    origins = deployed.front_door.origins.values() if deployed.front_door else ()
    sites = {o.target: Site(aws, o.target) for o in origins if o.kind == "bucket"}
    return Stack(
        base_url, data, aws, deployed, {}, pools, adapters, sites, tuple(logs), hosting.dist
    )


async def _open(
    stack: Stack, opened: contextlib.AsyncExitStack, sock: socket.socket, say: Say
) -> None:
    """Seed, publish, warm, listen and poll; everything is undone in reverse."""
    for log in stack.logs:
        opened.callback(log.close)
    for pool in stack.pools.values():
        opened.push_async_callback(pool.close)
    for adapter in stack.adapters.values():
        opened.push_async_callback(adapter.close)
    warming = [asyncio.create_task(warm) for warm in _warmers(stack)]
    opened.push_async_callback(_cancel, warming)
    stack.users, _ = await asyncio.gather(
        seeded_users(stack.deployed, stack.aws, stack.data), stack.publish_web()
    )
    if stack.deployed.front_door is not None:
        door = await _door(stack, stack.deployed.front_door, opened)
        await opened.enter_async_context(serving(door, sock))
    client = await opened.enter_async_context(
        httpx2.AsyncClient(timeout=httpx2.Timeout(30.0), trust_env=False)
    )
    opened.push_async_callback(_cancel, _event_sources(stack, client, say))


def _warmers(stack: Stack) -> Iterator[Any]:
    """What a browser meets first: the functions behind the API, and the streams."""
    for name in {route.function for route in stack.deployed.routes}:
        yield stack.pools[name].warm()
    for adapter in stack.adapters.values():
        yield adapter.warm()


async def _door(stack: Stack, plan: FrontDoor, opened: contextlib.AsyncExitStack) -> Door:
    viewers = await ViewerFunctions.start(plan.viewer_functions)
    opened.push_async_callback(viewers.close)
    return Door(
        plan=plan,
        routes=stack.deployed.routes,
        pools=stack.pools,
        adapters=stack.adapters,
        sites=stack.sites,
        viewers=viewers,
        hosts=stack.deployed.aws_hosts,
    )


def _event_sources(stack: Stack, client: httpx2.AsyncClient, say: Say) -> list[asyncio.Task[None]]:
    tasks = []
    for mapping in stack.deployed.mappings:
        pool = stack.pools[mapping.function]
        poller = Poller(
            mapping=mapping,
            queue=SqsQueue(stack.aws, mapping.queue_url, client),
            invoke=pool.invoke,
            slots=min(pool.cap, mapping.max_concurrency or pool.cap),
            region=stack.aws.region,
            say=say,
        )
        tasks.append(asyncio.create_task(poller.run()))
    for schedule in stack.deployed.schedules:
        invoke = stack.pools[schedule.function].invoke
        tasks.append(asyncio.create_task(keep_time(schedule, invoke, stack.aws.region)))
    return tasks


async def _cancel(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
