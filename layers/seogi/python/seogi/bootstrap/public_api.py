"""HTTP API → FastAPI through Mangum: settings, adapters and use cases of the public face."""

from __future__ import annotations

import gc
import os
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI
from mangum import Mangum

from seogi.adapters.aws import Aws
from seogi.adapters.passwords import Argon2Passwords
from seogi.bootstrap.security import Security, hex_id, now_ms
from seogi.config import Settings
from seogi.features.accounts import routes as accounts_routes
from seogi.features.accounts.service import (
    Ids,
    OpenSession,
    ReadAccount,
    Refresh,
    SignIn,
    SignOut,
    SignUp,
)
from seogi.features.cases import routes as cases_routes
from seogi.features.cases.service import (
    CaseAccess,
    CaseMembers,
    ChangeCase,
    DeleteCase,
    InviteMembers,
    ListCases,
    OpenCase,
)
from seogi.http.app import create_api, with_layers
from seogi.http.auth import AUTHENTICATOR
from seogi.http.health import health_router
from seogi.http.slots import SlotEntry, Slots

if TYPE_CHECKING:
    from seogi.adapters.dynamodb.accounts import DynamoAccounts

NEEDED = ("RECORDS_TABLE", "AUTH_SECRET_ID")

# Everything else Mangum would send base64-encoded.
TEXT_TYPES = ["text/", "application/json", "application/problem+json", "application/javascript"]


def routers(settings: Settings) -> list[APIRouter]:
    """Every router of the public face, in the order they are tried."""
    return [
        health_router(settings, "public_api"),
        accounts_routes.router,
        cases_routes.router,
    ]


def slots(settings: Settings, aws: Aws, security: Security) -> list[SlotEntry]:
    """What fills the routers' slots; each is built by the first request that needs it."""
    return [
        AUTHENTICATOR.of(security.authenticator),
        accounts_routes.ACCOUNTS.of(lambda: accounts(settings, aws, security)),
        cases_routes.CASES.of(lambda: cases(settings, aws)),
    ]


def accounts(settings: Settings, aws: Aws, security: Security) -> accounts_routes.Accounts:
    from seogi.adapters.dynamodb.accounts import DynamoRateLimiter, DynamoSessions

    people = _people(settings, aws)
    sessions = DynamoSessions(aws.dynamodb, settings.records_table)
    limiter = DynamoRateLimiter(aws.dynamodb, settings.records_table)
    passwords = Argon2Passwords()
    tokens = security.tokens()
    ids = Ids(hex_id=hex_id, entropy=lambda: secrets.token_bytes(32))
    opened = OpenSession(sessions, tokens, ids)
    return accounts_routes.Accounts(
        sign_up=SignUp(people, passwords, limiter, opened, ids),
        sign_in=SignIn(people, passwords, limiter, opened),
        refresh=Refresh(people, sessions, tokens, lambda: security.signing_keys().current),
        sign_out=SignOut(sessions),
        read=ReadAccount(people),
        now=now_ms,
        secure=not settings.is_local,
    )


def cases(settings: Settings, aws: Aws) -> cases_routes.Cases:
    access = case_access(settings, aws)
    people = _people(settings, aws)
    return cases_routes.Cases(
        access=access,
        start=OpenCase(access.store, lambda: hex_id("case_")),
        mine=ListCases(access.store),
        change=ChangeCase(access),
        delete=DeleteCase(access),
        members=CaseMembers(access, people),
        invite=InviteMembers(access, people),
        now=now_ms,
    )


def case_access(settings: Settings, aws: Aws) -> CaseAccess:
    """The gate to cases for every feature of this face."""
    from seogi.adapters.dynamodb.cases import DynamoCases

    return CaseAccess(DynamoCases(aws.dynamodb, settings.records_table))


def build(settings: Settings, aws: Aws, more: Sequence[SlotEntry] = ()) -> tuple[FastAPI, Any]:
    """The FastAPI app, and the same inside its layers; `more` overrides slots in tests."""
    security = Security.of(settings, aws)
    options = security.http_options()
    filled = Slots(*slots(settings, aws, security), *more)
    api = create_api(routers(settings), filled, options)
    return api, with_layers(api, options)


def lambda_handler() -> Mangum:
    """The handler of the deployed function."""
    gc.disable()  # building the app makes only things that stay: collecting them is wasted
    settings = Settings.from_env(os.environ, *NEEDED)
    aws = Aws(region=settings.aws_region, endpoint_url=settings.aws_endpoint_url)
    _, app = build(settings, aws)
    handler = Mangum(app, lifespan="off", text_mime_types=TEXT_TYPES)
    gc.enable()
    gc.freeze()
    return handler


def _people(settings: Settings, aws: Aws) -> DynamoAccounts:
    from seogi.adapters.dynamodb.accounts import DynamoAccounts

    return DynamoAccounts(aws.dynamodb, settings.records_table)
