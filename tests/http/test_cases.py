"""Cases as their people see them: who finds, reads, changes and deletes."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from seogi.features.accounts.model import Account
from seogi.features.cases.model import MAX_MEMBERS
from seogi.identity import Role
from tests.http.api import Api


def a_case(api: Api, client: TestClient, owner: Account, **body: Any) -> str:
    answer = client.post("/api/cases", json={"title": "이혼", **body}, headers=api.bearer(owner))
    assert answer.status_code == 201
    return str(answer.json()["id"])


def invite(api: Api, client: TestClient, owner: Account, case_id: str, **body: Any) -> Any:
    path = f"/api/cases/{case_id}/members"
    return client.post(path, json=body, headers=api.bearer(owner))


def test_a_case_is_shown_in_the_client_s_words(api: Api, client: TestClient) -> None:
    owner = api.person()
    body = {"title": "  이혼 소송 ", "client_name": "홍길동", "description": "설명"}
    answer = client.post("/api/cases", json=body, headers=api.bearer(owner))
    assert answer.status_code == 201
    shown = answer.json()
    assert shown["id"].startswith("case_")
    assert (shown["title"], shown["status"], shown["draft_status"]) == (
        "이혼 소송",
        "active",
        "not_started",
    )
    assert shown["evidence_count"] == 0
    assert shown["created_at"].endswith("Z")
    path = f"/api/cases/{shown['id']}"
    assert client.get(path, headers=api.bearer(owner)).json() == shown


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": ""},
        {"title": " "},
        {"title": "x" * 201},
        {"title": 7},
        {"title": "x", "client_name": "x" * 101},
        {"title": "x", "created_by": "user_lee"},
        {"title": "x", "tenant": "tn_other"},
    ],
)
def test_a_case_that_breaks_a_rule_is_a_422(
    api: Api, client: TestClient, body: dict[str, Any]
) -> None:
    headers = api.bearer(api.person())
    assert client.post("/api/cases", json=body, headers=headers).status_code == 422
    assert client.get("/api/cases", headers=headers).json() == []


def test_the_list_is_a_bare_array_with_its_cursor_in_a_header(api: Api, client: TestClient) -> None:
    owner = api.person()
    headers = api.bearer(owner)
    made = []
    for _ in range(5):
        api.now += 1
        made.append(a_case(api, client, owner))
    found: list[str] = []
    cursor = ""
    while True:
        page = client.get(f"/api/cases?limit=2{cursor}", headers=headers)
        found += [case["id"] for case in page.json()]
        if "x-next-cursor" not in page.headers:
            break
        cursor = f"&cursor={page.headers['x-next-cursor']}"
    assert found == made[::-1]
    assert client.get("/api/cases?limit=0", headers=headers).status_code == 422


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_change_touches_what_it_names(api: Api, client: TestClient, method: str) -> None:
    owner = api.person()
    case_id = a_case(api, client, owner, description="그대로")
    path, headers = f"/api/cases/{case_id}", api.bearer(owner)
    changed = client.request(method, path, json={"title": "새 제목"}, headers=headers).json()
    assert (changed["title"], changed["description"]) == ("새 제목", "그대로")
    same = client.request(method, path, json={}, headers=headers)
    assert same.json() == changed
    bad = client.request(method, path, json={"status": "lost"}, headers=headers)
    assert bad.status_code == 422


@pytest.mark.parametrize("status", ["active", "open", "in_progress", "review", "closed"])
def test_the_status_has_a_path_of_its_own(api: Api, client: TestClient, status: str) -> None:
    owner = api.person()
    path = f"/api/cases/{a_case(api, client, owner)}/status"
    answer = client.put(path, json={"status": status}, headers=api.bearer(owner))
    assert answer.json()["status"] == status


def test_a_deleted_case_is_gone_for_everybody_but_kept(api: Api, client: TestClient) -> None:
    owner, admin = api.person("kim"), api.person("admin", role=Role.ADMIN)
    case_id = a_case(api, client, owner)
    path = f"/api/cases/{case_id}"
    assert client.delete(path, headers=api.bearer(owner)).status_code == 204
    for who in (owner, admin):
        assert client.get(path, headers=api.bearer(who)).status_code == 404
        assert client.get("/api/cases", headers=api.bearer(who)).json() == []
    assert client.delete(path, headers=api.bearer(owner)).status_code == 404
    kept = api.cases.load(owner.tenant, case_id)
    assert kept is not None
    assert kept.purge_at == api.now + 30 * 24 * 60 * 60 * 1000


def test_destruction_is_refused_in_so_many_words(api: Api, client: TestClient) -> None:
    owner = api.person()
    path = f"/api/cases/{a_case(api, client, owner)}"
    answer = client.delete(f"{path}?permanent=true", headers=api.bearer(owner))
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        400,
        "PERMANENT_DELETE_REFUSED",
    )
    assert client.get(path, headers=api.bearer(owner)).status_code == 200
    assert client.delete(f"{path}?permanent=false", headers=api.bearer(owner)).status_code == 204


def test_people_are_invited_by_id_or_address_one_or_several(api: Api, client: TestClient) -> None:
    owner = api.person("kim")
    lee, park = api.person("lee"), api.person("park")
    case_id = a_case(api, client, owner)
    answer = invite(api, client, owner, case_id, email="LEE@example.com", role="member")
    assert answer.status_code == 201
    several = [{"user_id": park.user_id, "permission": "read"}]
    answer = invite(api, client, owner, case_id, members=several)
    assert answer.json()["total"] == 3
    assert [(one["name"], one["role"], one["permission"]) for one in answer.json()["members"]] == [
        ("kim", "owner", "read_write"),
        ("lee", "member", "read_write"),
        ("park", "viewer", "read"),
    ]
    for who in (lee, park):
        shown = client.get(f"/api/cases/{case_id}/members", headers=api.bearer(who))
        assert shown.json() == answer.json()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"members": []}, 422),
        ({"user_id": "user_lee", "email": "lee@example.com"}, 422),
        ({"user_id": "user_lee", "role": "king"}, 422),
        ({"user_id": "user_nobody"}, 400),
        ({"email": "stranger@example.com"}, 400),
        ({"user_id": "user_kim", "role": "viewer"}, 409),
    ],
)
def test_an_invitation_that_breaks_a_rule_changes_nothing(
    api: Api, client: TestClient, body: dict[str, Any], status: int
) -> None:
    owner = api.person("kim")
    api.person("lee")
    api.person("stranger", tenant="tn_other")
    case_id = a_case(api, client, owner)
    assert invite(api, client, owner, case_id, **body).status_code == status
    shown = client.get(f"/api/cases/{case_id}/members", headers=api.bearer(owner))
    assert shown.json()["total"] == 1


def test_a_case_has_room_for_so_many(api: Api, client: TestClient) -> None:
    owner = api.person("kim")
    people = [api.person(f"p{number}") for number in range(MAX_MEMBERS)]
    case_id = a_case(api, client, owner)
    wanted = [{"user_id": one.user_id} for one in people]
    answer = invite(api, client, owner, case_id, members=wanted)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "TOO_MANY_MEMBERS")


# What each kind of caller may do: read, write, delete, invite; 404 where the case is not theirs.
MATRIX = [
    ("owner", Role.LAWYER, "owner", (200, 200, 204, 201)),
    ("member", Role.LAWYER, "member", (200, 200, 403, 403)),
    ("viewer", Role.LAWYER, "viewer", (200, 403, 403, 403)),
    ("detective", Role.DETECTIVE, "member", (200, 200, 403, 403)),
    ("client", Role.CLIENT, "viewer", (200, 403, 403, 403)),
    ("client as member", Role.CLIENT, "member", (200, 403, 403, 403)),
    ("staff", Role.STAFF, None, (200, 403, 403, 403)),
    ("staff as member", Role.STAFF, "member", (200, 200, 403, 403)),
    ("admin", Role.ADMIN, None, (200, 200, 204, 201)),
    ("colleague", Role.LAWYER, None, (404, 404, 404, 404)),
    ("client outside", Role.CLIENT, None, (404, 403, 403, 403)),
]


@pytest.mark.parametrize(("name", "role", "member", "allowed"), MATRIX)
def test_who_may_do_what(
    api: Api,
    client: TestClient,
    name: str,
    role: Role,
    member: str | None,
    allowed: tuple[int, ...],
) -> None:
    founder, caller, guest = api.person("kim"), api.person("lee", role=role), api.person("guest")
    case_id = a_case(api, client, founder)
    if member:
        invite(api, client, founder, case_id, user_id=caller.user_id, role=member)
    path, headers = f"/api/cases/{case_id}", api.bearer(caller)
    invitation = {"user_id": guest.user_id}
    answers = (
        client.get(path, headers=headers),
        client.put(path, json={"title": "x"}, headers=headers),
        client.delete(path, headers=headers),
    )
    assert tuple(answer.status_code for answer in answers) == allowed[:3], name
    if answers[2].status_code != 204:
        invited = client.post(f"{path}/members", json=invitation, headers=headers)
        assert invited.status_code == allowed[3], name


def test_foreign_unknown_deleted_and_malformed_cases_look_the_same(
    api: Api, client: TestClient
) -> None:
    owner, colleague = api.person("kim"), api.person("lee")
    stranger = api.person("stranger", tenant="tn_other", role=Role.ADMIN)
    case_id, deleted = a_case(api, client, owner), a_case(api, client, colleague)
    client.delete(f"/api/cases/{deleted}", headers=api.bearer(colleague))
    seen = set()
    for who, wanted in (
        (colleague, case_id),
        (stranger, case_id),
        (colleague, deleted),
        (colleague, "case_ffffffffffff"),
        (colleague, "case_' OR 1=1"),
    ):
        headers = {**api.bearer(who), "x-request-id": "same"}
        for method in ("GET", "PUT", "DELETE"):
            body: dict[str, str] | None = {} if method == "PUT" else None
            answer = client.request(method, f"/api/cases/{wanted}", json=body, headers=headers)
            seen.add((answer.status_code, answer.text))
    assert len(seen) == 1
    assert next(iter(seen))[0] == 404


def test_staff_and_admins_list_the_firm_s_cases_and_nobody_else_s(
    api: Api, client: TestClient
) -> None:
    owner = api.person("kim")
    case_id = a_case(api, client, owner)
    a_case(api, client, api.person("stranger", tenant="tn_other"))
    for role in (Role.STAFF, Role.ADMIN):
        who = api.person(role.value, role=role)
        listed = client.get("/api/cases", headers=api.bearer(who)).json()
        assert [case["id"] for case in listed] == [case_id]
    lawyer = api.person("lee")
    assert client.get("/api/cases", headers=api.bearer(lawyer)).json() == []
