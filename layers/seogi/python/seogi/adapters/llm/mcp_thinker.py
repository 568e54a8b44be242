"""Sequential thinking through its MCP server: every thought of the planner is registered there.

The server (`@modelcontextprotocol/server-sequential-thinking`) thinks nothing itself: it keeps the
chain of numbered thoughts and its revisions, and says how long the chain is. So the thoughts come
from another thinker, and go on without the server when it is not to be had.
"""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from seogi.adapters.llm.mcp_client import (
    HttpTransport,
    McpClient,
    McpUnavailable,
    StdioTransport,
    Transport,
    posting_to,
)
from seogi.features.reports.planner import THOUGHTS_MAX, Brief, Thinker, Thought
from seogi.observability import Logger

TOOL = "sequentialthinking"
EXPECTED = 4
logger = Logger("planner")


@dataclass(frozen=True, slots=True)
class McpThinker:
    """`Thinker` around another one, with the chain kept by a server."""

    inner: Thinker
    client: McpClient

    async def think(self, brief: Brief, so_far: Sequence[Thought]) -> Thought:
        thought = await self.inner.think(brief, so_far)
        try:
            await asyncio.to_thread(
                partial(self.client.call_tool, TOOL, arguments_of(thought, len(so_far) + 1))
            )
        except McpUnavailable:
            logger.warning("sequential-thinking server not to be had")
        return thought


def arguments_of(thought: Thought, number: int) -> dict[str, Any]:
    """A thought as the server's tool takes it."""
    total = max(number, EXPECTED) if thought.more else number
    revision = {"isRevision": True, "revisesThought": thought.revises} if thought.revises else {}
    return {
        "thought": thought.content,
        "thoughtNumber": number,
        "totalThoughts": min(total, THOUGHTS_MAX),
        "nextThoughtNeeded": thought.more,
        **revision,
    }


def client_for(where: str) -> McpClient:
    """A client of the server at an http(s) address, or of one that a command starts."""
    if where.startswith(("http://", "https://")):
        return McpClient(partial(_over_http, where))
    return McpClient(partial(StdioTransport, shlex.split(where)))


def _over_http(url: str) -> Transport:
    return HttpTransport(posting_to(url))
