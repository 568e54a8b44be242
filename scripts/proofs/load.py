"""Work for the stack: lawyers with cases, evidence of many passages, and drafts by the hundred."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from scripts.local.demo import call, until_read, upload
from scripts.local.stack import Stack
from seogi.jobs.model import JobRef

LINES = 120
"""Of a diary; with two or three of them to a passage, a dozen cases hold some hundreds."""
_HAPPENED = (
    "남편이 생활비를 보내지 않았다",
    "아이의 학원비를 내가 혼자 냈다",
    "시어머니가 집에 찾아와 욕설을 했다",
    "남편이 새벽에 술에 취해 들어와 문을 부쉈다",
    "병원에서 전치 2주 진단을 받았다",
    "은행에서 대출 이자를 내라는 연락이 왔다",
)


@dataclass(slots=True)
class Desk:
    """A signed-in lawyer with cases that are ready to be written about."""

    client: httpx2.AsyncClient
    tenant: str
    cases: list[str] = field(default_factory=list)

    async def draft(self, case_id: str, number: int) -> JobRef:
        """A draft of its own: the style tells it from every other one."""
        path = f"/api/cases/{case_id}/draft-preview-async"
        ticket = await call(self.client, "POST", path, json={"style": f"증명 {number}"})
        return JobRef(self.tenant, ticket["job_id"])

    async def retry(self, ref: JobRef) -> None:
        await call(self.client, "POST", f"/api/jobs/{ref.job_id}/retry")


@dataclass(slots=True)
class Accepted:
    """A job the API said yes to."""

    ref: JobRef
    desk: Desk
    at: float = field(default_factory=time.time)


async def open_desk(stack: Stack, who: str) -> Desk:
    """Signs in as one of the stack's users."""
    client = httpx2.AsyncClient(
        base_url=stack.base_url, timeout=httpx2.Timeout(60.0), trust_env=False
    )
    user = stack.users[who]
    credentials = {"email": user["email"], "password": user["password"]}
    answer = await call(client, "POST", "/api/auth/login", json=credentials)
    client.headers["authorization"] = f"Bearer {answer['access_token']}"
    me = await call(client, "GET", "/api/auth/me")
    return Desk(client, me["tenant_id"])


async def furnish(desk: Desk, folder: Path, cases: int, rng: random.Random) -> int:
    """Cases with a diary each; how many passages they have together."""
    passages = 0
    for number in range(cases):
        about = {"title": f"증명 사건 {number}", "client_name": "김서연", "description": "이혼"}
        case_id = (await call(desk.client, "POST", "/api/cases", json=about))["id"]
        path = folder / f"일기_{number}.txt"
        path.write_text(_diary(rng), encoding="utf-8")
        await upload(desk.client, case_id, path)
        desk.cases.append(case_id)
    for case_id in desk.cases:
        passages += sum(one["passages"] for one in await until_read(desk.client, case_id, 1))
    return passages


def _diary(rng: random.Random) -> str:
    days = (
        f"2025년 {1 + n // 28}월 {1 + n % 28}일. {rng.choice(_HAPPENED)}. "
        f"그날의 금액은 {rng.randrange(10, 900)}만 원이었다고 적어 둔다.\n\n"
        for n in range(LINES)
    )
    return "".join(days)


async def submit_all(
    desks: Sequence[Desk],
    count: int,
    seconds: float,
    rng: random.Random,
    accepted: list[Accepted],
) -> None:
    """So many drafts, spread over a time, into `accepted` as they are accepted."""
    for number in range(count):
        desk = rng.choice(desks)
        ref = await desk.draft(rng.choice(desk.cases), number)
        accepted.append(Accepted(ref, desk))
        await asyncio.sleep(rng.random() * 2 * seconds / count)
