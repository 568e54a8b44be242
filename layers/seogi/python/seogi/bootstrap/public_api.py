"""HTTP API → FastAPI through Mangum: every router of the public face and what fills its slot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, FastAPI
from mangum import Mangum

from seogi.adapters.aws import Aws
from seogi.bootstrap.public_parts import PublicParts
from seogi.bootstrap.quick_aws import quick_aws
from seogi.bootstrap.security import Security
from seogi.config import Settings
from seogi.http.app import create_api, with_layers
from seogi.http.auth import AUTHENTICATOR
from seogi.http.body import BodyRule
from seogi.http.faces import LazyRouters, RouterFace
from seogi.http.health import health_router
from seogi.http.slots import Slots

NEEDED = ("JOBS_TABLE", "RECORDS_TABLE", "FILES_BUCKET", "AUTH_SECRET_ID")

# Everything else Mangum would send base64-encoded.
TEXT_TYPES = ["text/", "application/json", "application/problem+json", "application/javascript"]


REPORTS = {
    "work": ("/api/topics",),
    "topics": ("/api/topics",),
    "artifacts": ("/api/artifacts", "/api/messages"),
    "templates": ("/api/templates",),
}
TEMPLATE_UPLOADS = BodyRule(
    "/api/templates", 10_500_000, ("multipart/form-data", "application/json")
)
"""A file of 10 MB and the form around it."""


def faces(parts: PublicParts) -> list[RouterFace]:
    """Every router of the public face; each is loaded by the first request under its paths."""
    return [
        RouterFace("seogi.features.accounts.routes", ("/api/auth",), "accounts", parts.accounts),
        RouterFace("seogi.features.cases.routes", ("/api/cases",), "cases", parts.cases),
        RouterFace("seogi.features.drafts.routes", ("/api/cases/",), "drafts", parts.drafts),
        RouterFace(
            "seogi.features.evidence.routes",
            ("/api/cases/", "/api/evidence"),
            "evidence",
            parts.evidence,
        ),
        *(
            RouterFace(f"seogi.features.reports.routes.{module}", paths, "reports", parts.reports)
            for module, paths in REPORTS.items()
        ),
        RouterFace("seogi.http.jobs_routes", ("/api/jobs",), "jobs", parts.jobs),
    ]


def build(settings: Settings, aws: Aws) -> tuple[FastAPI, Any]:
    """The FastAPI app (its routers not loaded yet), and the same inside its layers."""
    security = Security.of(settings, aws)
    options = security.http_options((TEMPLATE_UPLOADS,))
    mine = faces(PublicParts(settings, aws, security))
    slots = Slots(AUTHENTICATOR.of(security.authenticator), *(face.entry() for face in mine))
    api = create_api([health_router(settings, "public_api")], slots, options)
    return api, with_layers(LazyRouters(api, mine), options)


def routers(settings: Settings) -> list[APIRouter]:
    """All of them, loaded: for the OpenAPI document and for whoever walks every route."""
    aws = Aws()
    parts = PublicParts(settings, aws, Security.of(settings, aws))
    return [health_router(settings, "public_api"), *(face.router() for face in faces(parts))]


def lambda_handler(env: Mapping[str, str]) -> Mangum:
    """The handler of the deployed function."""
    settings = Settings.from_env(env, *NEEDED)
    _, app = build(settings, quick_aws(settings))
    return Mangum(app, lifespan="off", text_mime_types=TEXT_TYPES)
