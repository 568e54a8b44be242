"""The case store with every adapter of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.adapters.memory.cases import MemoryCases
from seogi.features.cases.ports import CaseStore
from tests.support.aws import RECORDS
from tests.support.lean import LEAN, table_client


@pytest.fixture(params=["memory", "dynamodb", LEAN])
def store(request: pytest.FixtureRequest) -> Iterator[CaseStore]:
    if request.param == "memory":
        yield MemoryCases()
        return
    with table_client(request.param) as client:
        yield DynamoCases(client, RECORDS)
