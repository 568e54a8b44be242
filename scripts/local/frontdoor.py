"""Read the deployed CloudFront distribution with its functions and header policies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.local.aws import Aws
from scripts.local.model import Behavior, FrontDoor, FunctionSpec, HeaderRule, Origin
from scripts.local.template import Translated

CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
# Managed origin request policies by id; a behavior without one forwards no viewer header.
FORWARDS = {
    "b689b0a8-53d0-40ab-baf2-68738e2966ac": "all-except-host",
    "216adef6-5c7f-47e4-b989-5492eafa07d3": "all",
}


def read_front_door(
    aws: Aws,
    translated: Translated,
    names: Mapping[str, str],
    functions: Mapping[str, FunctionSpec],
) -> FrontDoor | None:
    """The one distribution of the stack, or None when the template has none."""
    distributions = list(translated.of_type("AWS::CloudFront::Distribution"))
    if not distributions:
        return None
    cloudfront = aws.client("cloudfront")
    identity = names[distributions[0]]
    found = cloudfront.get_distribution(Id=identity)["Distribution"]
    config = found["DistributionConfig"]
    hosts = _hosts(aws, translated, names, functions)
    behaviors = [
        *config.get("CacheBehaviors", {}).get("Items", []),
        {"PathPattern": "*", **config["DefaultCacheBehavior"]},
    ]
    viewer_functions = {
        item["FunctionARN"]
        for behavior in behaviors
        for item in behavior.get("FunctionAssociations", {}).get("Items", [])
    }
    return FrontDoor(
        domain=found.get("DomainName", "local.cloudfront.net"),
        root_object=config.get("DefaultRootObject", ""),
        origins={item["Id"]: _origin(item, hosts) for item in config["Origins"]["Items"]},
        behaviors=tuple(_behavior(cloudfront, item) for item in behaviors),
        viewer_functions={arn: _code(cloudfront, arn) for arn in sorted(viewer_functions)},
    )


def _hosts(
    aws: Aws,
    translated: Translated,
    names: Mapping[str, str],
    functions: Mapping[str, FunctionSpec],
) -> dict[str, tuple[str, str]]:
    """What each origin host of this stack stands for: (kind, target)."""
    hosts: dict[str, tuple[str, str]] = {}
    for logical in translated.of_type("AWS::S3::Bucket"):
        bucket = names[logical]
        hosts[f"{bucket}.s3.{aws.region}.amazonaws.com"] = ("bucket", bucket)
    for logical in translated.of_type("AWS::ApiGatewayV2::Api"):
        host = f"{names[logical]}.execute-api.{aws.region}.amazonaws.com"
        hosts[host] = ("api", names[logical])
    client = aws.client("lambda")
    for logical, spec in functions.items():
        for found in client.list_function_url_configs(FunctionName=spec.name)["FunctionUrlConfigs"]:
            hosts[found["FunctionUrl"].split("/")[2]] = ("function", logical)
    return hosts


def _origin(item: Mapping[str, Any], hosts: Mapping[str, tuple[str, str]]) -> Origin:
    host = item["DomainName"]
    kind, target = hosts[host]
    return Origin(
        id=item["Id"],
        kind=kind,
        target=target,
        host=host,
        headers=tuple(
            (header["HeaderName"].lower(), header["HeaderValue"])
            for header in item.get("CustomHeaders", {}).get("Items", [])
        ),
        read_timeout=float(item.get("CustomOriginConfig", {}).get("OriginReadTimeout", 30)),
    )


def _behavior(cloudfront: Any, item: Mapping[str, Any]) -> Behavior:
    viewer = [
        association["FunctionARN"]
        for association in item.get("FunctionAssociations", {}).get("Items", [])
        if association["EventType"] == "viewer-request"
    ]
    policy = item.get("ResponseHeadersPolicyId")
    rules = _rules(cloudfront, policy) if policy else ()
    return Behavior(
        pattern=item["PathPattern"],
        methods=frozenset(item["AllowedMethods"]["Items"]),
        origin=item["TargetOriginId"],
        cached=item.get("CachePolicyId") != CACHING_DISABLED,
        forwards=FORWARDS.get(item.get("OriginRequestPolicyId", ""), "none"),
        viewer_function=viewer[0] if viewer else None,
        response_headers=rules,
    )


def _code(cloudfront: Any, arn: str) -> str:
    name = arn.rpartition("/")[2]
    found = cloudfront.get_function(Name=name, Stage="LIVE")
    return str(found["FunctionCode"].read().decode())


def _rules(cloudfront: Any, policy: str) -> tuple[HeaderRule, ...]:
    found = cloudfront.get_response_headers_policy(Id=policy)["ResponseHeadersPolicy"]
    config = found["ResponseHeadersPolicyConfig"]
    custom = config.get("CustomHeadersConfig", {}).get("Items", [])
    return (
        *security_rules(config.get("SecurityHeadersConfig", {})),
        *(HeaderRule(i["Header"].lower(), i["Value"], i["Override"]) for i in custom),
    )


def security_rules(config: Mapping[str, Any]) -> list[HeaderRule]:
    """SecurityHeadersConfig as headers; X-XSS-Protection is not done here."""
    values = {
        "content-security-policy": ("ContentSecurityPolicy", "ContentSecurityPolicy"),
        "x-frame-options": ("FrameOptions", "FrameOption"),
        "referrer-policy": ("ReferrerPolicy", "ReferrerPolicy"),
    }
    rules = [
        HeaderRule(header, " ".join(config[section][key].split()), config[section]["Override"])
        for header, (section, key) in values.items()
        if section in config
    ]
    if "ContentTypeOptions" in config:
        override = config["ContentTypeOptions"]["Override"]
        rules.append(HeaderRule("x-content-type-options", "nosniff", override))
    if "StrictTransportSecurity" in config:
        transport = config["StrictTransportSecurity"]
        value = f"max-age={transport['AccessControlMaxAgeSec']}"
        value += "; includeSubDomains" if transport.get("IncludeSubdomains") else ""
        value += "; preload" if transport.get("Preload") else ""
        rules.append(HeaderRule("strict-transport-security", value, transport["Override"]))
    return rules
