"""`/api/cases`: cases and who is in them, in the words of the published client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from seogi.features.cases.model import (
    Access,
    Case,
    CaseChange,
    CaseStatus,
    DraftStatus,
    Invitation,
    Member,
    MemberRole,
)
from seogi.http.auth import CurrentPrincipal
from seogi.http.envelopes import iso
from seogi.http.requests import Body, Cursor, Limit, decode_cursor, encode_cursor
from seogi.http.slots import Slot

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.cases.service import (
        CaseAccess,
        CaseMembers,
        ChangeCase,
        DeleteCase,
        InviteMembers,
        ListCases,
        OpenCase,
    )


@dataclass(frozen=True, slots=True)
class Cases:
    """The use cases behind these routes."""

    access: CaseAccess
    start: OpenCase
    mine: ListCases
    change: ChangeCase
    delete: DeleteCase
    members: CaseMembers
    invite: InviteMembers
    now: Callable[[], int]


CASES: Slot[Cases] = Slot("cases")
UseCases = Annotated[Cases, Depends(CASES)]

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ClientName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Description = Annotated[str, StringConstraints(max_length=5000)]


class CaseRequest(Body):
    """A new case."""

    title: Title
    client_name: ClientName | None = None
    description: Description | None = None


class CaseChangeRequest(Body):
    """What to rewrite; what is not named stays."""

    title: Title | None = None
    client_name: ClientName | None = None
    description: Description | None = None
    status: CaseStatus | None = None


class CaseStatusRequest(Body):
    """A new status alone."""

    status: CaseStatus


class CaseView(BaseModel):
    """A case as clients show it; times are ISO 8601 in UTC."""

    model_config = ConfigDict(defer_build=True)

    id: str
    title: str
    client_name: str | None
    description: str | None
    status: CaseStatus
    created_by: str
    created_at: str
    updated_at: str
    evidence_count: int
    draft_status: DraftStatus
    member_count: int


class InvitationRequest(Body):
    """One person, by id or address; `permission` is the client's older word for the role."""

    user_id: Annotated[str, StringConstraints(max_length=64)] | None = None
    email: Annotated[str, StringConstraints(max_length=254)] | None = None
    role: MemberRole | None = None
    permission: Literal["read", "read_write"] | None = None

    @model_validator(mode="after")
    def _names_somebody(self) -> InvitationRequest:
        if (self.user_id is None) == (self.email is None):
            raise ValueError("exactly one of user_id and email is required")
        return self

    def invitation(self) -> Invitation:
        permitted = MemberRole.MEMBER if self.permission == "read_write" else MemberRole.VIEWER
        return Invitation(self.role or permitted, self.user_id, self.email)


class InvitationsRequest(Body):
    """One person as in `InvitationRequest`, or several under `members`."""

    user_id: str | None = None
    email: str | None = None
    role: MemberRole | None = None
    permission: Literal["read", "read_write"] | None = None
    members: Annotated[list[InvitationRequest], Field(min_length=1, max_length=50)] | None = None

    @model_validator(mode="after")
    def _one_or_several(self) -> InvitationsRequest:
        if self.members is None:
            self.members = [InvitationRequest(**self.model_dump(exclude={"members"}))]
        elif self.user_id or self.email:
            raise ValueError("members or one person, not both")
        return self


class MemberView(BaseModel):
    """A member; `permission` repeats what the role allows."""

    model_config = ConfigDict(defer_build=True)

    user_id: str
    name: str
    email: str
    permission: Literal["read", "read_write"]
    role: MemberRole


class MembersView(BaseModel):
    """Everybody in a case."""

    model_config = ConfigDict(defer_build=True)

    members: list[MemberView]
    total: int


router = APIRouter(prefix="/api/cases", tags=["cases"])


@router.post("", status_code=201, response_model=CaseView)
async def start(body: CaseRequest, who: CurrentPrincipal, cases: UseCases) -> Any:
    """Start a case; the caller owns it."""
    change = CaseChange(body.title, body.client_name, body.description)
    return _view(cases.start(who, change, cases.now()))


@router.get("", response_model=list[CaseView])
async def mine(
    who: CurrentPrincipal,
    cases: UseCases,
    response: Response,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Any:
    """The caller's cases, latest first; `X-Next-Cursor` is there when more follow."""
    page = cases.mine(who, limit, decode_cursor(cursor))
    if page.cursor is not None:
        response.headers["x-next-cursor"] = encode_cursor(page.cursor)
    return [_view(case) for case in page.cases]


@router.get("/{case_id}", response_model=CaseView)
async def read(case_id: str, who: CurrentPrincipal, cases: UseCases) -> Any:
    """One case."""
    return _view(cases.access(who, case_id, Access.READ))


@router.put("/{case_id}", response_model=CaseView)
@router.patch("/{case_id}", response_model=CaseView)
async def change(
    case_id: str, body: CaseChangeRequest, who: CurrentPrincipal, cases: UseCases
) -> Any:
    """Rewrite the named fields."""
    wanted = CaseChange(body.title, body.client_name, body.description, body.status)
    return _view(cases.change(who, case_id, wanted, cases.now()))


@router.put("/{case_id}/status", response_model=CaseView)
async def change_status(
    case_id: str, body: CaseStatusRequest, who: CurrentPrincipal, cases: UseCases
) -> Any:
    """Rewrite the status."""
    return _view(cases.change(who, case_id, CaseChange(status=body.status), cases.now()))


@router.delete("/{case_id}", status_code=204)
async def delete(
    case_id: str, who: CurrentPrincipal, cases: UseCases, *, permanent: bool = False
) -> Response:
    """Close and hide a case; `permanent=true` is refused."""
    cases.delete(who, case_id, cases.now(), permanent=permanent)
    return Response(status_code=204)


@router.get("/{case_id}/members", response_model=MembersView)
async def members(case_id: str, who: CurrentPrincipal, cases: UseCases) -> Any:
    """Who is in the case."""
    return _members(cases.members(who, case_id))


@router.post("/{case_id}/members", status_code=201, response_model=MembersView)
async def invite(
    case_id: str,
    body: InvitationsRequest,
    who: CurrentPrincipal,
    cases: UseCases,
) -> Any:
    """Add people of the firm, or change what they may do; one, or several under `members`."""
    invitations = [one.invitation() for one in body.members or ()]
    return _members(cases.members.of(cases.invite(who, case_id, invitations, cases.now())))


def _view(case: Case) -> dict[str, Any]:
    return {
        "id": case.case_id,
        "title": case.title,
        "client_name": case.client_name,
        "description": case.description,
        "status": case.status,
        "created_by": case.created_by,
        "created_at": iso(case.created_at),
        "updated_at": iso(case.updated_at),
        "evidence_count": case.evidence_count,
        "draft_status": case.draft_status,
        "member_count": len(case.members),
    }


def _members(found: Sequence[Member]) -> dict[str, Any]:
    views = [
        {
            "user_id": member.user_id,
            "name": member.name,
            "email": member.email,
            "permission": "read" if member.role is MemberRole.VIEWER else "read_write",
            "role": member.role,
        }
        for member in found
    ]
    return {"members": views, "total": len(views)}
