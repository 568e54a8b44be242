"""`python -m bench [--list] [NAME …]`: runs benches, prints their tables, keeps their JSON."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from importlib import import_module

from bench.report import NotHere, Report

BENCHES = {
    "counts": "calls, capacity units and bytes of each hot path (exact)",
    "cost": "dollars per million reference jobs, from those counts",
    "watch": "polls and lag in virtual time; one reader for many watchers (exact)",
    "cold": "first invocation of every function against a bare one; artefacts",
    "http": "submit, poll, start and event on the local stack, beside a naive server and Celery",
    "drain": "a backlog at 1 to 32 jobs at once in one worker process",
    "kill": "seconds from kill -9 to progress again, and what ran twice",
    "growth": "pages, watchers, results and evidence as they grow",
    "documents": "seconds and peak memory per format and length",
    "plan": "planning a report while the model hangs; generate and status",
}
ALIASES = {"submit": "http", "poll": "http", "start": "http", "event": "http"}


def one(name: str) -> Report | None:
    """Run a bench and show it; None when it cannot run here."""
    began = time.monotonic()
    try:
        report: Report = import_module(f"bench.{name}").run()
    except NotHere as missing:
        print(f"\n== {name}\n  skipped: {missing}", flush=True)
        return None
    seconds = time.monotonic() - began
    path = report.keep(seconds)
    print(f"{report.show()}\n  {seconds:.0f} s → {path}", flush=True)
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="all of them when none is named")
    parser.add_argument("--list", action="store_true", help="what there is")
    chosen = parser.parse_args(arguments)
    if chosen.list:
        for name, what in BENCHES.items():
            also = ", ".join(alias for alias, real in ALIASES.items() if real == name)
            print(f"{name:10} {what}{f' (also: {also})' if also else ''}")
        return 0
    wanted = [ALIASES.get(name, name) for name in chosen.names] or list(BENCHES)
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        print(f"scripts/bench: no bench named {unknown[0]}; --list shows them", file=sys.stderr)
        return 2
    reports = [report for name in dict.fromkeys(wanted) if (report := one(name))]
    missed = [f"{r.name}: {g.what}" for r in reports for g in r.goals if not g.met]
    print(f"\n{len(reports)} benches, {len(missed)} targets missed" + "".join(
        f"\n  {line}" for line in missed
    ))  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
