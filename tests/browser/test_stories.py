"""What people do with Seogi, done in a browser through the edge of the local stack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import App, Told

pytestmark = [pytest.mark.browser, pytest.mark.stack, pytest.mark.enable_socket]
Play = Callable[[str], Told]


def test_the_front_door_is_usable_by_keyboard_and_answers_in_kind(play: Play) -> None:
    assert len(play("frontDoor").steps) == 5


def test_evidence_becomes_a_cited_draft_over_cancel_retry_and_reload(play: Play) -> None:
    assert play("citedDraft").steps[-1]["said"] == "the case alone leads to its newest draft"


def test_a_writer_that_fails_is_told_and_can_be_tried_again(play: Play, app: App) -> None:
    with app.writer("scripted:nonsense"):
        assert play("failingWriter").steps[-1]["said"] == "it can be tried again"


def test_a_topic_becomes_a_report_section_by_section(play: Play) -> None:
    assert play("plannedReport").steps[-1]["said"] == "my jobs lead back to it"
