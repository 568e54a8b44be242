"""Every port of accounts with every adapter of it, and the use cases on memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from seogi.adapters.dynamodb.accounts import DynamoAccounts, DynamoRateLimiter, DynamoSessions
from seogi.adapters.memory.accounts import MemoryAccounts, MemoryRateLimiter, MemorySessions
from seogi.features.accounts.ports import AccountStore, RateLimiter, SessionStore
from tests.support.aws import RECORDS, mocked_aws


@dataclass(frozen=True, slots=True)
class Stores:
    accounts: AccountStore = field(default_factory=MemoryAccounts)
    sessions: SessionStore = field(default_factory=MemorySessions)
    limiter: RateLimiter = field(default_factory=MemoryRateLimiter)


@pytest.fixture(params=["memory", "dynamodb"])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    if request.param == "memory":
        yield Stores()
        return
    with mocked_aws() as mocked:
        client = mocked.aws.dynamodb
        yield Stores(
            DynamoAccounts(client, RECORDS),
            DynamoSessions(client, RECORDS),
            DynamoRateLimiter(client, RECORDS),
        )
