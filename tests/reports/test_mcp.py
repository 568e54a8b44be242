"""Thoughts are registered at a sequential-thinking server, which never delays or breaks a plan."""

from __future__ import annotations

import asyncio
import json
import shlex
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from seogi.adapters.llm.mcp_client import (
    HttpTransport,
    McpClient,
    McpUnavailable,
    StdioTransport,
    posting_to,
)
from seogi.adapters.llm.mcp_thinker import McpThinker, arguments_of, client_for
from seogi.adapters.llm.report_thinker import OfflineThinker
from seogi.features.reports.model import Plan
from seogi.features.reports.planner import Brief, PlanReport, Thought

MCP = Path(__file__).with_name("mcp")
SERVER = MCP / "node_modules/@modelcontextprotocol/server-sequential-thinking/dist/index.js"
BRIEF = Brief("AI 시장 분석", "", (), "ko")


@contextmanager
def a_server(command: str) -> Iterator[McpClient]:
    made: list[StdioTransport] = []

    def connect() -> StdioTransport:
        made.append(StdioTransport(shlex.split(command)))
        return made[-1]

    yield McpClient(connect, seconds=5.0)
    for transport in made:
        transport.close()


def fake(mood: str = "") -> str:
    return shlex.join([sys.executable, str(MCP / "fake_server.py"), mood])


def planned(client: McpClient, budget_s: float = 30.0) -> Plan:
    thinker = McpThinker(OfflineThinker(), client)
    return asyncio.run(PlanReport(thinker, budget_s)(BRIEF))


def told(result: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result["content"][0]["text"])
    return found


def test_every_thought_of_a_plan_is_registered_in_one_session() -> None:
    with a_server(fake()) as client:
        plan = planned(client)
        thought = {
            "thought": "x",
            "thoughtNumber": 5,
            "totalThoughts": 5,
            "nextThoughtNeeded": False,
        }
        after = told(client.call_tool("sequentialthinking", thought))
    assert (plan.thought_out, plan.thoughts) == (True, 4)
    assert after["thoughtHistoryLength"] == 5


def test_a_thought_is_told_as_the_servers_tool_takes_it() -> None:
    assert arguments_of(Thought(3, "고친다", (), more=True, revises=1), 3) == {
        "thought": "고친다",
        "thoughtNumber": 3,
        "totalThoughts": 4,
        "nextThoughtNeeded": True,
        "isRevision": True,
        "revisesThought": 1,
    }
    last = arguments_of(Thought(4, "확정", (), more=False), 4)
    assert (last["totalThoughts"], last["nextThoughtNeeded"]) == (4, False)
    assert "isRevision" not in last


@pytest.mark.parametrize("mood", ["dead", "failing"])
def test_a_server_in_a_bad_mood_does_not_spoil_the_plan(mood: str) -> None:
    with a_server(fake(mood)) as client:
        plan = planned(client)
    assert (plan.thought_out, plan.thoughts) == (True, 4)


def test_a_server_that_says_nothing_does_not_delay_the_plan_beyond_its_budget() -> None:
    with a_server(fake("silent")) as client:
        client.seconds = 0.2
        began = time.monotonic()
        plan = planned(client, budget_s=1.5)
        assert time.monotonic() - began < 2
    assert plan.sections


def test_a_server_that_cannot_be_started_is_not_to_be_had() -> None:
    client = client_for("/nowhere/at-all --stdio")
    with pytest.raises(McpUnavailable):
        client.call_tool("sequentialthinking", {})
    assert planned(client).thought_out


@dataclass(slots=True)
class Web:
    """A streamable-HTTP server that answers in events and wants its session named."""

    asked: list[tuple[dict[str, Any], Mapping[str, str]]] = field(default_factory=list)
    down: bool = False

    def __call__(
        self, body: bytes, headers: Mapping[str, str], seconds: float
    ) -> tuple[Mapping[str, str], bytes]:
        if self.down:
            raise OSError("refused")
        message = json.loads(body)
        self.asked.append((message, headers))
        if "id" not in message:
            return {}, b""
        result = {"content": [{"type": "text", "text": "{}"}]}
        answer = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result})
        if message["method"] == "initialize":
            return {"content-type": "application/json", "mcp-session-id": "s1"}, answer.encode()
        noise = '{"jsonrpc":"2.0","method":"notifications/message"}'
        events = f"event: message\ndata: {noise}\n\nevent: message\ndata: {answer}\n\n"
        return {"content-type": "text/event-stream"}, events.encode()


def test_over_http_the_session_is_named_after_it_was_opened() -> None:
    web = Web()
    plan = planned(McpClient(lambda: HttpTransport(web)))
    assert plan.thoughts == 4
    methods = [message["method"] for message, _ in web.asked]
    assert methods == ["initialize", "notifications/initialized", *["tools/call"] * 4]
    assert ["mcp-session-id" in headers for _, headers in web.asked] == [False, *[True] * 5]
    web.down = True
    assert planned(McpClient(lambda: HttpTransport(web))).thought_out


def test_only_http_addresses_are_posted_to() -> None:
    with pytest.raises(ValueError, match="http"):
        posting_to("file:///etc/passwd")
    assert isinstance(client_for("https://mcp.example/mcp"), McpClient)


@pytest.mark.skipif(
    not (SERVER.exists() and shutil.which("node")),
    reason="the published server is not installed: npm ci --prefix tests/reports/mcp",
)
def test_the_published_server_takes_our_thoughts() -> None:
    with a_server(shlex.join(["node", str(SERVER)])) as client:
        plan = planned(client)
        thought = {
            "thought": "x",
            "thoughtNumber": 5,
            "totalThoughts": 5,
            "nextThoughtNeeded": False,
        }
        after = told(client.call_tool("sequentialthinking", thought))
    assert plan.thoughts == 4
    assert after["thoughtHistoryLength"] == 5
