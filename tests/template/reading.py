"""Small questions to a loaded template, so that the rules read as sentences."""

from collections.abc import Iterator
from typing import Any

Template = dict[str, Any]
Node = dict[str, Any]

FUNCTION = "AWS::Serverless::Function"
QUEUE = "AWS::SQS::Queue"
TABLE = "AWS::DynamoDB::Table"
BUCKET = "AWS::S3::Bucket"
ALARM = "AWS::CloudWatch::Alarm"


def of_type(template: Template, kind: str) -> dict[str, Node]:
    """Logical id → properties of every resource of one type."""
    return {
        name: resource.get("Properties", {})
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


def functions(template: Template) -> dict[str, Node]:
    """Like `of_type`, with Globals filled in and the environments merged."""
    shared = template.get("Globals", {}).get("Function", {})
    found = {}
    for name, own in of_type(template, FUNCTION).items():
        variables = {**variables_of(shared), **variables_of(own)}
        found[name] = {**shared, **own, "Environment": {"Variables": variables}}
    return found


def variables_of(function: Node) -> dict[str, Any]:
    variables: dict[str, Any] = function.get("Environment", {}).get("Variables", {})
    return variables


def target(value: Any) -> str | None:
    """The logical id that a Ref, a GetAtt or a Sub of one resource points to."""
    if not isinstance(value, dict):
        return None
    if "Ref" in value:
        return str(value["Ref"])
    if "Fn::GetAtt" in value:
        return str(value["Fn::GetAtt"][0])
    if isinstance(value.get("Fn::Sub"), str):
        return str(value["Fn::Sub"]).removeprefix("${").split(".")[0].split("}")[0]
    return None


def targets(value: Any) -> set[str]:
    """Every logical id mentioned anywhere below a node."""
    found = {name for name in [target(value)] if name}
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for child in below:
        found |= targets(child)
    return found


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def queue_events(template: Template) -> Iterator[tuple[str, Node, str, Node]]:
    """(function, its properties, queue, the event's properties) of every SQS trigger."""
    for name, function in functions(template).items():
        for event in function.get("Events", {}).values():
            if event["Type"] == "SQS":
                properties = event["Properties"]
                yield name, function, str(target(properties["Queue"])), properties


def dead_letters(template: Template) -> dict[str, str]:
    """Queue → its dead-letter queue."""
    return {
        name: str(target(queue["RedrivePolicy"]["deadLetterTargetArn"]))
        for name, queue in of_type(template, QUEUE).items()
        if "RedrivePolicy" in queue
    }


def statements(function: Node) -> list[Node]:
    return [
        statement
        for policy in listed(function.get("Policies", []))
        if isinstance(policy, dict)
        for statement in policy.get("Statement", [])
    ]


def distribution(template: Template) -> Node:
    (found,) = of_type(template, "AWS::CloudFront::Distribution").values()
    config: Node = found["DistributionConfig"]
    return config


def origins(template: Template) -> dict[str, Node]:
    return {origin["Id"]: origin for origin in distribution(template)["Origins"]}
