"""`scripts/prove kernel`: many seeds without a violation, and violations without each rule."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.jobs.simulator.ablations import ABLATIONS
from tests.jobs.simulator.invariants import violations
from tests.jobs.simulator.world import Rules, World

CHUNK = 100


def play(seed: int, rules: Rules | None = None) -> list[str]:
    """The violations of one seed."""
    world = World(seed, rules or Rules())
    world.play()
    return violations(world)


def seeds_with_violations(seeds: range) -> dict[int, list[str]]:
    """The seeds of a range whose history breaks a promise."""
    return {seed: found for seed in seeds if (found := play(seed))}


def first_break(number: int, seeds: range) -> tuple[int, str] | None:
    """The first seed that shows what the rule `ABLATIONS[number]` is for."""
    ablation = ABLATIONS[number]
    wanted = re.compile(ablation.breaks)
    with ablation.without():
        for seed in seeds:
            for found in play(seed, ablation.rules()):
                if wanted.search(found):
                    return seed, found
    return None


def _full(first: int, count: int, workers: int) -> int:
    chunks = [
        range(at, min(at + CHUNK, first + count)) for at in range(first, first + count, CHUNK)
    ]
    bad: Counter[str] = Counter()
    done = 0
    with ProcessPoolExecutor(workers) as pool:
        for chunk, found in zip(chunks, pool.map(seeds_with_violations, chunks), strict=True):
            done += len(chunk)
            for seed, what in found.items():
                bad["seeds"] += 1
                print(f"seed {seed}: {what[0]}", flush=True)
            if done % 5000 == 0:
                print(f"  {done} seeds, {bad['seeds']} with a violation", flush=True)
    print(f"full protocol: {count} seeds, {bad['seeds']} with a violation")
    return bad["seeds"]


def _ablated(tries: int, workers: int) -> int:
    missed = 0
    with ProcessPoolExecutor(workers) as pool:
        found = pool.map(partial(first_break, seeds=range(tries)), range(len(ABLATIONS)))
        for ablation, broke in zip(ABLATIONS, found, strict=True):
            missed += broke is None
            told = f"seed {broke[0]}: {broke[1]}" if broke else f"nothing in {tries} seeds"
            print(f"without '{ablation.rule}': {told}", flush=True)
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--ablation-seeds", type=int, default=4_000)
    options = parser.parse_args()
    workers = os.cpu_count() or 1
    missed = _ablated(options.ablation_seeds, workers)
    bad = _full(options.first, options.seeds, workers)
    return 1 if missed or bad else 0


if __name__ == "__main__":
    sys.exit(main())
