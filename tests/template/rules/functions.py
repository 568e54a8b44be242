"""Functions: where they come from, what they may do and what they are told."""

import dataclasses
from collections.abc import Iterator

from scripts.checks.template import ROOT
from seogi.config import Settings
from tests.template.reading import (
    Template,
    functions,
    listed,
    of_type,
    queue_events,
    statements,
    target,
    targets,
    variables_of,
)

OF_THE_ADAPTER = ("AWS_LAMBDA_EXEC_WRAPPER", "AWS_LWA_")


def every_folder_is_deployed(template: Template) -> Iterator[str]:
    deployed = {str(each["CodeUri"]).strip("/") for each in functions(template).values()}
    folders = {f"functions/{path.name}" for path in (ROOT / "functions").iterdir() if path.is_dir()}
    for folder in sorted(folders ^ deployed):
        yield f"{folder} exists only {'on disk' if folder in folders else 'in the template'}"


def every_function_is_built_by_the_makefile(template: Template) -> Iterator[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, function in functions(template).items():
        metadata = template["Resources"][name].get("Metadata", {})
        folder = str(function["CodeUri"]).strip("/").removeprefix("functions/")
        recipe = f"; $(BUNDLE) {folder} $(ARTIFACTS_DIR)"
        line = next((x for x in makefile.splitlines() if x.startswith(f"build-{name}:")), "")
        if metadata.get("BuildMethod") != "makefile" or not line.endswith(recipe):
            yield f"{name} would be shipped without bytecode"


def every_change_reaches_the_alias(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        if function.get("AutoPublishAlias") != "live":
            yield f"{name} has no alias to roll back"
        if function.get("AutoPublishAliasAllProperties") is not True:
            yield f"{name} keeps old variables behind its alias"


def loops_are_cut(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        if function.get("RecursiveLoop") != "Terminate":
            yield f"{name} may call itself without end"


def every_log_has_an_end(template: Template) -> Iterator[str]:
    groups = of_type(template, "AWS::Logs::LogGroup")
    for name, function in functions(template).items():
        group = target(function.get("LoggingConfig", {}).get("LogGroup"))
        if group not in groups or "RetentionInDays" not in groups[group]:
            yield f"{name} keeps its log for ever"


def permissions_are_written_out(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        for policy in listed(function.get("Policies", [])):
            if not isinstance(policy, dict) or "Statement" not in policy:
                yield f"{name} takes a ready-made policy, which allows more than it needs"
        for statement in statements(function):
            if any("*" in action for action in listed(statement["Action"])):
                yield f"{name} may do {statement['Action']}"
            if any(resource == "*" for resource in listed(statement["Resource"])):
                yield f"{name} may do {statement['Action']} to anything"


def tables_are_never_scanned(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        if any("dynamodb:Scan" in listed(each["Action"]) for each in statements(function)):
            yield f"{name} may read a whole table"


def what_is_named_may_be_used(template: Template) -> Iterator[str]:
    """Told without a permission fails at run time; the reverse is more than is needed."""
    resources = template["Resources"].keys()
    for name, function in functions(template).items():
        told = targets(variables_of(function)) & resources
        allowed = {t for each in statements(function) for t in targets(each["Resource"])}
        for extra in sorted(told ^ (allowed & resources)):
            what = "told, not allowed" if extra in told else "allowed, not told"
            yield f"{name}: {extra} is {what}"


def variables_are_settings(template: Template) -> Iterator[str]:
    fields = {field.name.upper() for field in dataclasses.fields(Settings)}
    known = fields | {f"SEOGI_{name}" for name in ("STAGE", "VERSION")}
    for name, function in functions(template).items():
        for variable in variables_of(function).keys() - known:
            if not variable.startswith(OF_THE_ADAPTER):
                yield f"{name}: nobody reads {variable}"


def secrets_stay_out_of_the_environment(template: Template) -> Iterator[str]:
    secrets = of_type(template, "AWS::SecretsManager::Secret")
    for name, function in functions(template).items():
        for variable, value in variables_of(function).items():
            speaks = any(word in variable for word in ("SECRET", "TOKEN", "PASSWORD", "KEY"))
            if "{{resolve:" in str(value):
                yield f"{name}: {variable} holds a secret itself"
            elif speaks and not (variable.endswith("_ID") and target(value) in secrets):
                yield f"{name}: {variable} is not the name of a secret"


def the_api_answers_before_the_gateway_gives_up(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        kinds = {event["Type"] for event in function.get("Events", {}).values()}
        if "HttpApi" in kinds and function["Timeout"] > 25:
            yield f"{name} and its cold start may take longer than the gateway's 30 s"


def a_lease_is_two_heartbeats(template: Template) -> Iterator[str]:
    parameters = template["Parameters"]
    if parameters["LeaseSeconds"]["Default"] < 2 * parameters["HeartbeatSeconds"]["Default"]:
        yield "one late heartbeat loses the lease"
    for name, _, _, _ in queue_events(template):
        told = variables_of(functions(template)[name])
        for variable in {"LEASE_SECONDS", "HEARTBEAT_SECONDS"} - told.keys():
            yield f"{name} is not told {variable}"


def a_watcher_only_reads(template: Template) -> Iterator[str]:
    for name, function in functions(template).items():
        if "FunctionUrlConfig" not in function:
            continue
        writes = {
            action
            for each in statements(function)
            for action in listed(each["Action"])
            if not action.partition(":")[2].startswith(("Get", "Query", "BatchGet"))
        }
        for action in sorted(writes):
            yield f"{name} watches, it has no need to {action}"


RULES = (
    every_folder_is_deployed,
    every_function_is_built_by_the_makefile,
    every_change_reaches_the_alias,
    loops_are_cut,
    every_log_has_an_end,
    permissions_are_written_out,
    tables_are_never_scanned,
    what_is_named_may_be_used,
    variables_are_settings,
    secrets_stay_out_of_the_environment,
    the_api_answers_before_the_gateway_gives_up,
    a_lease_is_two_heartbeats,
    a_watcher_only_reads,
)
