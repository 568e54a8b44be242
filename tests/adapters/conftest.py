"""AWS inside the process, and every adapter of the kernel's ports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.jobs import DynamoJobs
from seogi.adapters.memory.jobs import ManualClock, MemoryBlobs, MemoryJobStore
from seogi.adapters.s3 import S3Blobs
from seogi.jobs.ports import BlobStore, JobStore
from tests.support.aws import BUCKET, JOBS, RECORDS, MockedAws, mocked_aws
from tests.support.lean import LEAN, lean_aws


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def mocked() -> Iterator[MockedAws]:
    with mocked_aws() as made:
        yield made


@pytest.fixture
def aws(mocked: MockedAws) -> Aws:
    return mocked.aws


@pytest.fixture
def dynamo(aws: Aws, clock: ManualClock) -> DynamoJobs:
    return DynamoJobs.over(aws.dynamodb, jobs=JOBS, records=RECORDS, clock=clock)


@pytest.fixture(params=["memory", "dynamodb", LEAN])
def store(request: pytest.FixtureRequest, clock: ManualClock) -> Iterator[JobStore]:
    if request.param == "memory":
        yield MemoryJobStore()
    elif request.param == "lean":
        with lean_aws() as lean:
            yield DynamoJobs.over(lean.dynamodb, jobs=JOBS, records=RECORDS, clock=clock)
    else:
        yield request.getfixturevalue("dynamo")


@pytest.fixture(params=["memory", "s3"])
def blobs(request: pytest.FixtureRequest) -> BlobStore:
    if request.param == "memory":
        return MemoryBlobs()
    aws: Aws = request.getfixturevalue("aws")
    return S3Blobs(aws.s3, BUCKET)
