"""The distribution itself: behavior, method, viewer function, origin, answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.local.adapter import WebAdapter
from scripts.local.edge.headers import to_origin, to_viewer
from scripts.local.edge.httpapi import MAX_BODY, to_answer, to_event
from scripts.local.edge.messages import Answer, Headers, Request, gateway_error, plain
from scripts.local.edge.paths import behavior_for, route_for
from scripts.local.edge.site import Site
from scripts.local.edge.viewer import ViewerFunctionFailed, ViewerFunctions
from scripts.local.model import Behavior, FrontDoor, Origin, Route
from scripts.local.pool import Pool
from scripts.local.runtime import Outcome

INTEGRATION_SECONDS = 30.0  # HTTP API quota, not adjustable
FORBIDDEN = "403 ERROR: this distribution is not configured to allow the HTTP request method"


@dataclass(slots=True)
class Door:
    """Nothing is reachable that the template does not route."""

    plan: FrontDoor
    routes: Sequence[Route]
    pools: Mapping[str, Pool]
    adapters: Mapping[str, WebAdapter]
    sites: Mapping[str, Site]
    viewers: ViewerFunctions
    hosts: Mapping[str, str]
    _invoking: set[asyncio.Task[Outcome]] = field(default_factory=set)

    async def answer(self, request: Request) -> Answer:
        behavior = behavior_for(request.path, self.plan.behaviors)
        if request.method not in behavior.methods:
            return plain(403, FORBIDDEN)
        try:
            seen = await self._viewer(request, behavior)
        except ViewerFunctionFailed:
            return plain(503, "The CloudFront function associated with the behavior failed")
        if isinstance(seen, Answer):
            return to_viewer(seen, behavior, self.hosts)
        origin = self.plan.origins[behavior.origin]
        answer = await self._origin(seen, behavior, origin)
        return to_viewer(answer, behavior, self.hosts)

    async def _viewer(self, request: Request, behavior: Behavior) -> Request | Answer:
        if behavior.viewer_function is None:
            return request
        return await self.viewers.run(behavior.viewer_function, request, self.plan.domain)

    async def _origin(self, request: Request, behavior: Behavior, origin: Origin) -> Answer:
        headers = to_origin(request, behavior, origin)
        if origin.kind == "bucket":
            return await self.sites[origin.target].fetch(request, self.plan.root_object)
        if origin.kind == "function":
            return await self.adapters[origin.target].fetch(request, headers)
        return await self._gateway(request, headers, origin.target)

    async def _gateway(self, request: Request, headers: Headers, api: str) -> Answer:
        if len(request.body) > MAX_BODY:
            return gateway_error(413, "Request Entity Too Large")
        found = route_for(request.method, request.path, self.routes)
        if found is None:
            return gateway_error(404, "Not Found")
        route, parameters = found
        event = to_event(request, headers, route, parameters, api)
        invoking = asyncio.create_task(
            self.pools[route.function].invoke(json.dumps(event).encode())
        )
        self._invoking.add(invoking)
        invoking.add_done_callback(self._invoking.discard)
        await asyncio.wait((invoking,), timeout=INTEGRATION_SECONDS)
        if not invoking.done():  # the function goes on, nobody hears its answer
            return gateway_error(503, "Service Unavailable")
        return to_answer(invoking.result())
