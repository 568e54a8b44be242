"""The streams' way to cases, made by the first question about one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seogi.adapters.dynamodb.cases import DynamoCases
from seogi.bootstrap.kernel import Kernel
from seogi.bootstrap.later import LaterGate
from seogi.bootstrap.status_stream import case_gate
from seogi.features.cases.ports import CaseGate
from seogi.http.job_view import JobGate
from seogi.identity import Principal, Role
from seogi.jobs.errors import JobNotFound
from tests.adapters.builders import a_job
from tests.cases.builders import a_case

OWNER = Principal("user_000000000001", "firm", Role.LAWYER, "kim@firm.kr", "김")
STRANGER = replace(OWNER, user_id="user_000000000099")


def test_the_owner_of_a_job_is_let_in_without_a_gate_to_cases() -> None:
    def never() -> CaseGate:
        raise AssertionError("nobody asked about a case")

    job = a_job(owner=OWNER.user_id)
    assert JobGate(LaterGate(never))(OWNER, job) == job


def test_a_member_of_the_case_is_let_in_and_a_stranger_is_not(kernel: Kernel) -> None:
    case = a_case()
    DynamoCases(kernel.aws.dynamodb, kernel.settings.records_table).create(case)
    gate = JobGate(LaterGate(lambda: case_gate(kernel.settings, kernel.aws)))
    member = replace(OWNER, tenant=case.tenant, user_id=next(iter(case.members)))
    job = a_job(owner="user_00000000000f", subject=case.case_id)
    assert gate(member, job) == job
    with pytest.raises(JobNotFound):
        gate(replace(STRANGER, tenant=case.tenant), job)
