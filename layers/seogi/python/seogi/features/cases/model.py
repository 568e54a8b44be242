"""A case: what it is called, who is in it, and what it keeps after it was deleted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from seogi.errors import Conflict, Invalid, NotFound, PermissionDenied

CASE_ID = re.compile(r"case_[0-9a-f]{12}")
DAY_MS = 24 * 60 * 60 * 1000
KEEP_DELETED_MS = 30 * DAY_MS
"""How long a deleted case can be restored; nothing of it is destroyed before."""
MAX_MEMBERS = 50
"""Members lie inside the case's item and change with their list entries in one transaction."""


class CaseStatus(StrEnum):
    """Where the people working on it say the case is."""

    ACTIVE = "active"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    REVIEW = "review"
    CLOSED = "closed"


class DraftStatus(StrEnum):
    """How far the case's draft is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


class MemberRole(StrEnum):
    """What a person may do in one case: a viewer reads, a member writes, an owner decides."""

    OWNER = "owner"
    MEMBER = "member"
    VIEWER = "viewer"


class Access(StrEnum):
    """What a request needs of a case."""

    READ = "read"
    WRITE = "write"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one firm; times are epoch milliseconds.

    Attributes:
        case_id: `case_` + 12 hex digits.
        members: role by user id.
        deleted_at: when it was deleted; a deleted case answers nobody.
        purge_at: when it may be destroyed for good.
    """

    case_id: str
    tenant: str
    title: str
    created_by: str
    created_at: int
    updated_at: int
    client_name: str | None = None
    description: str | None = None
    status: CaseStatus = CaseStatus.ACTIVE
    members: Mapping[str, MemberRole] = field(default_factory=dict)
    evidence_count: int = 0
    draft_status: DraftStatus = DraftStatus.NOT_STARTED
    deleted_at: int | None = None
    purge_at: int | None = None


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What to write of a case; None leaves a field as it is."""

    title: str | None = None
    client_name: str | None = None
    description: str | None = None
    status: CaseStatus | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Cases, latest first; `cursor` asks for the page after this one."""

    cases: tuple[Case, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a case, with the name and address to show."""

    user_id: str
    role: MemberRole
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody to add, by id or by address."""

    role: MemberRole
    user_id: str | None = None
    email: str | None = None


class CaseNotFound(NotFound):
    """There is no such case for this caller; a foreign one looks the same."""

    code = "CASE_NOT_FOUND"
    key = "cases.not_found"


class CaseReadOnly(PermissionDenied):
    """The caller may read the case but not change it."""

    code = "CASE_READ_ONLY"
    key = "cases.read_only"


class PermanentDeleteRefused(Invalid):
    """Cases are never destroyed on request."""

    code = "PERMANENT_DELETE_REFUSED"
    key = "cases.permanent_delete_refused"


class UnknownPerson(Invalid):
    """Somebody to be added is not in the firm."""

    code = "UNKNOWN_PERSON"
    key = "cases.unknown_person"


class TooManyMembers(Invalid):
    """A case has room for `MAX_MEMBERS` people."""

    code = "TOO_MANY_MEMBERS"
    key = "cases.too_many_members"


class LastOwner(Conflict):
    """A case keeps at least one owner."""

    code = "LAST_OWNER"
    key = "cases.last_owner"
