"""Takes out of an installed tree what no function reads.

botocore describes every AWS service (over 20 MB); a client of one service loads its own
description and `endpoints.json`, which also lists all of them. Powertools comes with an HTTP
framework and a dozen utilities; only its Logger and Metrics are used.
"""

import gzip
import json
import shutil
from pathlib import Path

POWERTOOLS = (
    *("exceptions", "logging", "metrics", "shared", "tracing", "warnings"),
    *("utilities", "jmespath_utils"),
)
"""What its Logger and Metrics load; the rest of it is five times as much."""
SERVICES = ("dynamodb", "s3", "secretsmanager", "sqs", "sts")
DROPPED_METADATA = ("RECORD", "INSTALLER", "REQUESTED", "WHEEL", "direct_url.json", "uv_cache.json")


def prune(tree: Path) -> None:
    """Remove in place; licences and package metadata stay."""
    shutil.rmtree(tree / "bin", ignore_errors=True)
    shutil.rmtree(tree / "boto3/data", ignore_errors=True)  # only boto3.resource reads it
    shutil.rmtree(tree / "boto3/examples", ignore_errors=True)
    for pattern in ("**/*.pyi", "**/py.typed", "**/*.c", "**/*.pxd", ".lock"):
        for path in tree.glob(pattern):
            path.unlink()
    for name in DROPPED_METADATA:
        for path in tree.glob(f"*.dist-info/{name}"):
            path.unlink()
    data = tree / "botocore/data"
    if data.exists():
        _prune_botocore(data)
    powertools = tree / "aws_lambda_powertools"
    if powertools.exists():
        _prune_powertools(powertools)


def _prune_powertools(package: Path) -> None:
    for folder in (*package.iterdir(), *(package / "utilities").iterdir()):
        if folder.is_dir() and folder.name not in POWERTOOLS:
            shutil.rmtree(folder)


def _prune_botocore(data: Path) -> None:
    for folder in data.iterdir():
        if folder.is_dir() and folder.name not in SERVICES:
            shutil.rmtree(folder)
    for path in data.glob("*/*/examples-1.json*"):
        path.unlink()
    for packed in data.rglob("*.json.gz"):
        # The archive is compressed once more anyway; unpacked, nothing is inflated at start.
        packed.with_suffix("").write_bytes(_compact(gzip.decompress(packed.read_bytes())))
        packed.unlink()
    endpoints = data / "endpoints.json"
    known = json.loads(endpoints.read_text(encoding="utf-8"))
    for partition in known["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in SERVICES if name in services}
    endpoints.unlink()  # never written through: installers may have linked it to their cache
    endpoints.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")


def _compact(document: bytes) -> bytes:
    """The same JSON with empty documentation: some of it is asked for, none of it is read."""
    value = json.loads(document, object_hook=_without_documentation)
    return json.dumps(value, separators=(",", ":")).encode()


def _without_documentation(node: dict[str, object]) -> dict[str, object]:
    return {**node, "documentation": ""} if isinstance(node.get("documentation"), str) else node
