"""Bad days of the writer: retried, resumed where it stopped, and ended with a code in time."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from seogi.adapters.extract.reader import FileReader
from seogi.adapters.llm.choose import UnknownProvider, model_for
from seogi.adapters.llm.offline import OfflineModel
from seogi.adapters.llm.scripted import BadFaults, Faults, ScriptedModel
from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.features.cases.model import DraftStatus
from seogi.features.drafts.composer import compose
from seogi.features.drafts.errors import ModelUnavailable
from seogi.features.drafts.model import DraftRequest
from seogi.features.drafts.ports import Written
from seogi.features.drafts.work import prepare
from seogi.features.evidence.model import Evidence, EvidenceRef, ReadEvidence
from seogi.jobs.model import Status, Usage
from tests.drafts.builders import CASE_ID, TENANT, Office, Writer

DIARY = "2026년 3월 1일 남편이 술에 취해 나를 폭행했다. 이혼하고 싶다."
INVENTED = json.dumps(
    {"parts": [{"key": "facts", "paragraphs": [[{"text": "피고는 외박했다.", "cites": []}]]}]}
)


def an_office(writer: Writer | ScriptedModel) -> Office:
    office = Office(model=writer)
    office.open_case()
    office.upload("일기.txt", DIARY)
    return office


def test_a_refused_call_is_tried_again_and_the_draft_completes() -> None:
    writer = Writer([ModelUnavailable()])
    office = an_office(writer)
    assert office.finish(office.ask()).status is Status.SUCCEEDED
    assert writer.steps == ["section:청구취지", "section:청구취지", "section:청구원인"]


def test_a_retry_by_the_system_never_writes_a_finished_section_again() -> None:
    writer = Writer()
    office = an_office(writer)
    ref = office.ask()
    writer.answers = [_composed_by(office), ModelUnavailable(), ModelUnavailable()]
    assert office.finish(ref).status is Status.SUCCEEDED
    assert writer.steps == ["section:청구취지"] + ["section:청구원인"] * 3


def test_a_retry_by_the_user_resumes_at_the_section_that_failed() -> None:
    writer = Writer()
    office = an_office(writer)
    ref = office.ask()
    writer.answers = [_composed_by(office), *[ModelUnavailable()] * 3]
    job = office.finish(ref)
    assert job.failure is not None
    assert job.failure.code == "MODEL_UNAVAILABLE"
    office.retry(ref)
    assert office.finish(ref).status is Status.SUCCEEDED
    assert writer.steps.count("section:청구취지") == 1
    keys = {request.idempotency_key for request in writer.asked[1:]}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (ModelUnavailable(), "MODEL_UNAVAILABLE"),
        ("…", "MODEL_NONSENSE"),
        (Written('{"parts": [', "fake", Usage(), truncated=True), "MODEL_NONSENSE"),
        (INVENTED, "UNGROUNDED_DRAFT"),
    ],
)
def test_a_writer_that_stays_bad_ends_the_job_with_a_code_and_a_sentence(
    answer: str | Written | Exception, code: str
) -> None:
    office = an_office(Writer([answer] * 20))
    job = office.finish(office.ask(sections=("청구원인",)))
    assert job.status is Status.FAILED
    assert job.failure is not None
    assert (job.failure.code, job.failure.stage) == (code, "llm")
    assert job.failure.retryable
    assert "다시 시도해주세요" in job.failure.message
    assert job.finished_at is not None
    assert job.finished_at - job.created_at < job.deadline_ms


def test_a_writer_that_hangs_ends_the_job_before_its_deadline() -> None:
    office = an_office(ScriptedModel(OfflineModel(), Faults(hang=True)))
    job = office.finish(office.ask())
    assert job.failure is not None
    assert job.failure.code == "MODEL_TIMEOUT"
    assert job.finished_at is not None
    assert job.finished_at - job.created_at < job.deadline_ms


def test_a_refused_answer_is_asked_for_once_more_with_the_reasons() -> None:
    writer = Writer([INVENTED])
    office = an_office(writer)
    ref = office.ask(sections=("청구원인",))
    assert office.finish(ref).status is Status.SUCCEEDED
    first, second = writer.asked
    assert "uncited" in second.prompt
    assert "외박" not in second.prompt
    assert second.max_tokens > first.max_tokens
    assert second.idempotency_key == f"{first.idempotency_key}:again"


def test_a_whole_answer_that_was_cut_off_is_not_taken() -> None:
    office = an_office(ScriptedModel(OfflineModel(), Faults(truncated=True)))
    job = office.finish(office.ask())
    assert job.failure is not None
    assert job.failure.code == "MODEL_NONSENSE"


def test_what_refused_answers_cost_is_on_the_job() -> None:
    office = an_office(Writer([INVENTED, INVENTED] * 3))
    job = office.finish(office.ask(sections=("청구원인",)))
    assert job.usage == Usage(600, 120, 42)


def test_evidence_deleted_while_it_was_written_from_fails_the_draft() -> None:
    writer = Writer()
    office = an_office(writer)
    other = EvidenceRef(TENANT, CASE_ID, "ev_000000000001")
    ref = office.ask()
    writer.answers = [_composed_by(office), ModelUnavailable()]
    office.run(ref)
    evidence = office.records.get(other)
    office.records.add(_deleted(evidence))
    office.advance(60_000)
    job = office.finish(ref)
    assert job.failure is not None
    assert (job.failure.code, job.failure.retryable) == ("EVIDENCE_CHANGED", False)


def test_evidence_rewritten_under_the_draft_is_no_success() -> None:
    writer = Writer()
    office = an_office(writer)
    ref = office.ask()
    writer.answers = [_composed_by(office), ModelUnavailable()]
    office.run(ref)
    stored = EvidenceRef(TENANT, CASE_ID, "ev_000000000001")
    office.files.keep(stored, _read(stored, "전혀 다른 내용의 일기이다. 아무 일도 없었다."))
    office.advance(60_000)
    job = office.finish(ref)
    assert job.failure is not None
    assert job.failure.code == "UNGROUNDED_DRAFT"


def test_a_cancelled_draft_stops_and_keeps_what_was_written() -> None:
    writer = Writer([ModelUnavailable()])
    office = an_office(writer)
    ref = office.ask()
    office.run(ref)
    office.cancel_draft(ref)
    assert office.finish(ref).status is Status.CANCELLED
    assert len(writer.asked) == 1


def test_progress_rises_and_says_what_is_being_done() -> None:
    office = an_office(Writer())
    job = office.finish(office.ask())
    told = [event for event in job.events if event.stage]
    assert [event.stage for event in told][:4] == [
        "sources", "section:청구취지", "section:청구원인", "verify",
    ]  # fmt: skip
    percents = [event.percent for event in told]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (5, 100)
    assert told[1].message == "‘청구취지’ 부분을 작성하고 있습니다."


def test_a_finished_draft_is_noted_on_the_case() -> None:
    office = an_office(Writer())
    office.finish(office.ask())
    case = office.cases.load(TENANT, CASE_ID)
    assert case is not None
    assert case.draft_status is DraftStatus.COMPLETED


@pytest.mark.parametrize(
    ("script", "faults"),
    [
        ("", Faults()),
        ("slow:800ms", Faults(slow_ms=800)),
        ("fail:2, hang", Faults(fail=2, hang=True)),
        ("nonsense,truncated", Faults(nonsense=True, truncated=True)),
    ],
)
def test_a_script_of_faults_is_read(script: str, faults: Faults) -> None:
    assert Faults.parse(script) == faults


@pytest.mark.parametrize("script", ["slow", "slow:1s", "explode", "fail:-1"])
def test_an_unknown_fault_is_refused(script: str) -> None:
    with pytest.raises(BadFaults):
        Faults.parse(script)


def test_scripted_failures_pass_after_so_many_calls() -> None:
    office = an_office(ScriptedModel(OfflineModel(), Faults(fail=2)))
    ref = office.ask(sections=("청구원인",))
    assert office.finish(ref).status is Status.SUCCEEDED
    assert office.job(ref).attempt == 3


def test_the_scripted_writer_exists_on_the_local_stack_only() -> None:
    assert isinstance(model_for("scripted:slow:300ms,hang", local=True), ScriptedModel)
    with pytest.raises(UnknownProvider):
        model_for("scripted:hang", local=False)


def test_the_offline_writer_may_be_told_its_pace() -> None:
    assert model_for("offline", local=False) == OfflineModel(0)
    assert model_for("offline:150ms", local=False) == OfflineModel(150)


@pytest.mark.parametrize("provider", ["clairvoyant", "", "offline:fast", "offline:99999ms"])
def test_a_writer_nobody_knows_is_refused(provider: str) -> None:
    with pytest.raises(UnknownProvider):
        model_for(provider, local=True)


def _composed_by(office: Office) -> str:
    """The right answer for the first section, whose plan holds frames only."""
    case = office.case_files.load(TENANT, CASE_ID)
    plan = prepare(case, DraftRequest(), EmbeddedIndex).plans[0]
    return compose(plan, ())


def _deleted(evidence: Evidence) -> Evidence:
    return replace(evidence, deleted_at=2)


def _read(ref: EvidenceRef, text: str) -> ReadEvidence:
    return FileReader().read(ref.evidence_id, "일기.txt", text.encode())
