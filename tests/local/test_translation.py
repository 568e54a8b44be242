"""What the engine is given differs from the template only in the ways that are documented."""

from __future__ import annotations

import pytest

from scripts.local.paths import TEMPLATE
from scripts.local.readback import NotSupported, rate_seconds
from scripts.local.template import Translated, adapt, translate


@pytest.fixture(scope="module")
def translated() -> Translated:
    return translate(TEMPLATE, {"Stage": "local"})


def test_every_function_of_the_template_has_its_source_folder(translated: Translated) -> None:
    functions = translated.of_type("AWS::Lambda::Function")

    assert set(functions) == set(translated.code)
    assert all((folder / "handler.py").is_file() for folder in translated.code.values())
    assert all(folder.is_dir() for folder in translated.layers.values())


def test_the_engines_own_event_loops_sleep_because_the_runner_does_their_work(
    translated: Translated,
) -> None:
    mappings = translated.of_type("AWS::Lambda::EventSourceMapping").values()
    rules = translated.of_type("AWS::Events::Rule").values()

    assert mappings
    assert rules
    assert all(mapping["Properties"]["Enabled"] is False for mapping in mappings)
    assert all(rule["Properties"]["State"] == "DISABLED" for rule in rules)
    assert translated.asleep == frozenset()


def test_what_the_template_switches_off_itself_stays_off() -> None:
    body = {
        "Resources": {
            "Off": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"Enabled": False}},
            "Rule": {"Type": "AWS::Events::Rule", "Properties": {"State": "DISABLED"}},
            "On": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {}},
        }
    }

    assert adapt(body) == {"Off", "Rule"}


def test_only_deployments_and_metric_math_alarms_are_left_out() -> None:
    alarm = "AWS::CloudWatch::Alarm"
    body = {
        "Resources": {
            "Math": {"Type": alarm, "Properties": {"Metrics": []}},
            "Plain": {"Type": alarm, "Properties": {"MetricName": "x"}},
            "Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "Properties": {}},
            "Queue": {"Type": "AWS::SQS::Queue"},
        }
    }

    adapt(body)

    assert set(body["Resources"]) == {"Plain", "Queue"}


@pytest.mark.parametrize(
    ("expression", "seconds"),
    [("rate(1 minute)", 60.0), ("rate(5 minutes)", 300.0), ("rate(2 hours)", 7200.0)],
)
def test_a_rate_is_seconds(expression: str, seconds: float) -> None:
    assert rate_seconds(expression) == seconds


def test_a_schedule_that_is_not_done_here_stops_the_start() -> None:
    with pytest.raises(NotSupported, match="cron"):
        rate_seconds("cron(0 0 * * ? *)")
