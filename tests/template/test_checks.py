"""The small checks of our own notice what they are for."""

from pathlib import Path

from scripts.checks.sdk import offences
from scripts.checks.sizes import too_long
from scripts.checks.texts import differences

HERE = Path("layers/x.py")


def test_a_handler_is_at_most_fifteen_lines() -> None:
    path = Path("functions/watchdog/handler.py")
    assert list(too_long(path, "x = 1\n" * 15)) == []
    assert list(too_long(path, "x = 1\n" * 16)) == [f"{path}: 16 lines, at most 15"]


def test_a_module_is_at_most_three_hundred_lines() -> None:
    assert list(too_long(HERE, "x = 1\n" * 300)) == []
    assert list(too_long(HERE, "x = 1\n" * 301)) == [f"{HERE}: 301 lines, at most 300"]


def test_a_function_is_at_most_forty_lines_its_docstring_not_counted() -> None:
    documented = 'def f() -> None:\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 39
    assert list(too_long(HERE, documented)) == []
    assert "f has 41 lines" in next(too_long(HERE, documented + "    x = 1\n"))


def test_a_client_needs_timeouts() -> None:
    assert list(offences(HERE, "session.create_client('s3', config=Config())")) == []
    assert list(offences(HERE, "session.create_client('s3', **common)")) == []
    assert "without config=" in next(offences(HERE, "boto3.client('sqs')"))


def test_boto3_resources_are_refused() -> None:
    assert "not shipped" in next(offences(HERE, "boto3.resource('dynamodb')"))


def test_catalogues_with_other_keys_or_parameters_differ() -> None:
    assert list(differences({"a": "{n}건"}, {"a": "{n} items"})) == []
    assert list(differences({"a": "", "b": ""}, {"a": ""})) == ["b: only in the first catalogue"]
    assert "different parameters" in next(differences({"a": "{n}"}, {"a": "{m}"}))
