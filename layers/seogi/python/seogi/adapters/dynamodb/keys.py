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
| evidence | `T#<tenant>#EVIDENCE#<case>` | `EV#<evidence>` | evidence of a case: one Query |
| pointer to evidence | `T#<tenant>` | `EV#<evidence>` | evidence by its id alone: two GetItems |
| counter | `T#<tenant>` | `COUNT#<name>` | new integer ids; how long a section takes |
| topic | `T#<tenant>#TOPIC#<id>` | `TOPIC` | its owner; every look at its status |
| what grows on it | same | `MSG#<place>`, `SEC#<order>`, `ART#<id>` | the topic's page |
| pointer to a topic | `T#<tenant>` | `MSG#<id>`, `ART#<id>` | by its id alone: two GetItems |
| topic in a list | `T#<tenant>#TOPICS#<user>` | `<id>` | my topics |
| template | `T#<tenant>#TEMPLATES` | `<id>` | planning; the list of templates |
| audit | `T#<tenant>#AUDIT#<subject>` | `<at>#<id>` | a subject's history, a job's within it |
| … gsi1 | `T#<tenant>#DAY#<date>` | `<actor>#<at>#<id>` | a day, an actor's day |

Jobs table (pk, sk; `expires_at`; the indexes hold keys only, and no progress touches them)

| item | pk | sk | read by |
|---|---|---|---|
| job | `T#<tenant>#JOB#<job>` | `JOB` | every poll: one GetItem |
| large request | same | `INPUT` | the worker |
| result of a run | same | `RESULT#<run>` | whoever asks for the result |
| finished step | same | `STEP#<name>` | the next run |
| page of old events | same | `LOG#<last version>` | a watcher who was away |
| lock | `T#<tenant>#LOCK#<lock>` | `LOCK` | nobody: its condition speaks |
| idempotency key | `T#<tenant>#ONCE#<owner>` | `<key>` | nobody: its condition speaks |
| … index mine | `T#<tenant>#OWNER#<owner>` (mine_pk) | `<created_at>#<job>` (mine_sk) | my jobs |
| … index subject | `T#<tenant>#SUBJECT#<subject>` (subject_pk) | mine_sk | a case's jobs |
| … index due | `DUE#<0..7>` (due_shard) | due_at, a number | the watchdog; ended jobs leave it |
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from seogi.jobs.model import JobRef

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


def content_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """What an item that was read holds besides its key."""
    return {name: value for name, value in item.items() if name not in ("pk", "sk")}


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


# ── evidence ──────────────────────────────────────────────────────────────────────────────────

EVIDENCE = "EV#"


def evidence(tenant: str, case_id: str, evidence_id: str) -> Key:
    return _key(evidence_list(tenant, case_id), f"{EVIDENCE}{evidence_id}")


def evidence_list(tenant: str, case_id: str) -> str:
    """The partition of the evidence of a case."""
    return _of_tenant(tenant, "EVIDENCE", case_id)


# ── jobs ──────────────────────────────────────────────────────────────────────────────────────

MINE, SUBJECT, DUE = "mine", "subject", "due"
MINE_PK, MINE_SK, SUBJECT_PK = "mine_pk", "mine_sk", "subject_pk"
DUE_SHARD, DUE_AT = "due_shard", "due_at"
DUE_SHARDS = tuple(f"DUE#{n}" for n in range(8))
EXPIRES = "expires_at"
STEP, LOG = "STEP#", "LOG#"

IN_PARTITION = "pk = :pk AND begins_with(sk, :sk)"
PAGES_AFTER = "pk = :pk AND sk BETWEEN :after AND :last"
ALL_OF_MINE = "mine_pk = :pk"
ALL_OF_SUBJECT = "subject_pk = :pk"
DUE_BY = "due_shard = :shard AND due_at <= :now"


def _of_tenant(tenant: str, *parts: str) -> str:
    """A partition of the tenant.

    Raises:
        ValueError: the tenant would read as another tenant's key.
    """
    if not tenant or "#" in tenant:
        raise ValueError("a tenant is not empty and holds no '#'")
    return "#".join(("T", tenant, *parts))


def _job(ref: JobRef, sk: str) -> Key:
    return _key(job_partition(ref), sk)


def job_partition(ref: JobRef) -> str:
    """Where a job and all that belongs to it lies."""
    return _of_tenant(ref.tenant, "JOB", ref.job_id)


