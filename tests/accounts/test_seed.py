"""The people of the local stack."""

from __future__ import annotations

from starlette.testclient import TestClient

from scripts.local.seed import seed
from seogi.bootstrap import public_api
from seogi.config import Settings
from tests.support.aws import mocked_aws


def test_everybody_can_sign_in_and_seeding_twice_changes_nothing() -> None:
    with mocked_aws() as mocked:
        people = seed(mocked.env)
        assert seed(mocked.env) == people
        _, app = public_api.build(Settings.from_env(mocked.env), mocked.aws)
        client = TestClient(app, base_url="https://seogi.example")
        users = {}
        for name, credentials in people.items():
            client.cookies.clear()
            answer = client.post("/api/auth/login", json=credentials)
            assert answer.status_code == 200
            users[name] = answer.json()["user"]
    firms = {name: user["tenant_id"] for name, user in users.items()}
    assert firms.pop("other_tenant") not in firms.values()
    assert len(set(firms.values())) == 1
    lawyers = {name for name, user in users.items() if user["role"] == "lawyer"}
    assert lawyers == {"lawyer", "other_lawyer", "other_tenant"}
    assert all(users[name]["role"] == name for name in ("staff", "client", "admin"))
