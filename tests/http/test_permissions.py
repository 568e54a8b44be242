"""Every route × every role × own, foreign or anonymous, walked from the one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from seogi.adapters.dynamodb.accounts import DynamoAccounts
from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.bootstrap import public_api, status_stream
from seogi.bootstrap.security import now_ms
from seogi.config import Settings
from seogi.features.cases.model import MemberRole
from seogi.http.permissions import RULES, CaseNeed, Unlisted, rule_for
from seogi.http.tokens import AccessTokens, SigningKeys
from seogi.identity import Principal, Role
from tests.accounts.builders import an_account
from tests.cases.builders import a_case
from tests.support.aws import RECORDS, SIGNING_KEY, mocked_aws

CASE_ID = "case_0000000000aa"

# What a route needs in its body before it looks at the case. A new route with a body adds a line.
BODIES: dict[str, dict[str, Any]] = {
    "PUT /api/cases/{case_id}/status": {"status": "open"},
    "POST /api/cases/{case_id}/members": {"user_id": "user_lawyer"},
    "POST /api/evidence/presigned-url": {
        "case_id": CASE_ID,
        "filename": "대화.txt",
        "content_type": "text/plain",
    },
    "POST /api/evidence/upload-complete": {
        "case_id": CASE_ID,
        "evidence_temp_id": "ev_000000000001",
        "s3_key": "raw/x",
    },
}


def routes() -> dict[str, APIRoute]:
    """`METHOD /path` → route, over every app that answers HTTP."""
    settings = Settings.from_env({})
    found = {}
    for router in [*public_api.routers(settings), *status_stream.ROUTERS]:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            for method in route.methods or ():
                found[f"{method} {route.path}"] = route
    return found


ROUTES = routes()
STREAMED = {f"GET {route.path}" for router in status_stream.ROUTERS for route in router.routes}  # type: ignore[attr-defined]
PUBLIC_FACE = {name: RULES[name] for name in ROUTES if name in RULES and name not in STREAMED}
GUARDED = sorted(name for name, rule in PUBLIC_FACE.items() if not rule.public)
ON_A_CASE = sorted(name for name in GUARDED if "{case_id}" in name or name in BODIES)


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole public face over tables in memory, with one case of one firm."""

    client: TestClient
    tokens: AccessTokens
    cases: DynamoCases

    def call(self, name: str, who: Principal | None, case_id: str = CASE_ID) -> Any:
        method, _, template = name.partition(" ")
        path = re.sub(r"\{(\w+)\}", lambda found: _filled(found[1], case_id), template)
        headers = {"x-request-id": "same"}
        if who is not None:
            headers["authorization"] = f"Bearer {self.tokens.issue(who, now_ms())}"
        body = None
        if method in ("POST", "PUT", "PATCH"):
            body = dict(BODIES.get(name, {}))
            if "case_id" in body:
                body["case_id"] = case_id
        return self.client.request(method, path, json=body, headers=headers)


def _filled(parameter: str, case_id: str) -> str:
    known = {"case_id": case_id, "job_id": "job_000000000001", "evidence_id": "ev_000000000001"}
    return known.get(parameter, "1")


def a_person(role: Role, tenant: str = "tn_000000000001", user_id: str = "") -> Principal:
    return Principal(user_id or f"user_{role}", tenant, role, f"{role}@example.com", role.value)


@pytest.fixture(scope="module")
def face() -> Iterator[Walk]:
    with mocked_aws() as mocked:
        client = mocked.aws.dynamodb
        DynamoAccounts(client, RECORDS).create(an_account(user_id="user_nobody"))
        _, app = public_api.build(Settings.from_env(mocked.env), mocked.aws)
        yield Walk(
            TestClient(app, base_url="https://seogi.example"),
            AccessTokens(lambda: SigningKeys(SIGNING_KEY)),
            DynamoCases(client, RECORDS),
        )


@pytest.fixture
def walk(face: Walk) -> Walk:
    """With the case as it was, whatever the last walker did to it."""
    face.cases.create(a_case(case_id=CASE_ID, members={"user_lawyer": MemberRole.OWNER}))
    return face


def test_every_route_is_in_the_table_and_every_entry_is_a_route() -> None:
    assert set(ROUTES) == set(RULES)


def test_a_route_without_an_entry_answers_nobody() -> None:
    with pytest.raises(Unlisted):
        rule_for("GET", "/api/forgotten")


def test_a_rule_that_changes_a_case_lets_no_client_in() -> None:
    for name, rule in RULES.items():
        if rule.case in (CaseNeed.WRITE, CaseNeed.OWN):
            assert Role.CLIENT not in rule.roles, name


@pytest.mark.parametrize("name", GUARDED)
def test_nobody_gets_in_without_a_token(walk: Walk, name: str) -> None:
    answer = walk.call(name, None)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "AUTHENTICATION_REQUIRED"


@pytest.mark.parametrize("name", GUARDED)
@pytest.mark.parametrize("role", list(Role))
def test_a_role_outside_the_rule_is_refused_and_one_inside_is_not_unknown(
    walk: Walk, name: str, role: Role
) -> None:
    answer = walk.call(name, a_person(role, user_id="user_nobody"))
    if role not in RULES[name].roles:
        assert answer.status_code == 403
    else:
        assert answer.status_code not in (401, 405, 500), answer.text


@pytest.mark.parametrize("name", ON_A_CASE)
def test_a_foreign_case_looks_like_none_to_colleague_and_stranger(walk: Walk, name: str) -> None:
    unknown = walk.call(name, a_person(Role.LAWYER, user_id="user_x"), "case_ffffffffffff")
    colleague = walk.call(name, a_person(Role.LAWYER, user_id="user_x"))
    stranger = walk.call(name, a_person(Role.ADMIN, tenant="tn_stranger"))
    assert unknown.status_code == 404
    without_time = {
        re.sub(r'"timestamp":"[^"]+"', "", answer.text) for answer in (unknown, colleague, stranger)
    }
    assert len(without_time) == 1
    assert (colleague.status_code, stranger.status_code) == (404, 404)


@pytest.mark.parametrize("name", [name for name in ON_A_CASE if "{case_id}" in name])
def test_staff_who_are_not_in_the_case_read_it_only(walk: Walk, name: str) -> None:
    answer = walk.call(name, a_person(Role.STAFF))
    if RULES[name].case is CaseNeed.READ:
        assert answer.status_code != 403
    else:
        assert answer.status_code == 403
