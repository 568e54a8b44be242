"""Every key of both tables; nothing else in the code spells one.

Records table (pk, sk; index gsi1: gsi1_pk, gsi1_sk; `expires_at` is the TTL in epoch seconds)

| item | pk | sk | read by |
|---|---|---|---|
| address (of all firms) | `EMAIL#<address>` | `ACCOUNT` | sign-in, sign-up |
| account | `T#<tenant>` | `USER#<user>` | me, refresh, names of members |
| firm | `T#<tenant>` | `FIRM` | sign-up |
| session | `SESSION#<family>` | `SESSION` | refresh, sign-out (TTL) |
| rate limit | `RATE#<bucket>` | `W#<window>` | every limited try (TTL) |
| case | `T#<tenant>` | `CASE#<case>` | access check: one GetItem, members lie inside |
| case in a list | `T#<tenant>#CASES#<user or *>` | `<created_at>#<case>` | my cases, the firm's |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Key = dict[str, str]

IS_NEW = "attribute_not_exists(pk)"
EXISTS = "attribute_exists(pk)"
IN_LIST_BEFORE = "pk = :list AND sk < :before"

EVERYBODY = "*"
"""The list of all cases of a firm, for those who see all."""


def key_of(item: Mapping[str, Any]) -> Key:
    """The key inside an item that was read."""
    return _key(item["pk"], item["sk"])


def sort_key_of(item: Mapping[str, Any]) -> str:
    """Where an item stands in its partition; a page's cursor."""
    return str(item["sk"])


def _key(pk: str, sk: str) -> Key:
    return {"pk": pk, "sk": sk}


# ── accounts ──────────────────────────────────────────────────────────────────────────────────


def email(address: str) -> Key:
    return _key(f"EMAIL#{address}", "ACCOUNT")


def account(tenant: str, user_id: str) -> Key:
    return _key(f"T#{tenant}", f"USER#{user_id}")


def firm(tenant: str) -> Key:
    return _key(f"T#{tenant}", "FIRM")


def session(family: str) -> Key:
    return _key(f"SESSION#{family}", "SESSION")


def rate_limit(bucket: str, window: int) -> Key:
    return _key(f"RATE#{bucket}", f"W#{window}")


# ── cases ─────────────────────────────────────────────────────────────────────────────────────


def case(tenant: str, case_id: str) -> Key:
    return _key(f"T#{tenant}", f"CASE#{case_id}")


def case_list(tenant: str, user_id: str) -> str:
    """The partition of somebody's list of cases (`EVERYBODY` for the firm's)."""
    return f"T#{tenant}#CASES#{user_id}"


def case_position(created_at: int, case_id: str) -> str:
    """Where a case stands in a list; later cases sort higher."""
    return f"{created_at:013d}#{case_id}"


def case_entry(tenant: str, user_id: str, created_at: int, case_id: str) -> Key:
    return _key(case_list(tenant, user_id), case_position(created_at, case_id))
