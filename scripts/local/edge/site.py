"""The S3 origin: objects of the web bucket, kept in memory as CloudFront keeps them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from urllib.parse import unquote

from botocore.exceptions import ClientError

from scripts.local.aws import Aws
from scripts.local.edge.messages import Answer, Headers, Request

_MISSING = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
)


@dataclass(slots=True)
class Site:
    """Reads through `cache`; `forget` is what an invalidation does."""

    aws: Aws
    bucket: str
    cache: dict[str, Answer] = field(default_factory=dict)

    async def fetch(self, request: Request, root_object: str) -> Answer:
        key = unquote(request.path).lstrip("/") or root_object
        found = self.cache.get(key)
        if found is None:
            found = await asyncio.to_thread(self._get, key)
            if found.status == 200:
                self.cache[key] = found
        etag = dict(found.headers).get("etag")
        if etag and request.header("if-none-match") == etag:
            kept: Headers = [(n, v) for n, v in found.headers if n in ("etag", "cache-control")]
            return Answer(304, kept)
        return Answer(found.status, list(found.headers), found.body)

    def forget(self) -> None:
        self.cache.clear()

    def _get(self, key: str) -> Answer:
        try:
            found = self.aws.client("s3").get_object(Bucket=self.bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in ("NoSuchKey", "404"):
                raise
            return Answer(404, [("content-type", "application/xml")], _MISSING)
        headers = [("content-type", found["ContentType"]), ("etag", found["ETag"])]
        if found.get("CacheControl"):
            headers.append(("cache-control", found["CacheControl"]))
        return Answer(200, headers, found["Body"].read())
