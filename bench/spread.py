"""Samples, their spread, and when a spread makes a run doubtful."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DOUBTFUL_SPREAD = 0.35
"""Middle half of the samples over the median; beyond it a median means little."""
BUSY = 0.75
"""Load per core at the start, beyond which somebody else is using the machine."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Sorted samples."""

    samples: tuple[float, ...]

    @classmethod
    def of(cls, samples: Iterable[float]) -> Spread:
        return cls(tuple(sorted(samples)))

    def at(self, share: float) -> float:
        """The sample below which `share` of them lie (nearest rank)."""
        if not self.samples:
            return math.nan
        return self.samples[min(len(self.samples) - 1, max(0, math.ceil(share * len(self)) - 1))]

    def __len__(self) -> int:
        return len(self.samples)

    @property
    def p50(self) -> float:
        return self.at(0.5)

    @property
    def p99(self) -> float:
        return self.at(0.99)

    @property
    def width(self) -> float:
        """The middle half over the median."""
        return (self.at(0.75) - self.at(0.25)) / self.p50 if self.p50 else math.nan

    @property
    def is_doubtful(self) -> bool:
        return len(self) < 3 or self.width > DOUBTFUL_SPREAD


def busy_machine() -> str | None:
    """A doubt about every wall time, when others were at work as the bench began."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load / cores <= BUSY:
        return None
    return f"load {load:.1f} on {cores} cores when the bench began: wall times are not its own"


def doubts(named: Sequence[tuple[str, Spread]]) -> list[str]:
    """One sentence for every doubtful spread."""
    return [
        f"{name}: the middle half spreads over {spread.width:.0%} of the median"
        for name, spread in named
        if spread.is_doubtful
    ]
