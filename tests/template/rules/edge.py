"""The front door: which path goes where, with which headers, and who may skip it."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from tests.template.reading import Node, Template, distribution, functions, of_type, origins, target

CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
EVERY_METHOD = {"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"}
NO_BODY = {"GET", "HEAD", "OPTIONS"}
ADAPTER_LAYER = "753240598075:layer:"

PLACES = {
    "/": "web",
    "/cases/c-1": "web",
    "/assets/index.js": "web",
    "/api/jobs/j-1": "api",
    "/api/jobs/j-1/cancel": "api",
    "/api/jobs/j-1/events": "stream",
    "/api/topics/7/status/stream": "stream",
    "/api/nope": "api",
}
"""Path → the origin that must get it."""


def behaviour_of(template: Template, path: str) -> Node:
    """The first match wins, and `*` crosses slashes."""
    config = distribution(template)
    for behaviour in config.get("CacheBehaviors", []):
        if fnmatchcase(path, behaviour["PathPattern"]):
            found: Node = behaviour
            return found
    default: Node = config["DefaultCacheBehavior"]
    return default


def every_path_has_its_place(template: Template) -> Iterator[str]:
    for path, place in PLACES.items():
        got = behaviour_of(template, path)["TargetOriginId"]
        if got != place:
            yield f"{path} goes to {got}, not to {place}"


def methods_fit_the_origin(template: Template) -> Iterator[str]:
    """A signed function URL refuses a body whose hash the browser did not send."""
    for behaviour in distribution(template).get("CacheBehaviors", []):
        wanted = NO_BODY if behaviour["TargetOriginId"] == "stream" else EVERY_METHOD
        if set(behaviour.get("AllowedMethods", ["GET", "HEAD"])) != wanted:
            yield f"{behaviour['PathPattern']} takes the wrong methods"


def nothing_of_the_api_is_cached_or_lost(template: Template) -> Iterator[str]:
    for behaviour in distribution(template).get("CacheBehaviors", []):
        path = behaviour["PathPattern"]
        if behaviour.get("CachePolicyId") != CACHING_DISABLED:
            yield f"{path} may give one user another's answer"
        if behaviour.get("OriginRequestPolicyId") != ALL_VIEWER_EXCEPT_HOST:
            yield f"{path} loses cookies or forwards the wrong Host"
        if behaviour.get("ViewerProtocolPolicy") != "https-only":
            yield f"{path}: a redirected POST loses its body"
        if behaviour.get("Compress") is not False:
            yield f"{path} may hold events back to compress them"
        if not runs(behaviour, "ViewerFacts"):
            yield f"{path} does not learn who is asking"


def pages_are_rewritten_on_the_web_origin_only(template: Template) -> Iterator[str]:
    config = distribution(template)
    if not runs(config["DefaultCacheBehavior"], "PageRewrite"):
        yield "a deep link is a 404"
    for behaviour in config.get("CacheBehaviors", []):
        if runs(behaviour, "PageRewrite"):
            yield f"{behaviour['PathPattern']} is rewritten to a page"


def runs(behaviour: Node, function: str) -> bool:
    associated = behaviour.get("FunctionAssociations", [])
    return any(
        target(each["FunctionARN"]) == function and each["EventType"] == "viewer-request"
        for each in associated
    )


def errors_are_neither_pages_nor_cached(template: Template) -> Iterator[str]:
    responses = distribution(template).get("CustomErrorResponses", [])
    for response in responses:
        code = response["ErrorCode"]
        if "ResponsePagePath" in response or "ResponseCode" in response or code < 500:
            yield f"{code} of the API becomes a page"
        if response.get("ErrorCachingMinTTL") != 0:
            yield f"{code} is given to everybody for a while"
    for code in {500, 502, 503, 504} - {response["ErrorCode"] for response in responses}:
        yield f"{code} is cached ten seconds"


def the_app_alone_owns_cors(template: Template) -> Iterator[str]:
    gateways = [*of_type(template, "AWS::Serverless::HttpApi").values()]
    gateways.append(template.get("Globals", {}).get("HttpApi", {}))
    if any("CorsConfiguration" in gateway for gateway in gateways):
        yield "the gateway drops the headers that the app sets"
    for name, policy in of_type(template, "AWS::CloudFront::ResponseHeadersPolicy").items():
        if "CorsConfig" in policy["ResponseHeadersPolicyConfig"]:
            yield f"{name} is a second owner of CORS"


def the_gateway_is_throttled_and_logged(template: Template) -> Iterator[str]:
    for name, gateway in of_type(template, "AWS::Serverless::HttpApi").items():
        if (
            not {"ThrottlingBurstLimit", "ThrottlingRateLimit"}
            <= gateway.get("DefaultRouteSettings", {}).keys()
        ):
            yield f"{name} has no limit"
        if "AccessLogSettings" not in gateway:
            yield f"{name} keeps no access log"


def the_api_knows_its_front_door(template: Template) -> Iterator[str]:
    headers = origins(template)["api"].get("OriginCustomHeaders", [])
    sent = {each["HeaderName"]: str(each["HeaderValue"]) for each in headers}
    if "{{resolve:secretsmanager:${OriginSecret}" not in sent.get("x-origin-verify", ""):
        yield "a request that skips the front door looks like any other"


def origins_are_reached_safely(template: Template) -> Iterator[str]:
    for name, origin in origins(template).items():
        custom = origin.get("CustomOriginConfig")
        if name != "api" and "OriginAccessControlId" not in origin:
            yield f"{name} would have to be public"
        if custom and (custom["OriginProtocolPolicy"], custom["OriginSSLProtocols"]) != (
            "https-only",
            ["TLSv1.2"],
        ):
            yield f"{name} is reached without TLS 1.2"
    api = origins(template)["api"]["CustomOriginConfig"]
    if api["OriginReadTimeout"] <= 30:
        yield "CloudFront gives up before the gateway does"


def both_permissions_open_the_url(template: Template) -> Iterator[str]:
    permissions = of_type(template, "AWS::Lambda::Permission").values()
    for name, function in functions(template).items():
        if "FunctionUrlConfig" not in function:
            continue
        ours = [each for each in permissions if target(each["FunctionName"]) == f"{name}Aliaslive"]
        scoped = [each for each in ours if "distribution/${Distribution}" in str(each["SourceArn"])]
        actions = {each["Action"]: each for each in scoped}
        if actions.get("lambda:InvokeFunctionUrl", {}).get("FunctionUrlAuthType") != "AWS_IAM":
            yield f"{name}: CloudFront may not call the URL"
        if actions.get("lambda:InvokeFunction", {}).get("InvokedViaFunctionUrl") is not True:
            yield f"{name}: CloudFront may not invoke through the URL"


def the_stream_streams(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        url = function.get("FunctionUrlConfig")
        if url is None:
            continue
        if url != {"AuthType": "AWS_IAM", "InvokeMode": "RESPONSE_STREAM"}:
            yield f"{name} is public or answers only at the end"
        variables = function["Environment"]["Variables"]
        if variables.get("AWS_LWA_INVOKE_MODE") != "response_stream":
            yield f"{name}'s adapter collects what the URL would stream"
        if variables.get("AWS_LWA_AUTHORIZATION_SOURCE") != "x-viewer-authorization":
            yield f"{name} sees CloudFront's signature instead of the viewer's token"
        if ADAPTER_LAYER not in str(function["Layers"]):
            yield f"{name} has no adapter"


def a_stream_ends_itself(template: Template) -> Iterator[str]:
    origin = origins(template)["stream"]
    for name, function in functions(template).items():
        lasts = function["Timeout"]
        if "FunctionUrlConfig" in function and not (
            100 < lasts <= origin.get("ResponseCompletionTimeout", 0)
        ):
            yield f"{name} is cut off before it ends its stream itself"
    if origin.get("ConnectionAttempts") != 1:
        yield "a silent stream is opened several times"
    if not 30 <= origin["CustomOriginConfig"]["OriginReadTimeout"] <= 120:
        yield "two late heartbeats end the stream"


def the_content_policy_is_strict(template: Template) -> Iterator[str]:
    policies = of_type(template, "AWS::CloudFront::ResponseHeadersPolicy")
    wanted = target(distribution(template)["DefaultCacheBehavior"].get("ResponseHeadersPolicyId"))
    security = policies.get(str(wanted), {"ResponseHeadersPolicyConfig": {}})
    headers = security["ResponseHeadersPolicyConfig"].get("SecurityHeadersConfig", {})
    content = headers.get("ContentSecurityPolicy", {}).get("ContentSecurityPolicy", "")
    text = str(content["Fn::Sub"] if isinstance(content, dict) else content)
    directives = {part.split()[0]: part.split()[1:] for part in text.split(";") if part.split()}
    if directives.get("default-src") != ["'none'"] or directives.get("script-src") != ["'self'"]:
        yield "the pages may run what is not theirs"
    if "unsafe-" in text or "*" in text:
        yield "the content policy has a hole"
    if directives.get("frame-ancestors") != ["'none'"]:
        yield "the pages may be framed"
    if "StrictTransportSecurity" not in headers or "ContentTypeOptions" not in headers:
        yield "the pages miss a security header"


RULES = (
    every_path_has_its_place,
    methods_fit_the_origin,
    nothing_of_the_api_is_cached_or_lost,
    pages_are_rewritten_on_the_web_origin_only,
    errors_are_neither_pages_nor_cached,
    the_app_alone_owns_cors,
    the_gateway_is_throttled_and_logged,
    the_api_knows_its_front_door,
    origins_are_reached_safely,
    both_permissions_open_the_url,
    the_stream_streams,
    a_stream_ends_itself,
    the_content_policy_is_strict,
)
