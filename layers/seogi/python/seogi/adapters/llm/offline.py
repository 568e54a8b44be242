"""The default writer: no key, no network; it builds every sentence from the evidence."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from seogi.features.drafts.composer import compose
from seogi.features.drafts.ports import WriteRequest, Written
from seogi.jobs.model import Usage

MODEL = "offline-composer"


@dataclass(frozen=True, slots=True)
class OfflineModel:
    """`ModelPort` by composition.

    Attributes:
        pace_ms: how long it takes over a section, so that progress can be seen; 0 for at once.
    """

    pace_ms: int = 0

    async def write(self, request: WriteRequest) -> Written:
        if self.pace_ms:
            await asyncio.sleep(self.pace_ms / 1000)
        return Written(compose(request.plan, request.sources), MODEL, Usage())