def ref_of(item: Mapping[str, Any]) -> JobRef:
    """The job an item belongs to."""
    _, tenant, _, job_id = str(item["pk"]).split("#", 3)
    return JobRef(tenant, job_id)


def job(ref: JobRef) -> Key:
    return _job(ref, "JOB")


def job_input(ref: JobRef) -> Key:
    return _job(ref, "INPUT")


def result(ref: JobRef, run: int) -> Key:
    return _job(ref, f"RESULT#{run}")


def step(ref: JobRef, name: str) -> Key:
    return _job(ref, STEP + name)


def step_name(item: Mapping[str, Any]) -> str:
    """The name of the step an item keeps."""
    return str(item["sk"]).removeprefix(STEP)


def log_page(ref: JobRef, last_version: int) -> Key:
    return _job(ref, log_position(last_version))


def log_position(version: int) -> str:
    """Pages whose last event is newer than `version - 1` stand here or later."""
    return f"{LOG}{version:010d}"


def lock(tenant: str, name: str) -> Key:
    return _key(_of_tenant(tenant, "LOCK", name), "LOCK")


def idempotency(tenant: str, owner: str, client_key: str) -> Key:
    return _key(_of_tenant(tenant, "ONCE", owner), client_key)


def job_indexes(ref: JobRef, owner: str, subject: str, created_at: int) -> Mapping[str, str]:
    """What puts a job into the lists of its owner and its subject; it never changes."""
    return {
        MINE_PK: mine(ref.tenant, owner),
        SUBJECT_PK: of_subject(ref.tenant, subject),
        MINE_SK: f"{created_at:013d}#{ref.job_id}",
    }


def mine(tenant: str, owner: str) -> str:
    return _of_tenant(tenant, "OWNER", owner)


def of_subject(tenant: str, subject: str) -> str:
    return _of_tenant(tenant, "SUBJECT", subject)


def job_of_position(tenant: str, mine_sk: str) -> JobRef:
    """The job that stands at a place of a list."""
    return JobRef(tenant, mine_sk.partition("#")[2])


def due_shard(job_id: str) -> str:
    """One of eight, always the same for one job."""
    return DUE_SHARDS[zlib.crc32(job_id.encode()) % len(DUE_SHARDS)]


# ── reports ───────────────────────────────────────────────────────────────────────────────────

MESSAGE, SECTION, ARTIFACT, ALL_OF_LIST = "MSG#", "SEC#", "ART#", "pk = :pk"


def topic_partition(tenant: str, topic_id: int) -> str:
    return _of_tenant(tenant, "TOPIC", str(topic_id))


def topic_list(tenant: str, owner: str) -> str:
    return _of_tenant(tenant, "TOPICS", owner)


def topic_entry(tenant: str, owner: str, topic_id: int) -> Key:
    return _key(topic_list(tenant, owner), f"{topic_id:012d}")


def topic(tenant: str, topic_id: int) -> Key:
    return _key(topic_partition(tenant, topic_id), "TOPIC")


def on_topic(tenant: str, topic_id: int, prefix: str, number: int) -> Key:
    """A message (by its place), a section (by its order) or an artifact (by its id)."""
    return _key(topic_partition(tenant, topic_id), f"{prefix}{number:012d}")


def pointer(tenant: str, prefix: str, number: int | str) -> Key:
    """Leads from the id of evidence, a message or an artifact to where the item lies."""
    return _key(_of_tenant(tenant), f"{prefix}{number}")


def counter(tenant: str, name: str) -> Key:
    return _key(_of_tenant(tenant), f"COUNT#{name}")


def template_list(tenant: str) -> str:
    return _of_tenant(tenant, "TEMPLATES")


def template(tenant: str, template_id: int) -> Key:
    return _key(template_list(tenant), f"{template_id:012d}")


# ── audit ─────────────────────────────────────────────────────────────────────────────────────


def audit(tenant: str, subject: str, at: int, audit_id: str) -> Key:
    return _key(_of_tenant(tenant, "AUDIT", subject), f"{at:013d}#{audit_id}")


def audit_indexes(tenant: str, actor: str, at: int, audit_id: str) -> Mapping[str, str]:
    """The day (UTC) an audit row belongs to, and its actor's place in that day."""
    day = datetime.fromtimestamp(at / 1000, UTC).date().isoformat()
    return {
        "gsi1_pk": _of_tenant(tenant, "DAY", day),
        "gsi1_sk": f"{actor}#{at:013d}#{audit_id}",
    }
