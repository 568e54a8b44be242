"""The generic face of jobs: pages, polls, results, steering, and who may."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from seogi.adapters.memory.jobs import CountingIds, MemoryJobStore, MemoryQueue, QuietSignals
from seogi.features.cases.model import MemberRole
from seogi.features.cases.service import CaseAccess
from seogi.http import jobs_routes
from seogi.http.job_view import JobGate
from seogi.identity import Role
from seogi.jobs.control import CancelJob, RetryJob
from seogi.jobs.model import Failure, Job, JobRef, Policy, Status, Usage
from seogi.jobs.read import GetJob
from seogi.jobs.writes import JobWriter
from tests.cases.builders import a_case
from tests.http.api import EPOCH, TENANT, Api

CASE_ID = "case_0000000000aa"


@dataclass
class Desk:
    """The public face with jobs beside it."""

    api: Api = field(default_factory=Api)
    store: MemoryJobStore = field(default_factory=MemoryJobStore)
    queue: MemoryQueue = field(default_factory=MemoryQueue)

    def now(self) -> int:
        return self.api.now

    def client(self) -> TestClient:
        jobs = jobs_routes.Jobs(
            store=self.store,
            get=GetJob(self.store),
            gate=JobGate(CaseAccess(self.api.cases)),
            cancel=CancelJob(self._writer()),
            retry=RetryJob(self._writer(), self.queue, Policy()),
            link=lambda key: f"https://bucket.example/{key}?signed",
            now=self.now,
        )
        return self.api.client([jobs_routes.router], [jobs_routes.JOBS.of(lambda: jobs)])

    def job(self, number: int = 1, **changes: Any) -> Job:
        job = Job(
            ref=JobRef(TENANT, f"job_{number:012x}"),
            kind="draft.write",
            queue="generation",
            owner="user_kim",
            subject=CASE_ID,
            lang="ko",
            input={},
            lock=f"lock{number}",
            created_at=EPOCH + number,
            deadline_ms=120_000,
            max_attempts=4,
            deadline_at=EPOCH + 120_000,
            updated_at=EPOCH + number,
        )
        job = replace(job, **changes)
        self.store.jobs[job.ref] = job
        return job

    def _writer(self) -> JobWriter:
        return JobWriter(self.store, self, CountingIds(), QuietSignals())


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return desk.client()


def kim(desk: Desk) -> dict[str, str]:
    return desk.api.bearer(desk.api.person("kim"))


def test_a_job_is_shown_in_plain_words(desk: Desk, client: TestClient) -> None:
    failure = Failure("deadline_exceeded", "시간이 초과되었습니다.", "llm", retryable=True)
    job = desk.job(
        status=Status.FAILED,
        percent=40,
        failure=failure,
        finished_at=EPOCH + 9,
        usage=Usage(10, 20, 1500),
    )
    shown = client.get(f"/api/jobs/{job.ref.job_id}", headers=kim(desk)).json()
    assert shown == {
        "job_id": "job_000000000001",
        "kind": "draft.write",
        "subject": CASE_ID,
        "status": "failed",
        "run": 1,
        "progress": 40,
        "stage": "",
        "message": "",
        "version": 1,
        "created_at": "2026-11-18T11:06:40.001Z",
        "started_at": None,
        "updated_at": "2026-11-18T11:06:40.001Z",
        "finished_at": "2026-11-18T11:06:40.009Z",
        "deadline_at": "2026-11-18T11:08:40.000Z",
        "failure": {
            "code": "deadline_exceeded",
            "message": "시간이 초과되었습니다.",
            "stage": "llm",
            "retryable": True,
        },
        "usage": {"input_tokens": 10, "output_tokens": 20, "cost_usd": 0.0015},
        "can": {"cancel": False, "retry": True},
    }


def test_a_poll_says_when_to_come_back_and_304_when_nothing_moved(
    desk: Desk, client: TestClient
) -> None:
    job = desk.job(status=Status.RUNNING, version=7, expected_at=EPOCH + 4_800)
    path, headers = f"/api/jobs/{job.ref.job_id}", kim(desk)
    first = client.get(path, headers=headers)
    assert first.headers["etag"] == '"7"'
    assert first.headers["retry-after"] == "5"
    for sent in ('"7"', 'W/"7"', '"1", "7"'):
        same = client.get(path, headers={**headers, "if-none-match": sent})
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["retry-after"] == "5"
    desk.job(status=Status.SUCCEEDED, version=8)
    moved = client.get(path, headers={**headers, "if-none-match": '"7"'})
    assert moved.status_code == 200
    assert "retry-after" not in moved.headers


def test_my_jobs_come_in_pages_newest_first(desk: Desk, client: TestClient) -> None:
    for number in range(1, 6):
        desk.job(number)
    desk.job(9, owner="user_lee")
    headers = kim(desk)
    found: list[str] = []
    cursor = ""
    while True:
        page = client.get(f"/api/jobs?limit=2{cursor}", headers=headers).json()
        found += [job["job_id"] for job in page["jobs"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert found == [f"job_{number:012x}" for number in (5, 4, 3, 2, 1)]


def test_the_jobs_of_a_case_are_shown_to_its_readers(desk: Desk, client: TestClient) -> None:
    desk.api.cases.create(a_case(case_id=CASE_ID, members={"user_lee": MemberRole.VIEWER}))
    desk.job()
    lee, park = desk.api.person("lee"), desk.api.person("park")
    path = f"/api/jobs?subject={CASE_ID}"
    shown = client.get(path, headers=desk.api.bearer(lee)).json()["jobs"]
    assert [job["can"] for job in shown] == [{"cancel": False, "retry": False}]
    assert client.get(path, headers=desk.api.bearer(park)).status_code == 404


def test_the_jobs_of_another_subject_are_shown_to_their_owners(
    desk: Desk, client: TestClient
) -> None:
    desk.job(1, subject="topic:7")
    desk.job(2, subject="topic:7", owner="user_lee")
    shown = client.get("/api/jobs?subject=topic:7", headers=kim(desk)).json()["jobs"]
    assert [job["job_id"] for job in shown] == ["job_000000000001"]


@pytest.mark.parametrize(
    ("name", "changes", "status"),
    [
        ("owner", {}, 200),
        ("reader of the case", {"user_id": "user_reader"}, 200),
        ("admin", {"user_id": "user_a", "role": Role.ADMIN}, 200),
        ("staff", {"user_id": "user_s", "role": Role.STAFF}, 200),
        ("colleague", {"user_id": "user_lee"}, 404),
        ("stranger", {"tenant": "tn_other"}, 404),
        ("stranger's admin", {"tenant": "tn_other", "role": Role.ADMIN}, 404),
    ],
)
def test_who_sees_a_job(
    desk: Desk, client: TestClient, name: str, changes: dict[str, Any], status: int
) -> None:
    desk.api.cases.create(a_case(case_id=CASE_ID, members={"user_reader": MemberRole.VIEWER}))
    job = desk.job()
    who = replace(desk.api.person("kim").principal(), **changes)
    answer = client.get(f"/api/jobs/{job.ref.job_id}", headers=desk.api.bearer(who))
    assert answer.status_code == status, name
    unknown = client.get("/api/jobs/job_ffffffffffff", headers=desk.api.bearer(who))
    assert unknown.status_code == 404
    if status == 404:
        assert unknown.json()["error"]["code"] == answer.json()["error"]["code"]


def test_the_owner_s_poll_is_one_read(
    desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = desk.job()
    headers = kim(desk)
    reads: list[JobRef] = []
    load = MemoryJobStore.load

    def counted(store: MemoryJobStore, ref: JobRef) -> Job | None:
        reads.append(ref)
        return load(store, ref)

    monkeypatch.setattr(MemoryJobStore, "load", counted)
    client.get(f"/api/jobs/{job.ref.job_id}", headers=headers)
    assert reads == [job.ref]


def test_cancelling_ends_a_job_once(desk: Desk, client: TestClient) -> None:
    job = desk.job()
    path, headers = f"/api/jobs/{job.ref.job_id}/cancel", kim(desk)
    first = client.post(path, headers=headers)
    assert (first.status_code, first.json()["status"]) == (200, "cancelled")
    assert client.post(path, headers=headers).json() == first.json()


def test_retrying_starts_the_next_run_of_a_failed_job_only(desk: Desk, client: TestClient) -> None:
    job = desk.job(status=Status.FAILED, failure=Failure("x", "x"))
    path, headers = f"/api/jobs/{job.ref.job_id}/retry", kim(desk)
    answer = client.post(path, headers=headers)
    assert (answer.status_code, answer.json()["run"], answer.json()["status"]) == (202, 2, "queued")
    again = client.post(path, headers=headers)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "NOT_RETRYABLE")


def test_a_reader_may_watch_but_not_steer(desk: Desk, client: TestClient) -> None:
    desk.api.cases.create(a_case(case_id=CASE_ID, members={"user_lee": MemberRole.MEMBER}))
    job = desk.job()
    headers = desk.api.bearer(desk.api.person("lee"))
    for verb in ("cancel", "retry"):
        answer = client.post(f"/api/jobs/{job.ref.job_id}/{verb}", headers=headers)
        assert answer.status_code == 403
    assert desk.store.jobs[job.ref] == job


def test_a_result_is_passed_on_as_it_is_or_by_a_link(desk: Desk, client: TestClient) -> None:
    headers = kim(desk)
    path = f"/api/jobs/{desk.job().ref.job_id}/result"
    early = client.get(path, headers=headers)
    assert (early.status_code, early.json()["error"]["code"]) == (409, "NOT_READY")
    job = desk.job(status=Status.SUCCEEDED, result_at="inline")
    desk.store.results[job.ref, 1] = '{"draft_text":"초안"}'.encode()
    small = client.get(path, headers=headers)
    assert small.json() == {"draft_text": "초안"}
    assert small.headers["content-type"] == "application/json"
    desk.job(status=Status.SUCCEEDED, result_at="results/tn/job/1.json")
    large = client.get(path, headers=headers, follow_redirects=False)
    assert large.status_code == 302
    assert large.headers["location"] == "https://bucket.example/results/tn/job/1.json?signed"
