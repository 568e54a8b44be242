"""Topics, messages and files over HTTP: one's own, foreign, wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reports.house import House, a_house


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def test_topics_are_created_listed_renamed_archived_and_deleted(house: House) -> None:
    answer = house.call("POST", "/api/topics", {"input_prompt": "첫 주제", "language": "en"})
    assert answer.status_code == 201
    first = answer.json()["data"]
    assert (first["input_prompt"], first["language"], first["status"]) == (
        "첫 주제",
        "en",
        "active",
    )
    second = house.a_topic("둘째")
    listed = house.data("GET", "/api/topics?page=1&page_size=1")
    assert (listed["total"], listed["page"], listed["page_size"]) == (2, 1, 1)
    assert [one["id"] for one in listed["topics"]] == [second]
    path = f"/api/topics/{second}"
    renamed = house.data("PATCH", path, {"generated_title": "새 이름", "status": "archived"})
    assert (renamed["generated_title"], renamed["status"]) == ("새 이름", "archived")
    assert house.data("GET", path) == renamed
    assert [t["id"] for t in house.data("GET", "/api/topics?status=archived")["topics"]] == [second]
    deleted = house.call("DELETE", path)
    assert (deleted.status_code, deleted.json()["data"]["id"]) == (200, second)
    assert house.error("GET", path)[:2] == (404, "TOPIC.NOT_FOUND")
    assert house.data("GET", "/api/topics")["total"] == 1


def test_deleting_a_topic_stops_its_work(house: House) -> None:
    topic_id = house.started()
    job_id = house.data("GET", f"/api/topics/{topic_id}/status")["job_id"]
    house.call("DELETE", f"/api/topics/{topic_id}")
    job = house.call("GET", f"/api/jobs/{job_id}").json()
    assert job["status"] == "cancelled"


def test_messages_are_paged_added_and_taken_away(house: House) -> None:
    topic_id = house.a_topic()
    path = f"/api/topics/{topic_id}/messages"
    added = house.call("POST", path, {"role": "user", "content": "덧붙임"})
    assert added.status_code == 201
    said = house.data("GET", f"{path}?limit=1&offset=2")
    assert (said["total"], said["topic_id"]) == (3, topic_id)
    assert [one["content"] for one in said["messages"]] == ["덧붙임"]
    message_id = added.json()["data"]["id"]
    assert house.data("DELETE", f"{path}/{message_id}")["id"] == message_id
    assert house.error("DELETE", f"{path}/{message_id}")[:2] == (404, "MESSAGE.NOT_FOUND")
    assert house.error("POST", path, {"content": ""})[2] == "content is required"


def test_only_markdown_has_content_to_show(house: House) -> None:
    topic_id = house.finished()
    artifacts = house.data("GET", f"/api/artifacts/topics/{topic_id}")["artifacts"]
    md, hwpx = (next(a for a in artifacts if a["kind"] == kind) for kind in ("md", "hwpx"))
    assert house.data("GET", f"/api/artifacts/{md['id']}") == md
    assert house.data("GET", f"/api/artifacts/{md['id']}/content")["kind"] == "md"
    told = house.error("GET", f"/api/artifacts/{hwpx['id']}/content")
    assert told[:2] == (400, "ARTIFACT.INVALID_KIND")
    answer = house.call("GET", md["file_path"])
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# AI 시장")
