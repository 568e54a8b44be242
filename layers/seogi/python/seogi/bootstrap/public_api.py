"""HTTP API → FastAPI through Mangum: every router of the public face and what fills its slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from mangum import Mangum

from seogi.adapters.aws import Aws
from seogi.bootstrap.public_parts import PublicParts
from seogi.bootstrap.security import Security
from seogi.config import Settings
from seogi.features.accounts import routes as accounts
from seogi.features.cases import routes as cases
from seogi.features.drafts import routes as drafts
from seogi.features.evidence import routes as evidence
from seogi.http import jobs_routes as jobs
from seogi.http.app import create_api, with_layers
from seogi.http.auth import AUTHENTICATOR
from seogi.http.health import health_router
from seogi.http.slots import SlotEntry, Slots

NEEDED = ("JOBS_TABLE", "RECORDS_TABLE", "FILES_BUCKET", "AUTH_SECRET_ID")

# Everything else Mangum would send base64-encoded.
TEXT_TYPES = ["text/", "application/json", "application/problem+json", "application/javascript"]


def routers(settings: Settings) -> list[APIRouter]:
    """Every router of the public face, in the order they are tried."""
    return [
        health_router(settings, "public_api"),
        accounts.router,
        cases.router,
        drafts.router,
        evidence.router,
        jobs.router,
    ]


def slots(parts: PublicParts) -> list[SlotEntry]:
    """What fills the routers' slots; each is built by the first request that needs it."""
    return [
        AUTHENTICATOR.of(parts.security.authenticator),
        accounts.ACCOUNTS.of(parts.accounts),
        cases.CASES.of(parts.cases),
        drafts.DRAFTS.of(parts.drafts),
        evidence.EVIDENCE.of(parts.evidence),
        jobs.JOBS.of(parts.jobs),
    ]


def build(settings: Settings, aws: Aws, more: Sequence[SlotEntry] = ()) -> tuple[FastAPI, Any]:
    """The FastAPI app, and the same inside its layers; `more` overrides slots in tests."""
    security = Security.of(settings, aws)
    options = security.http_options()
    filled = Slots(*slots(PublicParts(settings, aws, security)), *more)
    api = create_api(routers(settings), filled, options)
    return api, with_layers(api, options)


def lambda_handler(env: Mapping[str, str]) -> Mangum:
    """The handler of the deployed function."""
    settings = Settings.from_env(env, *NEEDED)
    aws = Aws(region=settings.aws_region, endpoint_url=settings.aws_endpoint_url)
    _, app = build(settings, aws)
    return Mangum(app, lifespan="off", text_mime_types=TEXT_TYPES)
