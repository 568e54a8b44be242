"""Cases in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from seogi.features.cases.model import (
    Case,
    CaseChange,
    CaseNotFound,
    CasePage,
    CaseStatus,
    DraftStatus,
    MemberRole,
)


class MemoryCases:
    """Keeps every case ever made."""

    def __init__(self) -> None:
        self._cases: dict[tuple[str, str], Case] = {}

    def create(self, case: Case) -> None:
        self._cases[case.tenant, case.case_id] = case

    def load(self, tenant: str, case_id: str) -> Case | None:
        return self._cases.get((tenant, case_id))

    def page(self, tenant: str, user_id: str | None, limit: int, cursor: str | None) -> CasePage:
        listed = sorted(
            (
                (f"{case.created_at:013d}#{case.case_id}", case)
                for case in self._cases.values()
                if case.tenant == tenant
                and case.deleted_at is None
                and (user_id is None or user_id in case.members)
            ),
            reverse=True,
        )
        rest = [entry for entry in listed if cursor is None or entry[0] < cursor]
        following = rest[limit - 1][0] if len(rest) > limit else None
        return CasePage(tuple(case for _, case in rest[:limit]), following)

    def change(self, tenant: str, case_id: str, change: CaseChange, at: int) -> Case:
        case = self._living(tenant, case_id)
        after = replace(
            case,
            title=case.title if change.title is None else change.title,
            client_name=case.client_name if change.client_name is None else change.client_name,
            description=case.description if change.description is None else change.description,
            status=change.status or case.status,
            updated_at=at,
        )
        self.create(after)
        return after

    def add_members(self, case: Case, roles: Mapping[str, MemberRole], at: int) -> Case:
        living = self._living(case.tenant, case.case_id)
        after = replace(living, members={**living.members, **roles}, updated_at=at)
        self.create(after)
        return after

    def delete(self, case: Case, at: int, purge_at: int) -> None:
        living = self._living(case.tenant, case.case_id)
        self.create(
            replace(
                living,
                status=CaseStatus.CLOSED,
                deleted_at=at,
                purge_at=purge_at,
                updated_at=at,
            )
        )

    def count_evidence(self, tenant: str, case_id: str, change: int) -> None:
        case = self.load(tenant, case_id)
        if case is not None:
            self.create(replace(case, evidence_count=case.evidence_count + change))

    def mark_draft(self, tenant: str, case_id: str, status: DraftStatus) -> None:
        case = self.load(tenant, case_id)
        if case is not None:
            self.create(replace(case, draft_status=status))

    def _living(self, tenant: str, case_id: str) -> Case:
        case = self.load(tenant, case_id)
        if case is None or case.deleted_at is not None:
            raise CaseNotFound
        return case
