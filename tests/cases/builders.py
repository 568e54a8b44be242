"""Cases and callers to test with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seogi.features.cases.model import Case, MemberRole
from seogi.identity import Principal, Role

NOW = 1_795_000_000_000
TENANT = "tn_000000000001"


def a_case(number: int = 1, **changes: Any) -> Case:
    case = Case(
        case_id=f"case_{number:012x}",
        tenant=TENANT,
        title=f"사건 {number}",
        created_by="owner",
        created_at=NOW + number,
        updated_at=NOW + number,
        members={"owner": MemberRole.OWNER},
    )
    return replace(case, **changes)


def a_caller(user_id: str = "owner", **changes: Any) -> Principal:
    caller = Principal(user_id, TENANT, Role.LAWYER, f"{user_id}@example.com", user_id)
    return replace(caller, **changes)
