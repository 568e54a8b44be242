"""What cases need from outside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from seogi.features.cases.model import (
    Access,
    Case,
    CaseChange,
    CasePage,
    DraftStatus,
    MemberRole,
)
from seogi.identity import Principal


class CaseGate(Protocol):
    """How other features ask for a case (`service.CaseAccess` is the one answer): one read."""

    def __call__(self, who: Principal, case_id: str, need: Access = Access.READ) -> Case:
        """The case.

        Raises:
            CaseNotFound: it does not exist for this caller.
            CaseReadOnly: the caller may read it only.
        """


class CaseStore(Protocol):
    """Cases of firms; a deleted case stays in the store but leaves every list."""

    def create(self, case: Case) -> None:
        """Add a case and its list entries in one write."""

    def load(self, tenant: str, case_id: str) -> Case | None:
        """One read; deleted cases are returned too."""

    def page(self, tenant: str, user_id: str | None, limit: int, cursor: str | None) -> CasePage:
        """Cases of a member (or, for None, of the firm), latest first; cost does not grow."""

    def change(self, tenant: str, case_id: str, change: CaseChange, at: int) -> Case:
        """Write the fields that are not None.

        Raises:
            CaseNotFound: it does not exist or is deleted.
        """

    def add_members(self, case: Case, roles: Mapping[str, MemberRole], at: int) -> Case:
        """Add people or change their roles, with their list entries.

        Raises:
            CaseNotFound: it does not exist or is deleted.
        """

    def delete(self, case: Case, at: int, purge_at: int) -> None:
        """Mark it closed and deleted and take it out of every list.

        Raises:
            CaseNotFound: it is deleted already.
        """

    def count_evidence(self, tenant: str, case_id: str, change: int) -> None:
        """Add to the number of its evidence files; a case that is gone is ignored."""

    def mark_draft(self, tenant: str, case_id: str, status: DraftStatus) -> None:
        """Say how far its draft is; a case that is gone is ignored."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the firm, as cases show them."""

    user_id: str
    name: str
    email: str


class People(Protocol):
    """Who is in a firm."""

    def named(self, tenant: str, user_ids: Collection[str]) -> Mapping[str, Person]:
        """Those of `user_ids` who exist."""

    def with_email(self, tenant: str, email: str) -> Person | None:
        """The person of the firm with this address."""
