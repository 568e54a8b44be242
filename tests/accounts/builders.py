"""People and sessions to test with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seogi.features.accounts.model import Account, Session, Tenant
from seogi.identity import Role

NOW = 1_795_000_000_000
TENANT = Tenant("tn_000000000001", "서기 법률사무소", NOW)


def an_account(**changes: Any) -> Account:
    account = Account(
        user_id="user_000000000001",
        tenant=TENANT.tenant,
        email="kim@example.com",
        name="김변호",
        role=Role.LAWYER,
        password_hash="",
        created_at=NOW,
    )
    return replace(account, **changes)


def a_session(**changes: Any) -> Session:
    session = Session(
        family="rf000000000001",
        user_id="user_000000000001",
        tenant=TENANT.tenant,
        current="a" * 64,
        previous="",
        rotated_at=0,
        started_at=NOW,
        expires_at=NOW + 1_000_000,
    )
    return replace(session, **changes)
