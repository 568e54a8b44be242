"""A function behind the Lambda Web Adapter: its own run.sh, and its function URL as a proxy.

What the adapter does (its README): start the handler script, wait until the readiness path
answers, pass each request on with the event's request context in a header, rename the header
named by AWS_LWA_AUTHORIZATION_SOURCE to Authorization, stream the answer. One process serves
all streams here, where Lambda gives each its own environment.
"""

from __future__ import annotations

import asyncio
import json
import signal
import time
import uuid
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from scripts.local import ports, proc
from scripts.local.aws import Aws
from scripts.local.edge.messages import Answer, Headers, Request, plain
from scripts.local.environment import IN_PLACE, Interpreter, process_environment
from scripts.local.model import FunctionSpec

READY_SECONDS = 20.0


@dataclass(slots=True)
class WebAdapter:
    """Started at the first request or by `warm`; restarted when it has died."""

    spec: FunctionSpec
    aws: Aws
    log: Callable[[str], None]
    interpreter: Interpreter = IN_PLACE
    _process: asyncio.subprocess.Process | None = None
    _client: httpx2.AsyncClient | None = None
    _port: int = 0
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _pump: asyncio.Task[None] | None = None

    async def warm(self) -> bool:
        """Whether the function's server answers its readiness path."""
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return True
            await self._stop()
            return await self._start()

    async def fetch(self, request: Request, headers: Headers) -> Answer:
        """Pass one request of the function URL on; the answer's body is a stream."""
        if not await self.warm():
            return plain(502, "Internal Server Error")
        assert self._client is not None  # noqa: S101
        target = f"http://{ports.HOST}:{self._port}{request.path}"
        outgoing = self._client.build_request(
            request.method,
            target + (f"?{request.query}" if request.query else ""),
            headers=self._for_the_app(request, headers),
            content=request.body,
        )
        try:
            answer = await self._client.send(outgoing, stream=True)
        except httpx2.HTTPError as error:
            self.log(f"[ERROR] {error!r}")
            return plain(502, "Internal Server Error")
        received = [(name.lower(), value) for name, value in answer.headers.multi_items()]
        if request.method == "HEAD":
            await answer.aclose()
            return Answer(answer.status_code, received)
        return Answer(answer.status_code, received, stream=self._chunks(answer))

    async def _chunks(self, answer: httpx2.Response) -> AsyncGenerator[bytes, None]:
        """The body as it comes; cut off at the function's timeout as Lambda would."""
        try:
            async with asyncio.timeout(self.spec.timeout):
                async for chunk in answer.aiter_raw():
                    yield chunk
        except TimeoutError:
            self.log(f"[ERROR] Task timed out after {self.spec.timeout:.2f} seconds")
        except httpx2.HTTPError as error:
            self.log(f"[ERROR] stream broke: {error!r}")
        finally:
            await answer.aclose()

    def _for_the_app(self, request: Request, headers: Headers) -> Headers:
        source = self.spec.environment.get("AWS_LWA_AUTHORIZATION_SOURCE", "").lower()
        kept = [(name, value) for name, value in headers if name != "authorization"]
        renamed = [("authorization" if name == source else name, v) for name, v in kept]
        context = {
            "accountId": "anonymous",
            "requestId": str(uuid.uuid4()),
            "stage": "$default",
            "timeEpoch": int(time.time() * 1000),
            "http": {
                "method": request.method,
                "path": request.path,
                "protocol": "HTTP/1.1",
                "sourceIp": request.client,
                "userAgent": request.header("user-agent"),
            },
        }
        return [
            *renamed,
            ("x-amzn-request-context", json.dumps(context)),
            ("x-amzn-lambda-context", json.dumps({"invoked_function_arn": self.spec.arn})),
        ]

    def pids(self) -> list[int]:
        alive = self._process is not None and self._process.returncode is None
        return [self._process.pid] if self._process is not None and alive else []

    def recycle(self) -> None:
        """End the server; open streams break and their viewers come back."""
        for pid in self.pids():
            proc.kill_group(pid)

    async def close(self) -> None:
        async with self._starting:
            await self._stop()

    async def _start(self) -> bool:
        self._port = ports.free_port()
        environment = process_environment(self.spec, self.aws, self.interpreter)
        # Lambda gives every environment its own port space; here the port must be a free one.
        environment |= {"AWS_LWA_PORT": str(self._port), "PORT": str(self._port)}
        self._process = await asyncio.create_subprocess_exec(
            "/bin/sh",
            str(Path(self.spec.code) / self.spec.handler),
            cwd=self.spec.code,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=proc.dies_with_parent(signal.SIGKILL),
        )
        self._pump = asyncio.create_task(self._copy_output(self._process))
        self._client = httpx2.AsyncClient(
            timeout=httpx2.Timeout(None, connect=5.0), trust_env=False, limits=_NO_LIMITS
        )
        return await self._until_ready(self._process, self._client)

    async def _until_ready(
        self, process: asyncio.subprocess.Process, client: httpx2.AsyncClient
    ) -> bool:
        path = self.spec.environment.get("AWS_LWA_READINESS_CHECK_PATH", "/")
        url = f"http://{ports.HOST}:{self._port}{path}"
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and process.returncode is None:
            try:
                answer = await client.get(url)
            except httpx2.HTTPError:
                await asyncio.sleep(0.05)
                continue
            if answer.status_code < 500:
                return True
            await asyncio.sleep(0.05)
        self.log(f"[ERROR] {self.spec.handler} did not answer {path}")
        self.recycle()
        return False

    async def _copy_output(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101
        async for line in process.stdout:
            self.log(line.decode(errors="replace").rstrip())

    async def _stop(self) -> None:
        self.recycle()
        if self._client is not None:
            await self._client.aclose()
        if self._process is not None:
            await self._process.wait()
        if self._pump is not None:
            await self._pump
        self._client = self._process = self._pump = None


_NO_LIMITS = httpx2.Limits(max_connections=None, max_keepalive_connections=20)
