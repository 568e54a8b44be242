"""Somebody hears of trouble."""

from collections.abc import Iterator

from seogi import observability
from tests.template.reading import ALARM, Node, Template, dead_letters, functions, of_type, targets

OLDEST_AGE = "OldestActiveJobAge"


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


def own_metrics_exist(template: Template) -> Iterator[str]:
    """A misspelt metric is an alarm that never rings."""
    named = {value for name, value in vars(observability).items() if name.isupper()}
    for name, alarm in of_type(template, ALARM).items():
        for metric in metrics_of(alarm):
            if metric["Namespace"] == observability.NAMESPACE and metric["MetricName"] not in named:
                yield f"{name} waits for {metric['MetricName']}, which nobody writes"


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
    own_metrics_exist,
    answers_and_throttles_are_watched,
)
