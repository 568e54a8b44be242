"""Uploads and what was read from them, in S3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from seogi.adapters import evidence_json
from seogi.features.evidence.failures import FileTooLarge
from seogi.features.evidence.model import EvidenceNotFound, EvidenceRef, ReadEvidence

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

# Without leave to list a bucket S3 says 403 of an object that is not there.
MISSING = {"404", "NoSuchKey", "403", "AccessDenied"}


@dataclass(frozen=True, slots=True)
class S3EvidenceFiles:
    """`EvidenceFiles` in one bucket."""

    client: S3Client
    bucket: str

    def upload_link(self, ref: EvidenceRef, content_type: str, seconds: int) -> str:
        return self.client.generate_presigned_url(
            "put_object",
            Params={"Bucket": self.bucket, "Key": ref.raw_key, "ContentType": content_type},
            ExpiresIn=seconds,
        )

    def size(self, ref: EvidenceRef) -> int | None:
        try:
            answer = self.client.head_object(Bucket=self.bucket, Key=ref.raw_key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            return None
        return answer["ContentLength"]

    def upload(self, ref: EvidenceRef, most: int) -> bytes:
        return self._get(ref.raw_key, most)

    def keep(self, ref: EvidenceRef, read: ReadEvidence) -> None:
        self.client.put_object(
            Bucket=self.bucket,
            Key=ref.chunks_key,
            Body=evidence_json.packed(read),
            ContentType="application/gzip",
        )

    def read(self, ref: EvidenceRef) -> ReadEvidence:
        return evidence_json.unpacked(ref.evidence_id, self._get(ref.chunks_key))

    def _get(self, key: str, most: int | None = None) -> bytes:
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            raise EvidenceNotFound from error
        with answer["Body"] as body:
            if most is not None and answer["ContentLength"] > most:
                raise FileTooLarge
            data: bytes = body.read()
        return data
