"""The case store with every adapter of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.adapters.memory.cases import MemoryCases
from seogi.features.cases.ports import CaseStore
from tests.support.aws import RECORDS, mocked_aws


@pytest.fixture(params=["memory", "dynamodb"])
def store(request: pytest.FixtureRequest) -> Iterator[CaseStore]:
    if request.param == "memory":
        yield MemoryCases()
        return
    with mocked_aws() as mocked:
        yield DynamoCases(mocked.aws.dynamodb, RECORDS)
