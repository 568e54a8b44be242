"""What people do with cases, and the one place that decides who may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seogi.features.cases.model import (
    CASE_ID,
    KEEP_DELETED_MS,
    MAX_MEMBERS,
    Access,
    Case,
    CaseChange,
    CaseNotFound,
    CasePage,
    CaseReadOnly,
    Invitation,
    LastOwner,
    Member,
    MemberRole,
    PermanentDeleteRefused,
    TooManyMembers,
    UnknownPerson,
)
from seogi.features.cases.ports import CaseStore, People
from seogi.identity import Principal, Role

SEES_ALL = frozenset((Role.ADMIN, Role.STAFF))


@dataclass(frozen=True, slots=True)
class CaseAccess:
    """The case, if the caller may do this to it: one read of the store."""

    store: CaseStore

    def __call__(self, who: Principal, case_id: str, need: Access = Access.READ) -> Case:
        """The case.

        Raises:
            CaseNotFound: it does not exist, is deleted, is another firm's or the caller is
                not in it; these four cannot be told apart.
            CaseReadOnly: the caller may read it only.
        """
        case = self.store.load(who.tenant, case_id) if CASE_ID.fullmatch(case_id) else None
        if case is None or case.deleted_at is not None:
            raise CaseNotFound
        if who.user_id not in case.members and who.role not in SEES_ALL:
            raise CaseNotFound
        if not may(who, case.members.get(who.user_id), need):
            raise CaseReadOnly
        return case


def may(who: Principal, member: MemberRole | None, need: Access) -> bool:
    """Whether somebody who sees a case may do `need` to it.

    An admin may do everything in the firm; a client only ever reads; staff who are not members
    read.
    """
    if need is Access.READ or who.role is Role.ADMIN:
        return True
    if who.role is Role.CLIENT:
        return False
    if need is Access.OWN:
        return member is MemberRole.OWNER
    return member in (MemberRole.OWNER, MemberRole.MEMBER)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Start a case; whoever starts it owns it."""

    store: CaseStore
    new_id: Callable[[], str]

    def __call__(self, who: Principal, change: CaseChange, now: int) -> Case:
        case = Case(
            case_id=self.new_id(),
            tenant=who.tenant,
            title=change.title or "",
            client_name=change.client_name,
            description=change.description,
            created_by=who.user_id,
            created_at=now,
            updated_at=now,
            members={who.user_id: MemberRole.OWNER},
        )
        self.store.create(case)
        return case


@dataclass(frozen=True, slots=True)
class ListCases:
    """The caller's cases, latest first; admins and staff see the firm's."""

    store: CaseStore

    def __call__(self, who: Principal, limit: int, cursor: str | None) -> CasePage:
        member = None if who.role in SEES_ALL else who.user_id
        return self.store.page(who.tenant, member, limit, cursor)


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Rewrite what a case says of itself."""

    access: CaseAccess

    def __call__(self, who: Principal, case_id: str, change: CaseChange, now: int) -> Case:
        """The case after it.

        Raises:
            CaseNotFound, CaseReadOnly: as in `CaseAccess`.
        """
        case = self.access(who, case_id, Access.WRITE)
        if change == CaseChange():
            return case
        return self.access.store.change(who.tenant, case_id, change, now)


@dataclass(frozen=True, slots=True)
class DeleteCase:
    """Close a case and hide it; it can be restored until `purge_at`."""

    access: CaseAccess

    def __call__(self, who: Principal, case_id: str, now: int, *, permanent: bool = False) -> None:
        """Mark it deleted.

        Raises:
            PermanentDeleteRefused: destruction was asked for.
            CaseNotFound, CaseReadOnly: as in `CaseAccess`.
        """
        case = self.access(who, case_id, Access.OWN)
        if permanent:
            raise PermanentDeleteRefused(days=KEEP_DELETED_MS // 86_400_000)
        self.access.store.delete(case, now, now + KEEP_DELETED_MS)


@dataclass(frozen=True, slots=True)
class CaseMembers:
    """Who is in a case."""

    access: CaseAccess
    people: People

    def __call__(self, who: Principal, case_id: str) -> list[Member]:
        """Members, owners first.

        Raises:
            CaseNotFound: as in `CaseAccess`.
        """
        return self.of(self.access(who, case_id))

    def of(self, case: Case) -> list[Member]:
        """The members of a case that was read already."""
        named = self.people.named(case.tenant, list(case.members))
        order = list(MemberRole)
        found = [
            Member(person.user_id, case.members[person.user_id], person.name, person.email)
            for person in named.values()
        ]
        return sorted(found, key=lambda member: (order.index(member.role), member.user_id))


@dataclass(frozen=True, slots=True)
class InviteMembers:
    """Add people of the firm to a case, or change what they may do in it."""

    access: CaseAccess
    people: People

    def __call__(
        self, who: Principal, case_id: str, invitations: Sequence[Invitation], now: int
    ) -> Case:
        """The case after it.

        Raises:
            UnknownPerson: somebody is not in the firm.
            TooManyMembers, LastOwner: the case's own rules.
            CaseNotFound, CaseReadOnly: as in `CaseAccess`.
        """
        case = self.access(who, case_id, Access.OWN)
        roles = {self._find(who.tenant, one): one.role for one in invitations}
        after = {**case.members, **roles}
        if len(after) > MAX_MEMBERS:
            raise TooManyMembers(limit=MAX_MEMBERS)
        if MemberRole.OWNER not in after.values():
            raise LastOwner
        return self.access.store.add_members(case, roles, now)

    def _find(self, tenant: str, invitation: Invitation) -> str:
        if invitation.user_id is not None:
            found = self.people.named(tenant, [invitation.user_id]).get(invitation.user_id)
        else:
            found = self.people.with_email(tenant, invitation.email or "")
        if found is None:
            raise UnknownPerson
        return found.user_id
