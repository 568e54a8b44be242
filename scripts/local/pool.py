"""A function's execution environments: as many as work needs, up to a cap, started gently."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.local.aws import Aws
from scripts.local.environment import IN_PLACE, Interpreter, process_environment
from scripts.local.model import FunctionSpec
from scripts.local.runtime import MAX_PAYLOAD, Outcome, Worker

STARTS_AT_ONCE = 2  # a burst of cold starts on two cores makes every one of them slow

Waiter = asyncio.Future[Worker | Outcome]


@dataclass(slots=True)
class Pool:
    """Invocations beyond `cap` wait in line; Lambda would start more or throttle."""

    spec: FunctionSpec
    aws: Aws
    log: Callable[[str], None]
    cap: int
    interpreter: Interpreter = IN_PLACE
    _idle: deque[Worker] = field(default_factory=deque)
    _all: set[Worker] = field(default_factory=set)
    _waiters: deque[Waiter] = field(default_factory=deque)
    _starting: set[asyncio.Task[None]] = field(default_factory=set)
    _stale: set[Worker] = field(default_factory=set)
    _closing: set[asyncio.Task[None]] = field(default_factory=set)
    _closed: bool = False

    async def invoke(self, event: bytes) -> Outcome:
        if len(event) > MAX_PAYLOAD:
            return Outcome.error("RequestEntityTooLarge", "event over 6 MB")
        worker = await self._acquire()
        if isinstance(worker, Outcome):
            return worker
        try:
            return await worker.invoke(event)
        except asyncio.CancelledError:
            worker.kill()
            raise
        finally:
            self._release(worker)

    async def warm(self) -> None:
        """Start one environment ahead of the first request."""
        worker = await self._acquire()
        if isinstance(worker, Worker):
            self._release(worker)

    def pids(self) -> list[int]:
        return [worker.pid for worker in self._all if worker.pid and not worker.dead]

    def at_work(self) -> list[Worker]:
        """Environments with an event in hand."""
        return [worker for worker in self._all if worker.in_hand and not worker.dead]

    def recycle(self) -> None:
        """Replace every environment: idle ones now, busy ones when their work is done."""
        idle, self._idle = list(self._idle), deque()
        for worker in idle:
            self._retire(worker)
        self._stale |= self._all

    async def close(self) -> None:
        self._closed = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._all):
            self._retire(worker)
        await asyncio.gather(*self._closing)

    async def _acquire(self) -> Worker | Outcome:
        while self._idle:
            worker = self._idle.pop()
            if not worker.dead:
                return worker
            self._retire(worker)
        waiter: Waiter = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        self._start_if_needed()
        try:
            return await waiter
        except asyncio.CancelledError:
            # Given a worker and cancelled in the same turn: somebody else may have it.
            given = waiter.result() if waiter.done() and not waiter.cancelled() else None
            if isinstance(given, Worker):
                self._release(given)
            raise

    def _start_if_needed(self) -> None:
        wanted = sum(not waiter.done() for waiter in self._waiters)
        starting = len(self._starting)
        room = self.cap - len(self._all)
        if not self._closed and starting < min(STARTS_AT_ONCE, wanted) and room > 0:
            task = asyncio.create_task(self._start())
            self._starting.add(task)

    async def _start(self) -> None:
        worker = self._make()
        self._all.add(worker)
        try:
            error = await worker.start()
        finally:
            task = asyncio.current_task()
            if task is not None:
                self._starting.discard(task)
        if error is not None:
            self._retire(worker)
            self.log(f"[ERROR] init: {error.payload.decode(errors='replace')[:2000]}")
            self._give(error)
        else:
            self._release(worker)
        self._start_if_needed()

    def _make(self) -> Worker:
        command = (str(self.interpreter.python), "-m", "awslambdaric", self.spec.handler)
        environment = process_environment(self.spec, self.aws, self.interpreter)
        return Worker(self.spec, command, environment, self.log)

    def _release(self, worker: Worker) -> None:
        if worker in self._stale or worker.dead or self._closed:
            self._retire(worker)
            self._start_if_needed()
        elif not self._give(worker):
            self._idle.append(worker)

    def _retire(self, worker: Worker) -> None:
        """Kill, and clean up behind it."""
        worker.kill()
        self._all.discard(worker)
        self._stale.discard(worker)
        task = asyncio.create_task(worker.close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def _give(self, result: Worker | Outcome) -> bool:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(result)
                return True
        return False
