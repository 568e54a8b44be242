"""The lean clients over a real engine: the stores' contracts hold with them too."""

from __future__ import annotations

import asyncio
import atexit
import itertools
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from scripts.local import engine
from scripts.local.paths import ENGINE_PYTHON
from seogi.adapters.aws import Aws
from seogi.adapters.lean.signing import Keys
from tests.support.aws import CREDENTIALS, JOBS, RECORDS, REGION, make_table, mocked_aws

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient

LEAN = pytest.param("lean", marks=[pytest.mark.stack, pytest.mark.enable_socket])
"""For a fixture's `params`."""
ACCOUNTS = itertools.count(100_000_000_000)


@contextmanager
def lean_aws() -> Iterator[Aws]:
    """Fresh tables, and the clients that the HTTP functions have."""
    if not ENGINE_PYTHON.exists():
        pytest.skip("no engine: run scripts/setup engine")
    # An account of its own for every test: the engine remembers tokens of transactions.
    account = str(next(ACCOUNTS))
    with patch.dict("os.environ", {**CREDENTIALS, "AWS_ACCESS_KEY_ID": account}):
        owner = Aws(region=REGION, endpoint_url=_endpoint())
        for logical_id, name in (("JobsTable", JOBS), ("RecordsTable", RECORDS)):
            make_table(owner, logical_id, name)
        lean = Aws(region=REGION, endpoint_url=_endpoint(), keys=Keys(account, "test"))
        yield lean
        lean.dynamodb.close()
        owner.dynamodb.close()


@contextmanager
def table_client(param: str) -> Iterator[DynamoDBClient]:
    """What a store's fixture asks for: `lean`, or else botocore's over AWS in memory."""
    if param == "lean":
        with lean_aws() as aws:
            yield aws.dynamodb
    else:
        with mocked_aws() as mocked:
            yield mocked.aws.dynamodb


@cache
def _endpoint() -> str:
    """Of an engine that lives as long as the process of the tests."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    home = tempfile.TemporaryDirectory()
    starting = engine.start(Path(home.name))
    started = asyncio.run_coroutine_threadsafe(starting, loop).result(60)

    def stop() -> None:
        asyncio.run_coroutine_threadsafe(started.stop(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        home.cleanup()

    atexit.register(stop)
    return started.endpoint
