"""Which headers cross the edge, in either direction."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.local.edge.messages import Answer, Headers, Request, without
from scripts.local.model import Behavior, Origin

# CloudFront developer guide, "Request and response behavior for custom origins".
HOP_BY_HOP = frozenset(
    {
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    }
)  # fmt: skip
VIA = "1.1 seogi.local (CloudFront)"


def to_origin(request: Request, behavior: Behavior, origin: Origin) -> Headers:
    """Headers for the origin: the policy's choice of the viewer's, CloudFront's own, the origin's.

    Host is the origin's own unless the policy forwards every header (the classic mistake).
    """
    headers: Headers = []
    if behavior.forwards != "none":
        headers = [
            (name, value)
            for name, value in request.headers
            if name not in HOP_BY_HOP and name not in ("host", "content-length")
        ]
    host = request.header("host") if behavior.forwards == "all" else origin.host
    forwarded = request.header("x-forwarded-for")
    own = dict(origin.headers)
    headers = [
        (name, value)
        for name, value in headers
        if name not in own and name not in ("x-forwarded-for", "via")
    ]
    chain = f"{forwarded}, {request.client}" if forwarded else request.client
    return [
        ("host", host),
        *headers,
        ("x-forwarded-for", chain),
        ("via", VIA),
        *own.items(),
    ]


def to_viewer(answer: Answer, behavior: Behavior, hosts: Mapping[str, str]) -> Answer:
    """Apply the response headers policy; `hosts` maps an AWS address to where it is here."""
    headers = without(answer.headers, *HOP_BY_HOP, "date")  # the edge's server adds its own
    present = {name for name, _ in headers}
    for rule in behavior.response_headers:
        if rule.name in present and not rule.override:
            continue
        value = rule.value
        for address, local in hosts.items():
            value = value.replace(address, local)
        headers = [(name, kept) for name, kept in headers if name != rule.name]
        headers.append((rule.name, value))
    headers.append(("via", VIA))
    answer.headers = headers
    return answer
