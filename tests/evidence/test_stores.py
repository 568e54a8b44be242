"""Records and files keep the promises of their ports, in memory and on AWS alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from seogi.adapters.dynamodb.evidence import DynamoEvidence
from seogi.adapters.evidence_files import S3EvidenceFiles
from seogi.adapters.memory.evidence import MemoryEvidence, MemoryFiles
from seogi.features.evidence.failures import FileTooLarge
from seogi.features.evidence.model import (
    Article840,
    Evidence,
    EvidenceChanged,
    EvidenceNotFound,
    EvidenceRef,
    EvidenceStatus,
    Party,
    Passage,
    Place,
    ReadEvidence,
)
from seogi.features.evidence.ports import EvidenceFiles, EvidenceRecords
from tests.support.aws import BUCKET, RECORDS, mocked_aws


@dataclass(frozen=True, slots=True)
class Stores:
    """Both stores, and the browser's PUT."""

    records: EvidenceRecords
    files: EvidenceFiles
    put: Callable[[str, bytes], None]


def in_memory() -> Stores:
    files = MemoryFiles()
    return Stores(MemoryEvidence(), files, files.arrive)


@pytest.fixture(params=["memory", "aws"])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    if request.param == "memory":
        yield in_memory()
        return
    with mocked_aws() as mocked:
        s3 = mocked.aws.s3

        def put(key: str, data: bytes) -> None:
            s3.put_object(Bucket=BUCKET, Key=key, Body=data)

        records = DynamoEvidence(mocked.aws.dynamodb, RECORDS)
        yield Stores(records, S3EvidenceFiles(s3, BUCKET), put)


def a_record(number: int = 1, **changes: Any) -> Evidence:
    ref = EvidenceRef("firm", "case_0123456789ab", f"ev_{number:012x}")
    record = Evidence(
        ref.evidence_id,
        ref.tenant,
        ref.case_id,
        "일기.txt",
        "text/plain",
        ref.raw_key,
        EvidenceStatus.PENDING,
        "user_kim",
        1_000 + number,
        1_000 + number,
    )
    return replace(record, **changes)


FULL = a_record(
    status=EvidenceStatus.COMPLETED,
    size=10,
    kind="text",
    sha256="ab" * 32,
    note="메모",
    summary="텍스트 1줄",
    article_840=Article840(("adultery",), 0.63, ("외도",)),
    uploaded_at=1_500,
    passages=3,
    pages=2,
    speaker_mapping={"김민수": Party("p1", "피고")},
)


@pytest.mark.parametrize("record", [a_record(), FULL], ids=["fresh", "full"])
def test_a_record_comes_back_as_it_was_put(stores: Stores, record: Evidence) -> None:
    stores.records.add(record)
    assert stores.records.get(record.ref) == record
    assert stores.records.find("firm", record.evidence_id) == record


def test_a_record_is_found_by_its_own_tenant_and_case_only(stores: Stores) -> None:
    record = a_record()
    stores.records.add(record)
    for tenant, evidence_id in (("other", record.evidence_id), ("firm", "ev_ffffffffffff")):
        with pytest.raises(EvidenceNotFound):
            stores.records.find(tenant, evidence_id)
    for change in ({"tenant": "other"}, {"case_id": "case_ffffffffffff"}):
        with pytest.raises(EvidenceNotFound):
            stores.records.get(replace(record.ref, **change))
    assert stores.records.of_case("other", record.case_id) == []


def test_the_evidence_of_a_case_is_listed_oldest_first(stores: Stores) -> None:
    late, early = a_record(1, created_at=2_000), a_record(2, created_at=1_000)
    elsewhere = a_record(3, case_id="case_ffffffffffff")
    for record in (late, early, elsewhere):
        stores.records.add(record)
    assert stores.records.of_case("firm", late.case_id) == [early, late]


def test_a_write_counts_only_when_made_from_the_latest_revision(stores: Stores) -> None:
    record = a_record()
    stores.records.add(record)
    after = stores.records.save(replace(record, note="첫째"))
    assert (after.revision, stores.records.get(record.ref)) == (2, after)
    with pytest.raises(EvidenceChanged):
        stores.records.save(replace(record, note="둘째"))
    assert stores.records.get(record.ref).note == "첫째"


def test_a_record_that_was_never_added_cannot_be_saved(stores: Stores) -> None:
    with pytest.raises(EvidenceChanged):
        stores.records.save(a_record())


REF = a_record().ref


def test_an_upload_is_missing_until_it_arrives(stores: Stores) -> None:
    assert stores.files.size(REF) is None
    with pytest.raises(EvidenceNotFound):
        stores.files.upload(REF, 100)
    stores.put(REF.raw_key, b"hello")
    assert stores.files.size(REF) == 5
    assert stores.files.upload(REF, 5) == b"hello"


def test_an_upload_over_the_limit_is_not_fetched(stores: Stores) -> None:
    stores.put(REF.raw_key, b"hello")
    with pytest.raises(FileTooLarge):
        stores.files.upload(REF, 4)


def test_a_reading_comes_back_as_it_was_kept(stores: Stores) -> None:
    text = "2024-03-05 15:21 김민수: 😀 안녕\n둘째"
    read = ReadEvidence(
        text,
        "kakaotalk",
        (
            Passage(REF.evidence_id, f"{REF.evidence_id}:0", text[:10], 0, 10, Place(line=3)),
            Passage(REF.evidence_id, f"{REF.evidence_id}:1", text[12:], 12, len(text), Place()),
        ),
        encoding="cp949",
        speakers=("김민수",),
        messages=1,
        first_at="2024-03-05T15:21",
        last_at="2024-03-05T15:21",
    )
    with pytest.raises(EvidenceNotFound):
        stores.files.read(REF)
    stores.files.keep(REF, read)
    assert stores.files.read(REF) == read


def test_a_signed_link_names_the_object_the_type_and_its_end() -> None:
    with mocked_aws() as mocked:
        files = S3EvidenceFiles(mocked.aws.s3, BUCKET)
        link = urlsplit(files.upload_link(REF, "text/plain", 300))
    query = parse_qs(link.query)
    assert link.path.endswith(f"/{REF.raw_key}")
    assert query["X-Amz-Expires"] == ["300"]
    assert query["X-Amz-SignedHeaders"] == ["content-type;host"]
