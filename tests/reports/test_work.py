"""A report is written section by section, and nothing finished is lost or paid twice."""

from __future__ import annotations

import asyncio

import pytest

from seogi.features.reports.model import AlreadyGenerating, SectionNotFound, TopicNotFound
from seogi.features.reports.ports import Answer, WriterUnavailable, WrittenSection
from seogi.jobs.model import Status, Usage
from seogi.jobs.read import ReadResult
from seogi.jobs.run import Verdict
from tests.reports.conftest import KIM, LEE, PLAN, Desk


def texts(desk: Desk, topic_id: int) -> list[str]:
    return [section.text for section in desk.store.sections("firm", topic_id)]


def test_a_plan_becomes_a_report_with_two_files_and_a_message_that_carries_them(
    desk: Desk,
) -> None:
    topic, ref = desk.a_generation()
    assert desk.run(ref) is Verdict.DONE
    assert desk.job(ref).status is Status.WAITING
    desk.deliver()
    desk.run(ref)
    result = ReadResult(desk.bench.store, desk.bench.blobs)(desk.job(ref))
    md, hwpx = desk.store.artifacts("firm", topic.topic_id)
    assert (md.kind, hwpx.kind, md.version) == ("md", "hwpx", 1)
    assert result["artifact_id"] == md.artifact_id
    assert desk.store.topic("firm", topic.topic_id).completed_artifact == md.artifact_id  # type: ignore[union-attr]
    content = desk.bench.blobs.get(md.key).decode()
    assert content.startswith("# AI 시장\n\n## 개요\n\n개요: 목적을 밝힌다\n\n## 시장")
    said = desk.store.messages("firm", topic.topic_id)
    assert [m.role for m in said] == ["user", "assistant", "assistant"]
    assert said[2].message_id == md.message_id == hwpx.message_id
    assert desk.job(ref).usage == Usage(30, 60, 90)


def test_the_plan_that_the_user_edited_is_obeyed(desk: Desk) -> None:
    topic, ref = desk.a_generation("# AI 시장\n## 위험\n규제를 다룬다\n## 대책")
    desk.finish(ref)
    assert [r.section.title for r in desk.writer.asked] == ["위험", "대책"]
    assert desk.writer.asked[0].outline == ("위험", "대책")
    assert texts(desk, topic.topic_id) == ["위험: 규제를 다룬다", "대책:"]


def test_progress_tells_the_section_and_when_it_will_be_done(desk: Desk) -> None:
    _, ref = desk.a_generation()
    started = desk.bench.now()
    desk.run(ref)
    told = [e for e in desk.job(ref).events if e.stage.startswith("section:")]
    assert [(e.stage, e.percent) for e in told] == [
        ("section:1", 5),
        ("section:2", 30),
        ("section:3", 55),
    ]
    assert "개요" in told[0].message
    assert desk.store.section_ms("firm") == 2000
    assert desk.bench.now() - started == 6000


