"""Large values in S3, compressed, under one bucket."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from botocore.exceptions import ClientError

from seogi.errors import NotFound

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

# Without leave to list a bucket S3 says 403 of an object that is not there.
MISSING = frozenset({"NoSuchKey", "404", "AccessDenied", "403"})
LEVEL = 6


@dataclass(frozen=True, slots=True)
class S3Blobs:
    """The `BlobStore` of AWS; browsers that follow a link to a value unpack it themselves."""

    client: S3Client
    bucket: str

    def put(self, key: str, value: bytes) -> None:
        self.client.put_object(
            Bucket=self.bucket,
            Key=key,
            # No time of packing in it: equal values are equal objects.
            Body=gzip.compress(value, LEVEL, mtime=0),
            ContentType="application/json",
            ContentEncoding="gzip",
        )

    def get(self, key: str) -> bytes:
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            raise NotFound(key) from error
        with answer["Body"] as body:
            value: bytes = body.read()
        # An upload lies there as its sender sent it.
        return gzip.decompress(value) if answer.get("ContentEncoding") == "gzip" else value

    def link(self, key: str, seconds: int, *, filename: str = "", media_type: str = "") -> str:
        """A link that reads the value for so long.

        Args:
            key: of the value.
            seconds: until the link ends.
            filename: under which a browser saves it, instead of showing it.
            media_type: what it is, when it is not JSON.
        """
        params = {"Bucket": self.bucket, "Key": key}
        if filename:
            params["ResponseContentDisposition"] = f"attachment; filename*=UTF-8''{quote(filename)}"
        if media_type:
            params["ResponseContentType"] = media_type
        return self.client.generate_presigned_url("get_object", Params=params, ExpiresIn=seconds)
