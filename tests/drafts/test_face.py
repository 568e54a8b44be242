"""The HTTP face of drafts, in the words the published client sends and reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from seogi.features.cases.model import MemberRole
from seogi.features.drafts import routes
from seogi.features.evidence.model import EvidenceStatus
from seogi.identity import Principal, Role
from seogi.jobs.model import Job, JobRef
from tests.drafts.builders import CASE_ID, LAWYER, STRANGER, TENANT, VIEWER, Office, Writer
from tests.http.api import Api

DIARY = "2026년 3월 1일 남편이 술에 취해 나를 폭행했다. 이혼하고 싶다."
START = f"/api/cases/{CASE_ID}/draft-preview-async"
PREVIEW = f"/api/cases/{CASE_ID}/draft-preview"


class Face:
    """The routes of drafts over one office."""

    def __init__(self) -> None:
        self.api = Api()
        self.office = Office(model=Writer())
        self.office.open_case()
        slot = routes.DRAFTS.of(self._drafts)
        self.client: TestClient = self.api.client([routes.router], [slot])

    def _drafts(self) -> routes.Drafts:
        office = self.office
        return routes.Drafts(office.start, office.look, office.preview, office.now)

    def post(
        self, path: str, who: Principal = LAWYER, *, body: Any = None, key: str | None = None
    ) -> Any:
        sent = self.api.bearer(who) | ({"idempotency-key": key} if key else {})
        return self.client.post(path, json={} if body is None else body, headers=sent)

    def poll(self, job_id: str, who: Principal = LAWYER, case_id: str = CASE_ID) -> Any:
        path = f"/api/cases/{case_id}/draft-jobs/{job_id}"
        return self.client.get(path, headers=self.api.bearer(who))

    def started(self) -> JobRef:
        return JobRef(TENANT, self.post(START).json()["job_id"])


@pytest.fixture
def face() -> Face:
    made = Face()
    made.office.upload("일기.txt", DIARY)
    return made


def error_of(answer: Any) -> tuple[int, str, str]:
    error = answer.json()["error"]
    return answer.status_code, error["code"], error["message"]


def test_a_start_answers_at_once_with_a_ticket(face: Face) -> None:
    answer = face.post(START, body={"sections": ["청구취지"], "language": "ko", "style": "표준"})
    assert answer.status_code == 200
    ticket = answer.json()
    assert ticket["status"] == "queued"
    assert ticket["case_id"] == CASE_ID
    assert ticket["message"] == "초안 생성이 시작되었습니다. 잠시 후 결과를 확인해주세요."
    assert ticket["created_at"].endswith("Z")
    assert [sent[0] for sent in face.office.queue.sent] == ["generation"]


def test_a_start_without_a_body_writes_the_default_sections(face: Face) -> None:
    answer = face.client.post(START, headers=face.api.bearer(LAWYER))
    assert answer.status_code == 200
    job = face.office.job(JobRef(TENANT, answer.json()["job_id"]))
    assert job.input == {
        "sections": ["청구취지", "청구원인"],
        "language": "ko",
        "style": "법원 제출용_표준",
    }


def test_a_poll_follows_the_draft_to_its_result(face: Face) -> None:
    ref = face.started()
    waiting = face.poll(ref.job_id)
    assert (waiting.json()["status"], waiting.json()["progress"]) == ("queued", 0)
    assert waiting.json()["result"] is None
    assert int(waiting.headers["retry-after"]) >= 1
    face.office.finish(ref)
    done = face.poll(ref.job_id)
    assert (done.json()["status"], done.json()["progress"]) == ("completed", 100)
    assert "소    장" in done.json()["result"]["draft_text"]
    assert done.json()["completed_at"].endswith("Z")
    assert "retry-after" not in done.headers


def test_a_poll_of_an_unfinished_draft_reads_one_item(
    face: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = face.started()
    reads: list[JobRef] = []
    load = face.office.store.load

    def counted(ref: JobRef) -> Job | None:
        reads.append(ref)
        return load(ref)

    monkeypatch.setattr(face.office.store, "load", counted)
    monkeypatch.setattr(face.office.cases, "load", lambda *_: pytest.fail("read the case"))
    assert face.poll(ref.job_id).status_code == 200
    assert reads == [ref]


def test_without_evidence_the_start_says_what_to_do() -> None:
    assert error_of(Face().post(START)) == (
        400,
        "EVIDENCE_REQUIRED",
        "증거를 먼저 업로드해주세요",
    )


@pytest.mark.parametrize(
    ("status", "changes", "expected"),
    [
        (EvidenceStatus.FAILED, {}, (400, "EVIDENCE_REQUIRED")),
        (EvidenceStatus.PENDING, {"uploaded_at": None}, (400, "EVIDENCE_REQUIRED")),
        (EvidenceStatus.PENDING, {}, (409, "EVIDENCE_NOT_READY")),
        (EvidenceStatus.PROCESSING, {}, (409, "EVIDENCE_NOT_READY")),
        (EvidenceStatus.COMPLETED, {"deleted_at": 5}, (400, "EVIDENCE_REQUIRED")),
    ],
)
def test_evidence_that_cannot_be_cited_yet_is_told_apart(
    status: EvidenceStatus, changes: dict[str, Any], expected: tuple[int, str]
) -> None:
    face = Face()
    face.office.upload("일기.txt", DIARY, status, **changes)
    assert error_of(face.post(START))[:2] == expected


@pytest.mark.parametrize("path", [START, PREVIEW])
@pytest.mark.parametrize(
    ("who", "status"), [(VIEWER, 403), (STRANGER, 404), (replace(STRANGER, tenant="other"), 404)]
)
def test_only_who_may_write_the_case_may_start(
    face: Face, path: str, who: Principal, status: int
) -> None:
    assert face.post(path, who).status_code == status
    assert face.office.queue.sent == []


def test_nobody_starts_without_signing_in(face: Face) -> None:
    assert face.client.post(START, json={}).status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"sections": []}, "sections"),
        ({"sections": ["가"] * 11}, "sections"),
        ({"sections": [" "]}, "sections"),
        ({"sections": ["가\n나"]}, "sections"),
        ({"sections": "청구취지"}, "sections"),
        ({"language": "fr"}, "language"),
        ({"style": "x" * 101}, "style"),
        ({"tone": "angry"}, "tone"),
    ],
)
def test_a_malformed_request_is_refused_by_the_name_of_its_field(
    face: Face, body: dict[str, Any], field: str
) -> None:
    answer = face.post(START, body=body)
    assert answer.status_code == 422
    assert field in str(answer.json()["error"])


def test_an_identical_start_while_one_is_active_answers_with_it(face: Face) -> None:
    assert face.post(START).json()["job_id"] == face.post(START).json()["job_id"]
    other = face.post(START, body={"language": "en"})
    assert other.json()["job_id"] != face.started().job_id


def test_an_idempotency_key_answers_the_same_and_refuses_another_request(face: Face) -> None:
    first = face.post(START, key="k-1").json()["job_id"]
    face.office.finish(JobRef(TENANT, first))
    assert face.post(START, key="k-1").json()["job_id"] == first
    answer = face.post(START, body={"language": "en"}, key="k-1")
    assert error_of(answer)[1] == "IDEMPOTENCY_KEY_REUSED"


@pytest.mark.parametrize(
    ("job_id", "case_id"), [("job_ffffffffffff", CASE_ID), ("", "case_00000000000b")]
)
def test_a_draft_of_nowhere_or_of_another_case_is_not_found(
    face: Face, job_id: str, case_id: str
) -> None:
    ref = face.started()
    assert face.poll(job_id or ref.job_id, case_id=case_id).status_code == 404


def test_a_viewer_of_the_case_may_watch_and_a_stranger_may_not(face: Face) -> None:
    ref = face.started()
    assert face.poll(ref.job_id, VIEWER).status_code == 200
    assert face.poll(ref.job_id, STRANGER).status_code == 404
    assert face.poll(ref.job_id, replace(LAWYER, tenant="other")).status_code == 404


def test_who_left_the_case_does_not_read_what_was_finished_later(face: Face) -> None:
    ref = face.started()
    face.office.open_case(members={VIEWER.user_id: MemberRole.OWNER})
    face.office.finish(ref)
    assert face.poll(ref.job_id).status_code == 404


def test_a_cancelled_draft_is_a_failed_one_with_its_own_words(face: Face) -> None:
    ref = face.started()
    face.office.cancel_draft(ref)
    told = face.poll(ref.job_id).json()
    assert told["status"] == "failed"
    assert told["error_message"] == "초안 생성이 취소되었습니다."


def test_a_failed_draft_says_why(face: Face) -> None:
    face.office.model = Writer(["…"] * 20)
    ref = face.started()
    job: Job = face.office.finish(ref)
    told = face.poll(ref.job_id).json()
    assert told["status"] == "failed"
    assert job.failure is not None
    assert told["error_message"] == job.failure.message


def test_a_job_that_waits_is_still_processing_to_the_client(face: Face) -> None:
    ref = face.started()
    face.office.pause(ref)
    assert face.poll(ref.job_id).json()["status"] == "processing"


def test_the_synchronous_face_answers_with_the_draft(face: Face) -> None:
    answer = face.post(PREVIEW)
    assert answer.status_code == 200
    assert "라는 판결을 구합니다." in answer.json()["draft_text"]
    assert len(face.office.queue.sent) == 1


def test_the_synchronous_face_lets_go_after_its_budget_and_the_job_goes_on(face: Face) -> None:
    office = face.office
    office_preview = replace(office.preview, pause=office.only_pause)
    drafts = routes.Drafts(office.start, office.look, office_preview, office.now)
    client = face.api.client([routes.router], [routes.DRAFTS.of(lambda: drafts)])
    before = office.now()
    answer = client.post(PREVIEW, json={}, headers=face.api.bearer(LAWYER))
    assert error_of(answer)[:2] == (409, "DRAFT_STILL_WRITING")
    assert office.now() - before <= 20_000
    (job,) = office.store.jobs.values()
    assert job.ref.job_id in error_of(answer)[2]
    assert not job.is_terminal


def test_the_synchronous_face_says_why_a_draft_failed(face: Face) -> None:
    face.office.model = Writer(["…"] * 20)
    status, code, message = error_of(face.post(PREVIEW))
    assert (status, code) == (502, "DRAFT_FAILED")
    assert "다시 시도해주세요" in message


def test_a_client_of_the_firm_may_not_start(face: Face) -> None:
    client = replace(LAWYER, role=Role.CLIENT)
    assert face.post(START, client).status_code == 403