def test_one_generation_at_a_time(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    with pytest.raises(AlreadyGenerating):
        desk.generate(KIM, topic.topic_id, PLAN, None, None)
    with pytest.raises(AlreadyGenerating):
        desk.ask(KIM, topic.topic_id, "고쳐줘", None)
    desk.finish(ref)
    again = desk.generate(KIM, topic.topic_id, PLAN, None, None)
    assert desk.status(KIM, topic.topic_id).job.ref == again.job.ref, "the old completion is gone"


def test_a_failed_run_resumes_at_the_failed_section(desk: Desk) -> None:
    desk.writer.faults = {2: [WriterUnavailable() for _ in range(4)]}
    topic, ref = desk.a_generation()
    while desk.run(ref) is Verdict.RETURN:
        desk.bench.advance(60_000)
    assert desk.job(ref).status is Status.FAILED
    assert texts(desk, topic.topic_id) == ["개요: 목적을 밝힌다"]
    desk.bench.retry(ref)
    desk.finish(ref)
    assert desk.job(ref).status is Status.SUCCEEDED
    orders = [request.section.order for request in desk.writer.asked]
    assert orders == [1, 2, 2, 2, 2, 2, 3]


def test_cancel_keeps_finished_sections_readable(desk: Desk) -> None:
    topic, ref = desk.a_generation()

    async def cancelled() -> None:
        running = asyncio.ensure_future(
            desk.bench.runner(desk.bench.message(ref), _Hand(), lambda: 120_000)
        )
        await asyncio.sleep(3)
        desk.bench.cancel(ref)
        await running

    desk.bench.play(cancelled())
    assert desk.job(ref).status is Status.CANCELLED
    _, sections = desk.sections.all(KIM, topic.topic_id)
    assert [section.order for section in sections] == [1, 2]


class _Hand:
    queue = "generation"

    def hide_for(self, seconds: int) -> None:
        assert seconds > 0


def test_a_text_that_breaks_off_is_written_again(desk: Desk) -> None:
    desk.writer.faults = {1: [WrittenSection("끊긴", truncated=True)]}
    topic, ref = desk.a_generation()
    assert desk.run(ref) is Verdict.RETURN
    desk.bench.advance(5000)
    desk.finish(ref)
    assert texts(desk, topic.topic_id)[0] == "개요: 목적을 밝힌다"


def test_a_writer_that_hangs_is_a_passing_trouble_with_a_name(desk: Desk) -> None:
    desk.writer.took_s = 10_000
    _, ref = desk.a_generation()
    assert desk.bench.run(ref, time_left=900_000) is Verdict.RETURN
    failure = desk.job(ref).failure
    assert failure is not None
    assert (failure.code, failure.retryable) == ("writer_timeout", True)


def test_a_document_that_cannot_be_made_fails_the_report_and_a_retry_orders_anew(
    desk: Desk,
) -> None:
    topic, ref = desk.a_generation()
    desk.run(ref)
    desk.deliver({"error": "TEMPLATE_BROKEN"})
    desk.run(ref)
    failure = desk.job(ref).failure
    assert failure is not None
    assert failure.code == "document_failed"
    desk.bench.retry(ref)
    desk.finish(ref)
    assert desk.job(ref).status is Status.SUCCEEDED
    assert len(desk.writer.asked) == 3, "no section was written again"
    assert len(desk.store.artifacts("firm", topic.topic_id)) == 2


def test_a_document_that_never_comes_fails_the_report_with_its_reason(desk: Desk) -> None:
    _, ref = desk.a_generation()
    desk.run(ref)
    desk.bench.advance(240_001)
    desk.bench.sweep()
    desk.run(ref)
    failure = desk.job(ref).failure
    assert failure is not None
    assert failure.code == "document_timeout"


def test_one_section_is_written_again_while_edits_elsewhere_stay(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    desk.finish(ref)
    desk.sections.edit(KIM, topic.topic_id, 1, "사용자의 문장")
    again = desk.sections.rewrite(KIM, topic.topic_id, 2, "수치를 더한다", None)
    desk.finish(again.job.ref)
    assert texts(desk, topic.topic_id) == ["사용자의 문장", "시장: 수치를 더한다", "결론: 정리한다"]
    request = desk.writer.asked[-1]
    assert (request.instruction, request.present) == ("수치를 더한다", "시장: 규모를 다룬다")
    assert [a.version for a in desk.store.artifacts("firm", topic.topic_id)] == [1, 1, 2, 2]
    with pytest.raises(SectionNotFound):
        desk.sections.rewrite(KIM, topic.topic_id, 9, "", None)


def test_a_question_is_answered_without_a_new_report(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    desk.finish(ref)
    asked = desk.ask(KIM, topic.topic_id, "무엇이 핵심인가?", None)
    desk.run(asked.job.ref)
    said = desk.store.messages("firm", topic.topic_id)
    assert [m.content for m in said[-2:]] == ["무엇이 핵심인가?", "그렇습니다."]
    assert len(desk.store.artifacts("firm", topic.topic_id)) == 2
    result = ReadResult(desk.bench.store, desk.bench.blobs)(desk.job(asked.job.ref))
    assert result["artifact_id"] == desk.store.artifacts("firm", topic.topic_id)[0].artifact_id


def test_a_wish_rewrites_the_sections_it_is_about(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    desk.finish(ref)
    desk.writer.reply = Answer("결론을 고쳤습니다.", rewrite=(3, 99))
    asked = desk.ask(KIM, topic.topic_id, "결론을 짧게", None)
    desk.finish(asked.job.ref)
    assert texts(desk, topic.topic_id)[2] == "결론: 결론을 짧게"
    assert desk.store.messages("firm", topic.topic_id)[-1].content == "결론을 고쳤습니다."


def test_a_shorter_plan_leaves_no_section_of_the_old_report(desk: Desk) -> None:
    topic, ref = desk.a_generation()
    desk.finish(ref)
    shorter = desk.generate(KIM, topic.topic_id, "# AI 시장\n## 하나", None, None)
    desk.finish(shorter.job.ref)
    assert texts(desk, topic.topic_id) == ["하나:"]


def test_a_foreign_topic_looks_like_none(desk: Desk) -> None:
    topic, _ = desk.a_generation()
    with pytest.raises(TopicNotFound):
        desk.generate(LEE, topic.topic_id, PLAN, None, None)
    with pytest.raises(TopicNotFound):
        desk.sections.all(LEE, topic.topic_id)
