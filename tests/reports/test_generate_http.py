"""Generating and following a report over HTTP (TC-GEN, TC-STATUS, TC-STREAM, TC-INTEG)."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

import pytest

from tests.reports.house import LEE, PLAN, House, a_house


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def test_tc_gen_001_a_generation_is_accepted_at_once(house: House) -> None:
    topic_id = house.a_topic("AI 시장")
    body = {"topic": "AI 시장", "plan": PLAN, "isEdit": False, "isWebSearch": False}
    began = time.monotonic()
    answer = house.call("POST", f"/api/topics/{topic_id}/generate", body)
    assert time.monotonic() - began < 1
    assert answer.status_code == 202
    ticket = answer.json()["data"]
    assert ticket | {"job_id": ""} == {
        "topic_id": topic_id,
        "status": "generating",
        "message": "Report generation started in background",
        "status_check_url": f"/api/topics/{topic_id}/status",
        "stream_url": f"/api/topics/{topic_id}/status/stream",
        "job_id": "",
    }


def test_the_path_of_the_spec_finds_the_newest_topic_of_the_text_or_makes_one(
    house: House,
) -> None:
    house.a_topic("AI 시장")
    newest = house.a_topic("AI 시장")
    body = {"topic": "AI 시장", "plan": PLAN, "template_id": 1}
    assert house.data("POST", "/api/topics/generate", body)["topic_id"] == newest
    made = house.data("POST", "/api/topics/generate", {"topic": "새 주제", "plan": PLAN})[
        "topic_id"
    ]
    assert made not in (newest, newest - 1)
    said = house.data("GET", f"/api/topics/{made}/messages")["messages"]
    assert [m["content"] for m in said] == ["새 주제", PLAN.strip()]
    named = {"topic": "AI 시장", "plan": PLAN, "topic_id": newest - 1}
    assert house.data("POST", "/api/topics/generate", named)["topic_id"] == newest - 1


@pytest.mark.parametrize(
    ("body", "message"),
    [({"plan": PLAN}, "topic is required"), ({"topic": "AI"}, "plan is required")],
)
def test_what_the_spec_path_misses_is_named(
    house: House, body: dict[str, str], message: str
) -> None:
    told = house.error("POST", "/api/topics/generate", body)
    assert told == (400, "VALIDATION_ERROR", message)


def test_tc_gen_002_a_second_generation_is_a_conflict(house: House) -> None:
    topic_id = house.started()
    for path in (f"/api/topics/{topic_id}/generate", "/api/topics/generate"):
        body = {"topic": "AI 시장 분석", "plan": PLAN}
        assert house.error("POST", path, body) == (
            409,
            "CONFLICT",
            "Generation already in progress for this topic",
        )


def test_tc_gen_003_the_background_work_ends_completed_with_both_files(house: House) -> None:
    topic_id = house.finished()
    status = house.data("GET", f"/api/topics/{topic_id}/status")
    assert status["status"] == "completed"
    listed = house.data("GET", f"/api/artifacts/topics/{topic_id}")
    by_kind = {one["kind"]: one for one in listed["artifacts"]}
    assert set(by_kind) == {"md", "hwpx"}
    assert status["artifact_id"] == by_kind["md"]["id"]
    said = house.data("GET", f"/api/topics/{topic_id}/messages")["messages"]
    assert said[2]["id"] == by_kind["md"]["message_id"] == by_kind["hwpx"]["message_id"]


def test_tc_status_001_polling_while_generating(house: House) -> None:
    topic_id = house.started()
    house.work(only="generation")  # all sections; the document is still to come
    began = time.monotonic()
    status = house.data("GET", f"/api/topics/{topic_id}/status")
    assert time.monotonic() - began < 0.5
    assert (status["topic_id"], status["status"]) == (topic_id, "generating")
    assert 0 < status["progress_percent"] < 100
    assert status["current_step"]
    assert status["started_at"].endswith("Z")
    assert (status["artifact_id"], status["completed_at"], status["error_message"]) == (None,) * 3


def test_tc_status_002_polling_after_completion(house: House) -> None:
    topic_id = house.started()
    first = house.data("GET", f"/api/topics/{topic_id}/status")
    house.work(only="generation")
    during = house.data("GET", f"/api/topics/{topic_id}/status")
    house.work()
    status = house.data("GET", f"/api/topics/{topic_id}/status")
    assert (status["status"], status["progress_percent"]) == ("completed", 100)
    assert isinstance(status["artifact_id"], int)
    assert status["started_at"] == during["started_at"] >= first["started_at"]
    assert status["completed_at"] >= status["started_at"]
    assert status["estimated_completion"] is None


def test_tc_status_003_nothing_was_started(house: House) -> None:
    told = house.error("GET", "/api/topics/9999/status")
    assert told == (404, "NOT_FOUND", "No generation status found for topic_id 9999")
    topic_id = house.a_topic()
    assert house.error("GET", f"/api/topics/{topic_id}/status")[0] == 404


def test_a_late_listener_gets_one_completion_with_its_artifact(house: House) -> None:
    topic_id = house.finished()
    (told,) = house.told(topic_id)
    artifact_id = house.data("GET", f"/api/topics/{topic_id}/status")["artifact_id"]
    assert (told["event"], told["status"], told["error_message"]) == (
        "completion",
        "completed",
        None,
    )
    assert told["artifact_id"] == artifact_id is not None


def test_a_failed_run_tells_its_reason_and_a_retry_goes_on(house: House) -> None:
    topic_id = house.started()
    stopped = house.data("POST", f"/api/topics/{topic_id}/cancel")
    assert (stopped["status"], stopped["error_message"]) == (
        "failed",
        "보고서 생성이 취소되었습니다.",
    )
    (told,) = house.told(topic_id)
    assert (told["event"], told["status"], told["artifact_id"]) == ("completion", "failed", None)
    assert told["error_message"] == stopped["error_message"]
    again = house.call("POST", f"/api/topics/{topic_id}/retry")
    assert (again.status_code, again.json()["data"]["status"]) == (202, "generating")
    house.work()
    assert house.told(topic_id)[-1]["status"] == "completed"
    assert house.error("POST", f"/api/topics/{topic_id}/retry")[1] == "NOT_RETRYABLE"


def test_foreign_topics_have_no_stream_and_no_status(house: House) -> None:
    topic_id = house.started()
    path = f"/api/topics/{topic_id}/status/stream"
    answer = house.stream.get(path, headers=house.headers(LEE))
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "TOPIC.NOT_FOUND"
    assert house.stream.get(path).status_code == 401
    for method, suffix in (("GET", "status"), ("POST", "cancel"), ("POST", "retry")):
        assert house.error(method, f"/api/topics/{topic_id}/{suffix}", who=LEE)[0] == 404


def test_tc_integ_001_plan_edit_generate_follow_and_read(house: House) -> None:
    planned = house.data("POST", "/api/topics/plan", {"topic": "AI 시장 분석"})
    topic_id = planned["topic_id"]
    edited = planned["plan"] + "\n## 부록\n\n- 용어 목록\n"
    house.data("POST", f"/api/topics/{topic_id}/generate", {"topic": "AI", "plan": edited})
    assert house.data("GET", f"/api/topics/{topic_id}/status")["status"] == "generating"
    house.work()
    artifact_id = house.told(topic_id)[-1]["artifact_id"]
    content = house.data("GET", f"/api/artifacts/{artifact_id}/content")["content"]
    assert content.startswith("# AI 시장 분석\n")
    assert content.index("## 요약") < content.index("## 부록")

    report = house.data("GET", f"/api/topics/{topic_id}/report")
    assert [s["title"] for s in report["sections"]] == [s["title"] for s in report["planned"]]


def test_a_report_is_changed_by_hand_by_section_and_by_a_wish(house: House) -> None:
    topic_id = house.finished(PLAN + "\n## 3. 부록\n- 용어\n")
    mine = house.data("PUT", f"/api/topics/{topic_id}/sections/1", {"content": "내가 쓴 요약"})
    assert (mine["edited"], mine["content"]) == (True, "내가 쓴 요약")
    path = f"/api/topics/{topic_id}/sections/2/regenerate"
    assert house.call("POST", path, {"instruction": "표로 정리해줘"}).status_code == 202
    house.work()
    asked = house.call("POST", f"/api/topics/{topic_id}/ask", {"content": "부록을 짧게 줄여줘"})
    assert (asked.status_code, asked.json()["data"]["status"]) == (202, "answering")
    house.work()
    newest = house.told(topic_id)[-1]["artifact_id"]
    after = house.data("GET", f"/api/artifacts/{newest}/content")["content"]
    assert "내가 쓴 요약" in after, "an edit elsewhere stays"
    assert "| 항목 |" in after
    versions = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=md")["artifacts"]
    assert [one["version"] for one in versions] == [3, 2, 1]
    house.data("PUT", f"/api/topics/{topic_id}/sections/1", {"content": "마지막 요약"})
    house.data("POST", f"/api/topics/{topic_id}/publish")
    house.work()
    last = house.told(topic_id)[-1]["artifact_id"]
    assert "마지막 요약" in house.data("GET", f"/api/artifacts/{last}/content")["content"]


def test_the_hwpx_artifact_is_downloaded_as_its_client_expects(house: House) -> None:
    topic_id = house.finished()
    (hwpx,) = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=hwpx")["artifacts"]
    answer = house.call("GET", f"/api/artifacts/{hwpx['id']}/download")
    assert answer.headers["content-type"] == "application/x-hwpx"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''AI%20%EC%8B%9C%EC%9E%A5.hwpx"
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        body = archive.read("Contents/section0.xml").decode()
    assert "요약" in body
    assert "비교표" in body
    assert len(answer.content) == hwpx["file_size"]
