"""The app factory: FastAPI inside, our layers around it, in one order for every function.

request id → CORS → last resort → edge check → body → CSRF → routes
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from seogi.http.auth import authorize
from seogi.http.body import BodyLayer, BodyRule
from seogi.http.context import RequestIdLayer
from seogi.http.cors import CorsLayer, OriginPolicy
from seogi.http.csrf import CsrfLayer
from seogi.http.edge import EdgeLayer, Keys
from seogi.http.errors import install_error_handlers
from seogi.http.last_resort import LastResortLayer
from seogi.http.slots import Slots


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """What differs between functions and stages.

    Attributes:
        edge_keys: accepted values of the edge's secret header; None when it is not checked.
        now: epoch milliseconds.
        body_rules: paths that take other bodies than 1 MB of JSON.
    """

    now: Callable[[], int]
    origins: OriginPolicy = field(default_factory=OriginPolicy)
    edge_keys: Keys | None = None
    body_rules: tuple[BodyRule, ...] = ()
    new_request_id: Callable[[], str] = field(default=lambda: "req_" + secrets.token_hex(12))


def create_api(
    routers: Sequence[APIRouter], slots: Slots, options: HttpOptions, *, title: str = "Seogi"
) -> FastAPI:
    """The routes without the layers; the OpenAPI document is exported, never served."""
    api = FastAPI(
        title=title,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        dependencies=[Depends(authorize)],
    )
    api.state.slots = slots
    install_error_handlers(api, options.now)
    # Inside the framework too: its own net would answer in plain text before ours could.
    api.add_middleware(LastResortLayer, now=options.now)
    for router in routers:
        api.include_router(router)
    return api


def operation_id(route: APIRoute) -> str:
    """A short name for generated clients: `cases_read_get`."""
    tag = route.tags[0] if route.tags else "api"
    return "_".join((str(tag), route.name, *sorted(route.methods or ()))).lower()


def with_layers(api: ASGIApp, options: HttpOptions) -> ASGIApp:
    """`api` inside every layer; CORS is outside all that may refuse or fail."""
    app = CsrfLayer(api, options.origins, options.now)
    bounded = BodyLayer(app, options.now, options.body_rules)
    guarded = EdgeLayer(bounded, options.edge_keys, options.now)
    safe = LastResortLayer(guarded, options.now)
    return RequestIdLayer(CorsLayer(safe, options.origins, options.now), options.new_request_id)
