"""Somebody hears of trouble."""

import ast
from collections.abc import Iterator
from functools import cache

from scripts.checks.template import ROOT
from seogi import observability
from tests.template.reading import ALARM, Node, Template, dead_letters, functions, of_type, targets

OLDEST_AGE = observability.OLDEST_ACTIVE_JOB_AGE


def every_alarm_rings(template: Template) -> Iterator[str]:
    for name, alarm in of_type(template, ALARM).items():
        if "AlarmTopic" not in targets(alarm.get("AlarmActions", [])):
            yield f"{name} rings nowhere"
        if not alarm.get("AlarmDescription"):
            yield f"{name} does not say what happened"


def every_dead_letter_rings(template: Template) -> Iterator[str]:
    watched = watched_by(template, "ApproximateNumberOfMessagesVisible")
    for name in set(dead_letters(template).values()) - watched:
        yield f"a message in {name} is noticed by nobody"


def every_function_is_watched(template: Template) -> Iterator[str]:
    watched = watched_by(template, "Errors")
    for name in functions(template).keys() - watched:
        yield f"{name} may crash unheard"


def a_silent_watchdog_rings(template: Template) -> Iterator[str]:
    ages = [
        alarm
        for alarm in of_type(template, ALARM).values()
        if alarm.get("MetricName") == OLDEST_AGE
    ]
    if not ages:
        yield "a job may be forgotten unheard"
    if any(alarm.get("TreatMissingData") != "breaching" for alarm in ages):
        yield "a dead watchdog looks like no work"


def only_the_watchdogs_alarm_rings_in_silence(template: Template) -> Iterator[str]:
    for name, alarm in of_type(template, ALARM).items():
        silent = alarm.get("TreatMissingData") == "notBreaching"
        if not silent and alarm.get("MetricName") != OLDEST_AGE:
            yield f"{name} rings when nothing happens"


def own_metrics_are_written_so(template: Template) -> Iterator[str]:
    """A metric of another name or with other dimensions is an alarm that never rings."""
    written = written_metrics()
    for name, alarm in of_type(template, ALARM).items():
        for metric in metrics_of(alarm):
            if metric["Namespace"] != observability.NAMESPACE:
                continue
            dimensions = {each["Name"] for each in metric.get("Dimensions", [])}
            if dimensions not in written.get(metric["MetricName"], []):
                yield f"{name}: nobody writes {metric['MetricName']} by {sorted(dimensions)}"


@cache
def written_metrics() -> dict[str, list[set[str]]]:
    """Metric → the sets of dimensions that some call of `Logger.metric` in the code gives it."""
    found: dict[str, list[set[str]]] = {}
    for path in (ROOT / "layers/seogi/python").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "metric":
                constant = ast.unparse(node.args[0]).rpartition(".")[2]
                name = str(getattr(observability, constant))
                dimensions = {str(keyword.arg) for keyword in node.keywords}
                found.setdefault(name, []).append(dimensions)
    return found


def answers_and_throttles_are_watched(template: Template) -> Iterator[str]:
    seen = {m["MetricName"] for a in of_type(template, ALARM).values() for m in metrics_of(a)}
    for metric in sorted({"5xx", "Throttles", "JobsFinished"} - seen):
        yield f"nobody watches {metric}"


def watched_by(template: Template, metric: str) -> set[str]:
    """The resources whose `metric` some alarm looks at."""
    return {
        name
        for alarm in of_type(template, ALARM).values()
        for each in metrics_of(alarm)
        if each["MetricName"] == metric
        for name in targets(each.get("Dimensions", []))
    }


def metrics_of(alarm: Node) -> Iterator[Node]:
    if "MetricName" in alarm:
        yield alarm
    for each in alarm.get("Metrics", []):
        if "MetricStat" in each:
            yield each["MetricStat"]["Metric"]


RULES = (
    every_alarm_rings,
    every_dead_letter_rings,
    every_function_is_watched,
    a_silent_watchdog_rings,
    only_the_watchdogs_alarm_rings_in_silence,
    own_metrics_are_written_so,
    answers_and_throttles_are_watched,
)
