"""One contract for the store of cases, held by every adapter."""

from __future__ import annotations

import pytest

from seogi.features.cases.model import (
    CaseChange,
    CaseNotFound,
    CaseStatus,
    DraftStatus,
    MemberRole,
)
from seogi.features.cases.ports import CaseStore
from tests.cases.builders import NOW, TENANT, a_case


def test_a_case_is_read_back_as_it_was_written(store: CaseStore) -> None:
    case = a_case(client_name="홍길동", description="설명")
    store.create(case)
    assert store.load(TENANT, case.case_id) == case
    assert store.load("tn_other", case.case_id) is None


def test_lists_are_latest_first_in_pages_without_gaps(store: CaseStore) -> None:
    for number in range(1, 6):
        store.create(a_case(number))
    first = store.page(TENANT, "owner", 2, None)
    second = store.page(TENANT, "owner", 2, first.cursor)
    third = store.page(TENANT, "owner", 2, second.cursor)
    shown = [case.title for page in (first, second, third) for case in page.cases]
    assert shown == [f"사건 {number}" for number in (5, 4, 3, 2, 1)]
    assert third.cursor is None


def test_a_page_that_is_exactly_full_has_no_next(store: CaseStore) -> None:
    store.create(a_case(1))
    store.create(a_case(2))
    assert store.page(TENANT, "owner", 2, None).cursor is None


def test_a_member_lists_their_own_cases_and_the_firm_lists_all(store: CaseStore) -> None:
    store.create(a_case(1))
    store.create(a_case(2, members={"other": MemberRole.OWNER}))
    store.create(a_case(3, tenant="tn_other"))
    assert [case.title for case in store.page(TENANT, "owner", 9, None).cases] == ["사건 1"]
    assert len(store.page(TENANT, None, 9, None).cases) == 2
    assert store.page(TENANT, "nobody", 9, None).cases == ()


def test_a_change_writes_what_it_names(store: CaseStore) -> None:
    store.create(a_case(description="그대로"))
    case_id = a_case().case_id
    change = CaseChange(title="새 제목", status=CaseStatus.REVIEW)
    after = store.change(TENANT, case_id, change, NOW + 9)
    assert (after.title, after.status, after.description) == (
        "새 제목",
        CaseStatus.REVIEW,
        "그대로",
    )
    assert after.updated_at == NOW + 9
    assert store.load(TENANT, case_id) == after


def test_added_members_see_the_case_in_their_list(store: CaseStore) -> None:
    case = a_case()
    store.create(case)
    after = store.add_members(case, {"lee": MemberRole.VIEWER}, NOW + 5)
    assert after.members == {"owner": MemberRole.OWNER, "lee": MemberRole.VIEWER}
    assert store.load(TENANT, case.case_id) == after
    assert store.page(TENANT, "lee", 9, None).cases == (after,)


def test_a_member_gets_another_role_without_a_second_list_entry(store: CaseStore) -> None:
    case = a_case()
    store.create(case)
    after = store.add_members(case, {"lee": MemberRole.VIEWER}, NOW)
    store.add_members(after, {"lee": MemberRole.MEMBER}, NOW)
    (only,) = store.page(TENANT, "lee", 9, None).cases
    assert only.members["lee"] is MemberRole.MEMBER


def test_a_deleted_case_leaves_every_list_and_keeps_everything_else(store: CaseStore) -> None:
    case = a_case(members={"owner": MemberRole.OWNER, "lee": MemberRole.VIEWER})
    store.create(case)
    store.delete(case, NOW + 1, NOW + 2)
    kept = store.load(TENANT, case.case_id)
    assert kept is not None
    assert (kept.status, kept.deleted_at, kept.purge_at) == (CaseStatus.CLOSED, NOW + 1, NOW + 2)
    assert (kept.title, kept.members) == (case.title, case.members)
    for user in ("owner", "lee", None):
        assert store.page(TENANT, user, 9, None).cases == ()


def test_a_deleted_case_is_not_written_again(store: CaseStore) -> None:
    case = a_case()
    store.create(case)
    store.delete(case, NOW, NOW)
    with pytest.raises(CaseNotFound):
        store.delete(case, NOW, NOW)
    with pytest.raises(CaseNotFound):
        store.change(TENANT, case.case_id, CaseChange(title="x"), NOW)
    with pytest.raises(CaseNotFound):
        store.add_members(case, {"lee": MemberRole.VIEWER}, NOW)


def test_counting_evidence_and_marking_the_draft_ignore_a_case_that_is_gone(
    store: CaseStore,
) -> None:
    case = a_case()
    store.create(case)
    store.count_evidence(TENANT, case.case_id, 2)
    store.count_evidence(TENANT, case.case_id, -1)
    store.mark_draft(TENANT, case.case_id, DraftStatus.COMPLETED)
    store.count_evidence(TENANT, "case_ffffffffffff", 1)
    store.mark_draft(TENANT, "case_ffffffffffff", DraftStatus.COMPLETED)
    after = store.load(TENANT, case.case_id)
    assert after is not None
    assert (after.evidence_count, after.draft_status) == (1, DraftStatus.COMPLETED)
    assert store.load(TENANT, "case_ffffffffffff") is None
