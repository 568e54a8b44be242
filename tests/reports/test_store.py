"""One contract for every store of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from seogi.adapters.dynamodb.reports import DynamoReports
from seogi.adapters.memory.reports import MemoryReports
from seogi.features.reports.model import (
    Artifact,
    ArtifactKind,
    Message,
    Section,
    Speaker,
    Template,
    Topic,
    TopicNotFound,
    TopicStatus,
)
from seogi.features.reports.ports import IdFamily, ReportStore, TopicChange
from tests.support.aws import RECORDS
from tests.support.lean import LEAN, table_client

NOW = 1_700_000_000_000


@pytest.fixture(params=["memory", "dynamodb", LEAN])
def store(request: pytest.FixtureRequest) -> Iterator[ReportStore]:
    if request.param == "memory":
        yield MemoryReports()
        return
    with table_client(request.param) as client:
        yield DynamoReports(client, RECORDS)


def a_topic(topic_id: int = 1, owner: str = "kim", tenant: str = "firm") -> Topic:
    return Topic(topic_id, tenant, owner, "AI", "AI 시장", "ko", NOW, NOW, plan="# AI", guide="g")


def a_message(message_id: int, seq_no: int, topic_id: int = 1) -> Message:
    return Message(message_id, topic_id, Speaker.USER, f"말 {message_id}", seq_no, NOW)


def a_section(order: int, revision: int = 1, text: str = "글") -> Section:
    return Section(order, f"섹션 {order}", text, revision, edited=False, updated_at=NOW)


def an_artifact(artifact_id: int, topic_id: int = 1) -> Artifact:
    return Artifact(
        artifact_id, topic_id, 9, ArtifactKind.MD, "ko", 1, "AI.md", "key", 3, "sha", NOW
    )


def a_template(template_id: int, title: str = "양식") -> Template:
    return Template(
        template_id,
        "firm",
        "kim",
        title,
        "a.hwpx",
        1,
        "s",
        "k",
        "u",
        "p",
        ("TITLE",),
        ("요약",),
        NOW,
    )


def test_ids_count_up_within_a_tenant_and_a_family(store: ReportStore) -> None:
    assert list(store.new_ids("firm", IdFamily.TOPIC)) == [1]
    assert list(store.new_ids("firm", IdFamily.TOPIC, 3)) == [2, 3, 4]
    assert list(store.new_ids("firm", IdFamily.MESSAGE)) == [1]
    assert list(store.new_ids("other", IdFamily.TOPIC)) == [1]


def test_a_topic_is_read_back_as_it_was_with_its_messages(store: ReportStore) -> None:
    topic = a_topic()
    store.create_topic(topic, [a_message(1, 1), a_message(2, 2)])
    assert store.topic("firm", 1) == topic
    assert store.topic("other", 1) is None
    assert [m.message_id for m in store.messages("firm", 1)] == [1, 2]
    assert store.next_seq("firm", 1) == 3
    assert store.topic("firm", 1) == topic


def test_a_change_rewrites_what_it_names_and_nothing_else(store: ReportStore) -> None:
    store.create_topic(a_topic(), [])
    after = store.change_topic("firm", 1, TopicChange(job_id="job_1", title="새"), NOW + 1)
    assert after == replace(a_topic(), job_id="job_1", title="새", updated_at=NOW + 1)
    assert store.topic("firm", 1) == after
    with pytest.raises(TopicNotFound):
        store.change_topic("firm", 2, TopicChange(title="x"), NOW)


def test_lists_are_of_one_owner_newest_first_and_paged(store: ReportStore) -> None:
    for number in range(1, 6):
        store.create_topic(a_topic(number), [])
    store.create_topic(a_topic(6, owner="lee"), [])
    store.change_topic("firm", 2, TopicChange(status=TopicStatus.DELETED), NOW)
    store.change_topic("firm", 3, TopicChange(status=TopicStatus.ARCHIVED), NOW)
    first, total = store.topics("firm", "kim", None, 1, 3)
    assert ([t.topic_id for t in first], total) == ([5, 4, 3], 4)
    second, _ = store.topics("firm", "kim", None, 2, 3)
    assert [t.topic_id for t in second] == [1]
    archived, count = store.topics("firm", "kim", TopicStatus.ARCHIVED, 1, 9)
    assert ([t.topic_id for t in archived], count) == ([3], 1)


def test_a_message_is_found_by_its_id_and_goes_for_good(store: ReportStore) -> None:
    store.create_topic(a_topic(), [])
    message = a_message(7, 1)
    store.put_message("firm", message)
    store.put_message("firm", message)
    assert store.message("firm", 7) == message
    assert store.message("other", 7) is None
    store.delete_message("firm", message)
    store.delete_message("firm", message)
    assert store.message("firm", 7) is None
    assert store.messages("firm", 1) == []


def test_an_older_revision_of_a_section_never_replaces_a_newer_one(store: ReportStore) -> None:
    store.put_section("firm", 1, a_section(2))
    store.put_section("firm", 1, a_section(1, revision=3, text="새 글" * 9999))
    store.put_section("firm", 1, a_section(1, revision=2, text="옛 글"))
    first, second = store.sections("firm", 1)
    assert (first.order, first.revision, first.text) == (1, 3, "새 글" * 9999)
    assert second.order == 2
    store.drop_sections("firm", 1, after=1)
    assert [section.order for section in store.sections("firm", 1)] == [1]


def test_a_report_is_published_whole_and_twice_is_once(store: ReportStore) -> None:
    topic = a_topic()
    store.create_topic(topic, [])
    done = replace(topic, completed_artifact=5, title="nobody writes this")
    for _ in range(2):
        store.publish(done, a_message(9, 3), [an_artifact(5), an_artifact(6)], NOW + 5)
    published = store.topic("firm", 1)
    assert published == replace(topic, completed_artifact=5, updated_at=NOW + 5)
    assert [a.artifact_id for a in store.artifacts("firm", 1)] == [5, 6]
    assert store.artifact("firm", 6) == an_artifact(6)
    assert store.artifact("other", 6) is None
    assert [m.message_id for m in store.messages("firm", 1)] == [9]


def test_an_artifact_can_come_alone(store: ReportStore) -> None:
    store.put_artifact("firm", an_artifact(3))
    assert store.artifact("firm", 3) == an_artifact(3)


def test_templates_are_the_tenants(store: ReportStore) -> None:
    store.put_template(a_template(2))
    store.put_template(a_template(1, "첫째"))
    assert store.template("firm", 1) == a_template(1, "첫째")
    assert [t.template_id for t in store.templates("firm")] == [1, 2]
    assert store.templates("other") == []
    store.delete_template("firm", 1)
    assert store.template("firm", 1) is None


def test_the_time_of_a_section_is_remembered(store: ReportStore) -> None:
    assert store.section_ms("firm") is None
    store.note_section_ms("firm", 1200)
    assert store.section_ms("firm") == 1200
