"""web/dist into the web bucket, as the deployment does it."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from scripts.local.aws import Aws

FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript"}


def upload(aws: Aws, bucket: str, dist: Path) -> int:
    """Make the bucket equal to `dist`; returns how many objects changed."""
    s3 = aws.client("s3")
    there = {
        item["Key"]: item["ETag"].strip('"')
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        for item in page.get("Contents", [])
    }
    wanted = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    changed = 0
    for key, path in wanted.items():
        body = path.read_bytes()
        if there.get(key) == hashlib.md5(body, usedforsecurity=False).hexdigest():
            continue
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=body,
            ContentType=content_type(path),
            CacheControl=FOREVER if key.startswith("assets/") else ASK_FIRST,
        )
        changed += 1
    for key in there.keys() - wanted.keys():
        s3.delete_object(Bucket=bucket, Key=key)
        changed += 1
    return changed


def content_type(path: Path) -> str:
    guessed = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    kind = guessed or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
