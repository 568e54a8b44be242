"""Bad days on demand: a writer that is slow, fails, hangs or answers nonsense as it is told.

For tests and demonstrations on a local stack; `choose.model_for` refuses it anywhere else.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from seogi.features.drafts.errors import ModelUnavailable
from seogi.features.drafts.ports import ModelPort, WriteRequest, Written
from seogi.observability import Logger

_FAULT = re.compile(r"slow:(?P<ms>\d+)ms|fail:(?P<times>\d+)|(?P<word>hang|nonsense|truncated)")


logger = Logger("scripted")


class BadFaults(ValueError):
    """The script is not of the form `slow:800ms,fail:2,hang,nonsense,truncated`."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong.

    Attributes:
        slow_ms: added to every call.
        fail: so many first calls of each step are refused.
        hang: no call ever returns.
        nonsense: answers are of no agreed shape.
        truncated: answers are right, but say that they were cut off.
    """

    slow_ms: int = 0
    fail: int = 0
    hang: bool = False
    nonsense: bool = False
    truncated: bool = False

    @classmethod
    def parse(cls, script: str) -> Faults:
        """Reads a comma list.

        Raises:
            BadFaults: a part of it is unknown.
        """
        faults = cls()
        for part in filter(None, (part.strip() for part in script.split(","))):
            found = _FAULT.fullmatch(part)
            if found is None:
                raise BadFaults(part)
            if found["ms"]:
                faults = replace(faults, slow_ms=int(found["ms"]))
            elif found["times"]:
                faults = replace(faults, fail=int(found["times"]))
            else:
                faults = replace(faults, **{found["word"]: True})
        return faults


@dataclass(slots=True)
class ScriptedModel:
    """`ModelPort` around another one; what it counts lives as long as the process.

    Every call is a log line, by which `scripts/prove` sees that no stored step is asked for again.
    """

    inner: ModelPort
    faults: Faults
    _calls: Counter[str] = field(default_factory=Counter)

    async def write(self, request: WriteRequest) -> Written:
        self._calls[request.idempotency_key] += 1
        job_id = request.idempotency_key.partition(":")[0]
        logger.info("model asked", job_id=job_id, step=request.step)
        if self.faults.slow_ms:
            await asyncio.sleep(self.faults.slow_ms / 1000)
        if self.faults.hang:
            await asyncio.Event().wait()
        if self._calls[request.idempotency_key] <= self.faults.fail:
            raise ModelUnavailable
        written = await self.inner.write(request)
        if self.faults.nonsense:
            written = replace(written, text="…")
        return replace(written, truncated=written.truncated or self.faults.truncated)
