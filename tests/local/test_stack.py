"""The real thing over a tiny template: engine, runtime client, event sources, edge."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from scripts.local.paths import ROOT
from scripts.local.proc import is_alive
from tests.local.conftest import TINY, Live, live_stack

pytestmark = [pytest.mark.stack, pytest.mark.enable_socket]
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def client(live: Live) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live.stack.base_url, trust_env=False, timeout=20) as client:
        yield client


def echoed(client: httpx2.Client, path: str = "/api/echo", **request: Any) -> dict[str, Any]:
    answer = client.get(path, **request)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_request_reaches_the_function_with_the_origin_key_and_without_the_viewers_host(
    client: httpx2.Client,
) -> None:
    event = echoed(client, params={"a": ["1", "2"]}, headers={"cookie": "c=d"})["event"]

    assert event["routeKey"] == "ANY /api/{proxy+}"
    assert event["queryStringParameters"] == {"a": "1,2"}
    assert event["cookies"] == ["c=d"]
    assert len(event["headers"]["x-origin-verify"]) >= 32
    assert ".execute-api." in event["headers"]["host"]


def test_a_function_gets_what_the_template_grants_and_nothing_of_the_runners_environment(
    client: httpx2.Client, live: Live
) -> None:
    names = set(echoed(client)["environment"])

    granted = set(live.stack.deployed.functions["Echo"].environment)
    assert granted == {"WORK_QUEUE_URL", "STAGE"}
    own = {"PATH", "LANG", "TZ", "HOME", "LAMBDA_TASK_ROOT", "PYTHONPATH", "_HANDLER"}
    # What the runtime client itself and the shell of the C locale add.
    rest = {n for n in names - granted - own if not n.startswith(("AWS_", "_X_", "LC_"))}
    assert rest == set()


def test_a_method_the_behavior_does_not_allow_is_refused_at_the_edge(
    client: httpx2.Client,
) -> None:
    assert client.post("/").status_code == 403
    assert client.post("/api/stream/x").status_code == 403


def test_a_path_the_template_does_not_route_is_not_there(client: httpx2.Client) -> None:
    missing = client.get("/nothing.js")

    assert missing.status_code == 404
    assert missing.headers["x-frame-options"] == "DENY"


def test_too_large_a_body_is_answered_by_the_gateway(client: httpx2.Client) -> None:
    answer = client.post("/api/x", content=b"x" * (10 * 1024 * 1024 + 1))

    assert answer.status_code == 413
    assert answer.json() == {"message": "Request Entity Too Large"}


def test_a_timeout_and_a_crash_answer_5xx_and_the_next_request_is_served(
    client: httpx2.Client,
) -> None:
    assert client.get("/api/die").status_code == 500
    assert client.get("/api/late").status_code == 503
    assert echoed(client)


def test_a_message_is_worked_once_and_a_poisonous_one_ends_as_a_dead_letter(
    client: httpx2.Client, live: Live, until: Until
) -> None:
    answer = client.post("/api/work", content="good", headers={"content-type": "text/plain"})
    client.post("/api/work", content="poison", headers={"content-type": "text/plain"})

    assert answer.status_code == 202
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    until(lambda: client.get("/done/good").status_code == 200)
    assert client.get("/done/good").text == "1"
    sqs = live.stack.aws.client("sqs")
    dead = live.stack.deployed.queues["Work"]["dlq_url"]

    def bodies() -> list[str]:
        found = sqs.receive_message(QueueUrl=dead, VisibilityTimeout=0).get("Messages", [])
        return [message["Body"] for message in found]

    until(lambda: bodies() == ["poison"])


def test_a_killed_worker_is_replaced(client: httpx2.Client, live: Live, until: Until) -> None:
    client.post("/api/work", content="one", headers={"content-type": "text/plain"})
    until(lambda: client.get("/done/one").status_code == 200)
    before = live.stack.worker_pids("Worker")

    for pid in before:
        os.kill(pid, signal.SIGKILL)
    client.post("/api/work", content="two", headers={"content-type": "text/plain"})

    until(lambda: client.get("/done/two").status_code == 200)
    assert not set(before) & set(live.stack.worker_pids("Worker"))


def test_chunks_of_a_stream_arrive_when_they_are_sent(client: httpx2.Client) -> None:
    came = []
    with client.stream("GET", "/api/stream/x", headers={"authorization": "Bearer me"}) as answer:
        for chunk in answer.iter_raw():
            came.append((time.monotonic(), chunk))

    assert [chunk for _, chunk in came] == [b"Bearer me", b"two", b"three"]
    assert came[2][0] - came[0][0] > 0.4


def test_the_origin_learns_that_a_viewer_has_left(
    client: httpx2.Client, tmp_path: Path, until: Until
) -> None:
    note = tmp_path / "left"
    with client.stream("GET", "/api/stream/endless", headers={"x-note": str(note)}) as answer:
        next(answer.iter_raw())

    until(note.exists)


def test_two_stacks_run_side_by_side_and_data_outlives_a_stack(
    live: Live, tmp_path: Path, until: Until
) -> None:
    bucket = ""
    for round_ in (1, 2):
        for other in live_stack(tmp_path):
            assert other.stack.base_url != live.stack.base_url
            s3 = other.stack.aws.client("s3")
            bucket = other.stack.deployed.buckets["Site"]
            if round_ == 1:
                s3.put_object(Bucket=bucket, Key="kept", Body=b"yes")
            assert s3.get_object(Bucket=bucket, Key="kept")["Body"].read() == b"yes"
            info = json.loads((tmp_path / "stack.json").read_text())
            assert info["base_url"] == other.stack.base_url
    assert not (tmp_path / "stack.json").exists()


RUNNER = """
import asyncio, pathlib, sys
from scripts.local.stack import running_stack

async def main():
    data, template = map(pathlib.Path, sys.argv[1:])
    async with running_stack(data, template=template, dist=data / "none") as stack:
        stack.aws.client("s3").put_object(Bucket=stack.deployed.buckets["Site"], Key="k", Body=b"v")
        await stack.pools["Worker"].warm()
        print(*stack.worker_pids("Worker"), *stack.worker_pids("Stream"), flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_runner_killed_outright_leaves_no_process_and_loses_no_data(
    tmp_path: Path, until: Until
) -> None:
    command = [sys.executable, "-c", RUNNER, str(tmp_path), str(TINY)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as runner:
        assert runner.stdout is not None
        children = [int(word) for word in runner.stdout.readline().split()]
        children.append(int((tmp_path / "engine" / "pid").read_text()))
        runner.kill()

    assert len(children) == 3
    until(lambda: not any(is_alive(pid) for pid in children))
    for again in live_stack(tmp_path):
        bucket = again.stack.deployed.buckets["Site"]
        found = again.stack.aws.client("s3").get_object(Bucket=bucket, Key="k")
        assert found["Body"].read() == b"v"
