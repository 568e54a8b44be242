"""The kernel under faults: a few hundred histories in every test run, more in `scripts/prove`."""

from __future__ import annotations

import pytest

from tests.jobs.simulator.ablations import ABLATIONS
from tests.jobs.simulator.prove import first_break, play

SEEDS_TO_BREAK = {"a worker whose token was replaced stops": range(235, 255)}


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_no_history_breaks_a_promise(first: int) -> None:
    for seed in range(first, first + 50):
        assert play(seed) == [], f"seed {seed}"


def test_the_same_seed_is_the_same_history() -> None:
    assert play(7) == play(7)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("number", range(len(ABLATIONS)), ids=[a.rule for a in ABLATIONS])
def test_without_the_rule_the_promise_breaks(number: int) -> None:
    seeds = SEEDS_TO_BREAK.get(ABLATIONS[number].rule, range(40))
    assert first_break(number, seeds) is not None
