"""What every `BlobStore` keeps to, and what S3 adds."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from seogi.adapters.aws import Aws
from seogi.adapters.s3 import S3Blobs
from seogi.errors import NotFound
from seogi.jobs.ports import BlobStore
from tests.support.aws import BUCKET, REGION


def test_a_value_comes_back(blobs: BlobStore) -> None:
    value = json.dumps({"text": "가나다 " * 100_000}, ensure_ascii=False).encode()
    blobs.put("results/firm/job_1/1.json", value)
    assert blobs.get("results/firm/job_1/1.json") == value


def test_the_last_value_of_a_key_counts(blobs: BlobStore) -> None:
    blobs.put("results/a", b"1")
    blobs.put("results/a", b"2")
    assert blobs.get("results/a") == b"2"


def test_nothing_lies_under_a_key_nobody_used(blobs: BlobStore) -> None:
    with pytest.raises(NotFound):
        blobs.get("results/none")


def test_a_stored_value_is_small_and_says_how_to_unpack_it(aws: Aws) -> None:
    S3Blobs(aws.s3, BUCKET).put("results/a", b"[" + b"1," * 50_000 + b"1]")
    head = aws.s3.head_object(Bucket=BUCKET, Key="results/a")
    assert head["ContentLength"] < 1000
    assert (head["ContentEncoding"], head["ContentType"]) == ("gzip", "application/json")


def test_a_link_names_the_regional_host_of_the_bucket_and_its_end(aws: Aws) -> None:
    link = urlsplit(
        S3Blobs(aws.s3, BUCKET).link(
            "results/a", 300, filename="소장.pdf", media_type="application/pdf"
        )
    )
    query = parse_qs(link.query)
    assert link.hostname == f"{BUCKET}.s3.{REGION}.amazonaws.com"
    assert query["X-Amz-Expires"] == ["300"]
    # RFC 6266: a name beyond ASCII travels percent-encoded
    name = "%EC%86%8C%EC%9E%A5.pdf"
    assert query["response-content-disposition"] == [f"attachment; filename*=UTF-8''{name}"]
    assert query["response-content-type"] == ["application/pdf"]
    assert not [name for name in query if "checksum" in name]


def test_an_upload_is_read_as_it_was_sent(aws: Aws) -> None:
    aws.s3.put_object(Bucket=BUCKET, Key="raw/a", Body=b"PK as it is")
    assert S3Blobs(aws.s3, BUCKET).get("raw/a") == b"PK as it is"
