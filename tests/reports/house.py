"""The whole product in one process: both HTTP apps, both workers, AWS in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from seogi.bootstrap import document_worker, generation_worker, public_api, status_stream
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.security import now_ms
from seogi.bootstrap.worker import Parts, Worker
from seogi.config import Settings
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal, Role
from tests.support.aws import SIGNING_KEY, mocked_aws

FONTS = Path(__file__).parents[2] / "functions/document_worker/fonts"
KIM = Principal("user_kim", "tn_000000000001", Role.LAWYER, "kim@firm.kr", "김")
LEE = Principal("user_lee", "tn_000000000001", Role.LAWYER, "lee@firm.kr", "이")
ADMIN = Principal("user_admin", "tn_000000000001", Role.ADMIN, "admin@firm.kr", "정")
PLAN = "# AI 시장\n\n## 1. 요약\n핵심을 밝힌다\n\n## 2. 시장\n- 규모\n- 비교표\n"
SITE = "http://127.0.0.1:8000"


@dataclass(slots=True)
class House:
    """Two clients and the workers behind them; `work` lets them do what is queued."""

    api: TestClient
    stream: TestClient
    kernel: Kernel
    workers: dict[str, Worker]

    def headers(self, who: Principal = KIM, **more: str) -> dict[str, str]:
        token = AccessTokens(lambda: SigningKeys(SIGNING_KEY)).issue(who, now_ms())
        return {"authorization": f"Bearer {token}", **more}

    def call(self, method: str, path: str, body: Any = None, who: Principal = KIM) -> Any:
        return self.api.request(method, path, json=body, headers=self.headers(who))

    def data(self, method: str, path: str, body: Any = None, who: Principal = KIM) -> Any:
        """What a call that must succeed answers inside its envelope."""
        answer = self.call(method, path, body, who)
        assert answer.is_success, answer.text
        envelope = answer.json()
        assert (envelope["success"], envelope["error"], envelope["feedback"]) == (True, None, [])
        assert envelope["meta"]["requestId"] == answer.headers["x-request-id"]
        return envelope["data"]

    def error(self, method: str, path: str, body: Any = None, who: Principal = KIM) -> Any:
        """(status, code, message) of a call that must be refused."""
        answer = self.call(method, path, body, who)
        envelope = answer.json()
        assert (envelope["success"], envelope["data"]) == (False, None)
        assert envelope["error"]["httpStatus"] == answer.status_code
        return answer.status_code, envelope["error"]["code"], envelope["error"]["message"]

    def work(self, only: str = "") -> None:
        """Every message that is queued, until none is."""
        queues = [only] if only else list(self.workers)
        while any(self._drain(name) for name in queues):
            pass

    def _drain(self, name: str) -> bool:
        sqs, url = self.kernel.aws.sqs, self.kernel.queue_urls[name]
        found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        records = [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": {"ApproximateReceiveCount": "1"},
                "eventSourceARN": f"arn:aws:sqs:ap-northeast-2:1:{name}",
            }
            for message in found
        ]
        if not records:
            return False
        answer = self.workers[name]({"Records": records}, lambda: 110_000)
        failed = {one["itemIdentifier"] for one in answer["batchItemFailures"]}
        for message in found:
            if message["MessageId"] not in failed:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return True

    # ── what most tests begin with ────────────────────────────────────────────────────────────

    def a_topic(self, topic: str = "AI 시장 분석") -> int:
        return int(self.data("POST", "/api/topics/plan", {"topic": topic})["topic_id"])

    def started(self, plan: str = PLAN) -> int:
        topic_id = self.a_topic()
        self.data("POST", f"/api/topics/{topic_id}/generate", {"topic": "AI 시장", "plan": plan})
        return topic_id

    def finished(self, plan: str = PLAN) -> int:
        topic_id = self.started(plan)
        self.work()
        return topic_id

    def told(self, topic_id: int) -> list[dict[str, Any]]:
        """The events of a stream that ends by itself."""
        path = f"/api/topics/{topic_id}/status/stream"
        answer = self.stream.get(path, headers=self.headers())
        assert answer.headers["content-type"].startswith("text/event-stream")
        return events_of(answer.text)


def events_of(body: str) -> list[dict[str, Any]]:
    """The JSON of every `data:` line; a stream for this client has no other fields."""
    lines = [line for line in body.splitlines() if line and not line.startswith(":")]
    assert all(line.startswith("data: ") for line in lines)
    return [json.loads(line.removeprefix("data: ")) for line in lines]


@contextmanager
def a_house(**env: str) -> Iterator[House]:
    """A fresh house on a local stage."""
    with mocked_aws(SEOGI_STAGE="local", **env) as mocked:
        settings = Settings.from_env(mocked.env)
        kernel = Kernel(settings, mocked.aws)
        parts = Parts(settings, mocked.aws, kernel)
        _, api = public_api.build(settings, mocked.aws)
        _, stream = status_stream.build(settings, mocked.aws)
        with (
            closing(generation_worker.build(parts)) as generation,
            closing(document_worker.build(FONTS, parts)) as documents,
        ):
            workers = {"generation": generation, "documents": documents}
            yield House(
                TestClient(api, base_url=SITE), TestClient(stream, base_url=SITE), kernel, workers
            )
