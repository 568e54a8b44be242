"""The committed OpenAPI document is what the code says, and says who may call."""

from __future__ import annotations

import pytest

from scripts.openapi import TARGET, document, rendered
from seogi.http.permissions import RULES


def test_the_committed_document_is_current() -> None:
    assert TARGET.read_text("utf-8") == rendered(), "run scripts/export_openapi"


def test_every_guarded_operation_names_its_roles_and_refusals() -> None:
    operations = {
        f"{method.upper()} {path}": operation
        for path, item in document()["paths"].items()
        for method, operation in item.items()
    }
    assert set(operations) == set(RULES) - {"GET /healthz"}
    for name, rule in RULES.items():
        if rule.public:
            continue
        assert operations[name]["x-roles"] == sorted(rule.roles)
        assert {"401", "403", "default"} <= set(operations[name]["responses"])


def test_no_operation_shares_a_name() -> None:
    names = [
        operation["operationId"]
        for item in document()["paths"].values()
        for operation in item.values()
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["Error", "ReportError", "CaseView", "JobView", "LoginAnswer"])
def test_the_shapes_clients_are_generated_from_are_there(name: str) -> None:
    assert name in document()["components"]["schemas"]
