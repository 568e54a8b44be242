"""A place where a browser leaves a file for a request that follows; it is gone after a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from seogi.adapters.s3 import MISSING
from seogi.errors import NotFound

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

LINK_SECONDS = 300


@dataclass(frozen=True, slots=True)
class S3Drop:
    """`UploadDrop` below `tmp/` of a bucket."""

    client: S3Client
    bucket: str

    def link(self, key: str, media_type: str) -> str:
        return self.client.generate_presigned_url(
            "put_object",
            Params={"Bucket": self.bucket, "Key": key, "ContentType": media_type},
            ExpiresIn=LINK_SECONDS,
        )

    def take(self, key: str, most: int) -> bytes:
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            raise NotFound(key) from error
        with answer["Body"] as body:
            content: bytes = body.read(most + 1)
        return content
