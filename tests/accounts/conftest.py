"""Every port of accounts with every adapter of it, and the use cases on memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from seogi.adapters.dynamodb.accounts import DynamoAccounts, DynamoRateLimiter, DynamoSessions
from seogi.adapters.memory.accounts import MemoryAccounts, MemoryRateLimiter, MemorySessions
from seogi.features.accounts.ports import AccountStore, RateLimiter, SessionStore
from tests.support.aws import RECORDS
from tests.support.lean import LEAN, table_client


@dataclass(frozen=True, slots=True)
class Stores:
    accounts: AccountStore = field(default_factory=MemoryAccounts)
    sessions: SessionStore = field(default_factory=MemorySessions)
    limiter: RateLimiter = field(default_factory=MemoryRateLimiter)


@pytest.fixture(params=["memory", "dynamodb", LEAN])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    if request.param == "memory":
        yield Stores()
        return
    with table_client(request.param) as client:
        yield Stores(
            DynamoAccounts(client, RECORDS),
            DynamoSessions(client, RECORDS),
            DynamoRateLimiter(client, RECORDS),
        )
