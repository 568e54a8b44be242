"""Read the deployed stack back through AWS APIs, into the values the runner works from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scripts.local.aws import Aws
from scripts.local.deploy import physical_names
from scripts.local.frontdoor import read_front_door
from scripts.local.intrinsics import resolve
from scripts.local.model import Deployed, FunctionSpec, QueueMapping, Route, Schedule
from scripts.local.template import Translated

WEB_ADAPTER_LAYER = ":layer:LambdaAdapterLayer"
_UNITS = {"minute": 60.0, "hour": 3600.0, "day": 86400.0}


class NotSupported(Exception):
    """The template holds something this runner does not do; the message names it."""


def read_back(aws: Aws, translated: Translated) -> Deployed:
    """Read everything once.

    Raises:
        NotSupported: a schedule or a route of a kind that is not done here.
    """
    names = physical_names(aws)
    functions = {
        logical: _function(aws, translated, logical, names[logical]) for logical in translated.code
    }
    by_arn = {spec.arn: logical for logical, spec in functions.items()}
    queues = _queues(aws, translated, names)
    apis = {names[name]: name for name in translated.of_type("AWS::ApiGatewayV2::Api")}
    return Deployed(
        functions=functions,
        mappings=tuple(_mappings(aws, translated, names, by_arn, queues)),
        schedules=tuple(_schedules(aws, translated, names, by_arn)),
        routes=tuple(
            route for name in apis.values() for route in _routes(translated, name, names, by_arn)
        ),
        front_door=read_front_door(aws, translated, names, functions),
        queues=queues,
        tables={n: names[n] for n in translated.of_type("AWS::DynamoDB::Table")},
        buckets={n: names[n] for n in translated.of_type("AWS::S3::Bucket")},
        aws_hosts={
            f"https://{names[n]}.s3.{aws.region}.amazonaws.com": aws.endpoint
            for n in translated.of_type("AWS::S3::Bucket")
        },
    )


def _function(aws: Aws, translated: Translated, logical: str, name: str) -> FunctionSpec:
    found = aws.client("lambda").get_function_configuration(FunctionName=name)
    arns = [layer["Arn"] for layer in found.get("Layers", [])]
    folders = [translated.layers.get(arn.split(":")[6]) for arn in arns]
    return FunctionSpec(
        logical_id=logical,
        name=name,
        arn=found["FunctionArn"],
        handler=found["Handler"],
        timeout=found["Timeout"],
        memory=found["MemorySize"],
        environment=found.get("Environment", {}).get("Variables", {}),
        code=translated.code[logical],
        layers=tuple(
            folder / "python" if (folder / "python").is_dir() else folder
            for folder in folders
            if folder
        ),
        json_logs=found.get("LoggingConfig", {}).get("LogFormat") == "JSON",
        web_adapter=any(WEB_ADAPTER_LAYER in arn for arn in arns),
    )


def _target(arn: str, by_arn: Mapping[str, str]) -> str:
    """The function an ARN names, with or without the alias behind it."""
    return by_arn[":".join(arn.split(":")[:7])]


def _queues(aws: Aws, translated: Translated, names: Mapping[str, str]) -> dict[str, Any]:
    """Every queue: its URL, its ARN, its dead letters' URL and its visibility timeout."""
    sqs = aws.client("sqs")
    read = {}
    for logical in translated.of_type("AWS::SQS::Queue"):
        url = names[logical]
        read[logical] = {
            "url": url,
            **sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"],
        }
    urls = {queue["QueueArn"]: queue["url"] for queue in read.values()}
    return {
        logical: {
            "url": queue["url"],
            "arn": queue["QueueArn"],
            "dlq_url": urls.get(
                json.loads(queue.get("RedrivePolicy", "{}")).get("deadLetterTargetArn", ""), ""
            ),
        }
        for logical, queue in read.items()
    }


def _mappings(
    aws: Aws,
    translated: Translated,
    names: Mapping[str, str],
    by_arn: Mapping[str, str],
    queues: Mapping[str, Mapping[str, str]],
) -> list[QueueMapping]:
    urls = {queue["arn"]: queue["url"] for queue in queues.values()}
    read = []
    for logical in translated.of_type("AWS::Lambda::EventSourceMapping"):
        if logical in translated.asleep:
            continue
        found = aws.client("lambda").get_event_source_mapping(UUID=names[logical])
        arn = found["EventSourceArn"]
        if arn not in urls:
            raise NotSupported(f"{logical}: event source {arn}")
        read.append(
            QueueMapping(
                function=_target(found["FunctionArn"], by_arn),
                queue_arn=arn,
                queue_url=urls[arn],
                batch_size=found["BatchSize"],
                window=found.get("MaximumBatchingWindowInSeconds", 0),
                max_concurrency=found.get("ScalingConfig", {}).get("MaximumConcurrency"),
                partial="ReportBatchItemFailures" in found.get("FunctionResponseTypes", []),
            )
        )
    return read


def _schedules(
    aws: Aws, translated: Translated, names: Mapping[str, str], by_arn: Mapping[str, str]
) -> list[Schedule]:
    events = aws.client("events")
    read = []
    for logical in translated.of_type("AWS::Events::Rule"):
        if logical in translated.asleep:
            continue
        rule = events.describe_rule(Name=names[logical])
        every = rate_seconds(rule.get("ScheduleExpression", ""))
        targets = events.list_targets_by_rule(Rule=names[logical])["Targets"]
        read += [Schedule(_target(t["Arn"], by_arn), rule["Arn"], every) for t in targets]
    return read


def rate_seconds(expression: str) -> float:
    """`rate(5 minutes)` → 300.0.

    Raises:
        NotSupported: it is no rate.
    """
    inner = expression.removeprefix("rate(").removesuffix(")").split()
    if not expression.startswith("rate(") or len(inner) != 2:
        raise NotSupported(f"schedule {expression!r}: only rate(...) is done here")
    number, unit = inner
    return float(number) * _UNITS[unit.removesuffix("s")]


def _routes(
    translated: Translated, api: str, names: Mapping[str, str], by_arn: Mapping[str, str]
) -> list[Route]:
    """Routes from the OpenAPI body, which the engine accepts and does not read."""
    known = {**names, "AWS::Partition": "aws", "AWS::Region": "local"}
    paths = translated.resources[api]["Properties"].get("Body", {}).get("paths", {})
    read = []
    for path, methods in paths.items():
        for verb, operation in methods.items():
            uri = operation["x-amazon-apigateway-integration"]["uri"]
            arn = resolve(uri, known).partition("/functions/")[2].removesuffix("/invocations")
            method = "ANY" if verb == "x-amazon-apigateway-any-method" else verb.upper()
            read.append(Route(method, path, _target(arn, by_arn)))
    return read
