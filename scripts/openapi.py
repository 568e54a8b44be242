"""The OpenAPI document of everything that answers HTTP, with its permissions and real errors.

`python -m scripts.openapi` writes docs/openapi.json; `--check` fails when that file is stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from seogi.adapters.aws import Aws
from seogi.bootstrap import public_api, status_stream
from seogi.config import Settings
from seogi.http.envelopes import FACES, hwp
from seogi.http.permissions import Rule, rule_for

TARGET = Path(__file__).resolve().parents[1] / "docs/openapi.json"
SETTINGS = Settings.from_env({})

DETAIL = {
    "type": "object",
    "required": ["field", "message", "type"],
    "properties": {name: {"type": "string"} for name in ("field", "message", "type")},
}
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "error_id", "timestamp"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "error_id": {"type": "string"},
                "timestamp": {"type": "string", "format": "date-time"},
                "details": {"type": "array", "items": DETAIL},
            },
        }
    },
}
REPORT_ERROR = {
    "type": "object",
    "required": ["success", "data", "error", "meta", "feedback"],
    "properties": {
        "success": {"const": False},
        "data": {"type": "null"},
        "error": {
            "type": "object",
            "required": ["code", "httpStatus", "message", "traceId"],
            "properties": {
                "code": {"type": "string"},
                "httpStatus": {"type": "integer"},
                "message": {"type": "string"},
                "details": {"type": "array", "items": DETAIL},
                "traceId": {"type": "string"},
                "hint": {"type": "string"},
            },
        },
        "meta": {"type": "object", "properties": {"requestId": {"type": "string"}}},
        "feedback": {"type": "array"},
    },
}
SECURITY_SCHEMES = {
    "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-seogi_at"},
    "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
}
WORDS = {
    "400": "The request's shape is wrong, or what it asks for cannot be",
    "401": "No token, or one that does not hold",
    "403": "The caller may not do this",
    "404": "Not there for this caller",
    "422": "The request's shape is wrong; every field is named",
}


def document() -> dict[str, Any]:
    """Both apps in one document."""
    aws = Aws(region="ap-northeast-2")
    public, _ = public_api.build(SETTINGS, aws)
    for router in public_api.routers(SETTINGS)[1:]:  # the first, health, is there already
        public.include_router(router)
    stream, _ = status_stream.build(SETTINGS, aws)
    merged = _described(public)
    other = _described(stream)
    merged["paths"] |= {path: item for path, item in other["paths"].items() if path != "/healthz"}
    schemas = merged["components"]["schemas"]
    schemas |= other.get("components", {}).get("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas |= {"Error": ERROR, "ReportError": REPORT_ERROR}
    merged["components"]["securitySchemes"] = SECURITY_SCHEMES
    for path, item in merged["paths"].items():
        for method, operation in item.items():
            _complete(operation, path, rule_for(method.upper(), path))
    return merged


def _described(api: FastAPI) -> dict[str, Any]:
    return api.openapi()


def _complete(operation: dict[str, Any], path: str, rule: Rule) -> None:
    """Adds who may call and every refusal, in the envelope of the path's owner."""
    statuses = set()
    if "parameters" in operation or "requestBody" in operation:
        statuses.add("400" if _face(path) is hwp else "422")
    if not rule.public:
        statuses |= {"401", "403", "404"}
        operation["security"] = [{"cookie": []}, {"bearer": []}]
        operation["x-roles"] = sorted(rule.roles)
    name = "ReportError" if _face(path) is hwp else "Error"
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    answers = operation["responses"]
    for status in sorted(statuses):
        answers[status] = {"description": WORDS[status], "content": content}
    answers["default"] = {"description": "Any other refusal, by its code", "content": content}


def _face(path: str) -> Any:
    return next((face for prefix, face in FACES if path.startswith(prefix)), None)


def rendered() -> str:
    return json.dumps(document(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main() -> int:
    text = rendered()
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text("utf-8") == text:
            return 0
        print("docs/openapi.json is stale: run scripts/export_openapi", file=sys.stderr)
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
