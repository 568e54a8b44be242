"""What a bench found: tables, targets, doubts; printed, and kept as JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

RESULTS = Path(__file__).parent / "results"

Cell = str | int | float | None


class NotHere(Exception):
    """This checkout or machine lacks what a bench measures; the message says what."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A number with the most it may be (or with `least`, the least)."""

    what: str
    value: float
    limit: float
    least: bool = False

    @property
    def met(self) -> bool:
        return self.value >= self.limit if self.least else self.value <= self.limit


@dataclass(slots=True)
class Report:
    """One run of one bench.

    Attributes:
        doubts: why this run's numbers may be off; each a sentence.
        notes: what a reader must know to read the tables.
    """

    name: str
    tables: list[Table] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self.tables.append(Table(title, tuple(columns), tuple(tuple(row) for row in rows)))

    def goal(self, what: str, value: float, limit: float, *, least: bool = False) -> None:
        self.goals.append(Goal(what, value, limit, least))

    def doubt(self, why: str) -> None:
        self.doubts.append(why)

    def show(self) -> str:
        """As text for a terminal."""
        parts = [f"\n== {self.name}"]
        parts += [_shown(table) for table in self.tables]
        for goal in self.goals:
            sign, verdict = (">=" if goal.least else "<="), ("met" if goal.met else "MISSED")
            parts.append(f"  {verdict:6} {goal.what}: {_cell(goal.value)} {sign} {goal.limit:g}")
        parts += [f"  note: {note}" for note in self.notes]
        parts += [f"  DOUBTFUL: {why}" for why in self.doubts]
        return "\n".join(parts)

    def keep(self, seconds: float) -> Path:
        """Write `bench/results/<name>.json`; returns its path."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{self.name}.json"
        goals = [{**asdict(goal), "met": goal.met} for goal in self.goals]
        held = {**asdict(self), "goals": goals, "machine": machine(), "seconds": round(seconds, 1)}
        path.write_text(json.dumps(held, indent=2, ensure_ascii=False, default=str) + "\n")
        return path


def machine() -> dict[str, Any]:
    """Where and when; never a host's name."""
    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "system": f"{sys.platform} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
    }


def kept(name: str) -> dict[str, Any] | None:
    """The last run's JSON, if there was one."""
    path = RESULTS / f"{name}.json"
    if not path.exists():
        return None
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def _shown(table: Table) -> str:
    lines = [table.columns, *([_cell(cell) for cell in row] for row in table.rows)]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(table.columns))]
    shown = [f"  {table.title}"] if table.title else []
    for line in lines:
        cells = (
            cell + " " * (w - _width(cell)) if n == 0 else " " * (w - _width(cell)) + cell
            for n, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        shown.append("    " + "  ".join(cells).rstrip())
    return "\n".join(shown)


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return str(value)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
