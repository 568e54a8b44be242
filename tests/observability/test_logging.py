"""Log lines are facts with keys, metrics have the dimensions their alarms look for."""

from __future__ import annotations

import json
import logging
import threading
from typing import Any

import pytest

from seogi.observability import DEAD_LETTERS, JOBS_FINISHED, NAMESPACE, Logger

Captured = pytest.CaptureFixture[str]


def lines(captured: Captured) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.readouterr().out.splitlines()]


def test_a_line_has_its_message_level_service_time_and_fields(capsys: Captured) -> None:
    Logger("t").warning("job moved", job_id="job_1", attempt=2)
    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("+00:00")
    assert line == {
        "level": "WARNING",
        "message": "job moved",
        "service": "seogi.t",
        "job_id": "job_1",
        "attempt": 2,
    }


def test_a_field_that_nobody_decided_on_leaves_only_its_name(capsys: Captured) -> None:
    Logger("t").info("drafted", prompt="비밀", job_id="job_1")
    said = capsys.readouterr().out
    assert "비밀" not in said
    assert json.loads(said)["dropped_fields"] == ["prompt"]


def test_a_long_value_is_cut(capsys: Captured) -> None:
    Logger("t").info("refused", reason="가" * 5000)
    assert lines(capsys)[0]["reason"] == "가" * 300


def test_a_field_cannot_start_a_second_line(capsys: Captured) -> None:
    Logger("t").warning("odd", reason="a\nb")
    assert capsys.readouterr().out.count("\n") == 1


def test_a_failure_tells_type_and_places_but_never_its_text(capsys: Captured) -> None:
    try:
        int("전화번호 010-1234-5678")
    except ValueError as error:
        Logger("t").failure("work failed", error)
    said = capsys.readouterr().out
    assert "010" not in said
    line = json.loads(said)
    assert line["level"] == "ERROR"
    assert line["error_type"] == "ValueError"
    assert "test_a_failure_tells" in line["places"][0]


def test_a_metric_is_one_line_with_exactly_its_dimensions(capsys: Captured) -> None:
    Logger("t").metric(JOBS_FINISHED, 1, status="failed")
    (line,) = lines(capsys)
    (definition,) = line["_aws"]["CloudWatchMetrics"]
    assert definition == {
        "Namespace": NAMESPACE,
        "Dimensions": [["status"]],
        "Metrics": [{"Name": JOBS_FINISHED, "Unit": "Count"}],
    }
    assert line["status"] == "failed"
    assert line[JOBS_FINISHED] == [1.0]


def test_a_metric_without_dimensions_has_none(capsys: Captured) -> None:
    Logger("t").metric(DEAD_LETTERS, 0)
    (line,) = lines(capsys)
    assert line["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [[]]


def test_metrics_of_jobs_side_by_side_do_not_mix(capsys: Captured) -> None:
    logger = Logger("t")
    each = [
        threading.Thread(target=logger.metric, args=(JOBS_FINISHED, n), kwargs={"status": str(n)})
        for n in range(20)
    ]
    for thread in each:
        thread.start()
    for thread in each:
        thread.join()
    found = lines(capsys)
    assert sorted(line[JOBS_FINISHED][0] for line in found) == list(range(20))
    assert all(line["status"] == str(int(line[JOBS_FINISHED][0])) for line in found)


def test_the_runtimes_own_handler_does_not_write_a_line_again(capsys: Captured) -> None:
    second = logging.StreamHandler()
    logging.getLogger().addHandler(second)
    try:
        Logger("t").info("once")
    finally:
        logging.getLogger().removeHandler(second)
    captured = capsys.readouterr()
    assert captured.out.count("once") == 1
    assert "once" not in captured.err
