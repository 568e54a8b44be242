"""Keys are spelled in one module, and no tenant reaches another's."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from seogi.adapters.dynamodb import keys
from seogi.jobs.model import JobRef

PACKAGE = Path(keys.__file__).parents[2]
SPELLED = {"pk", "sk", "gsi1_pk", "gsi1_sk", "mine_pk", "mine_sk", "subject_pk", "due_shard"}


def test_no_other_module_spells_a_key() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "keys.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in SPELLED
    ]
    assert found == []


@pytest.mark.parametrize("tenant", ["", "firm#JOB", "#"])
def test_a_tenant_that_would_read_as_a_key_is_refused(tenant: str) -> None:
    with pytest.raises(ValueError, match="tenant"):
        keys.job(JobRef(tenant, "job_1"))


def test_a_job_is_found_again_from_its_key_whatever_its_id() -> None:
    ref = JobRef("firm", "job_1#JOB#x")
    assert keys.ref_of(keys.job(ref)) == ref


def test_shards_share_the_jobs() -> None:
    used = {keys.due_shard(f"job_{n:012x}") for n in range(100)}
    assert used == set(keys.DUE_SHARDS)
    assert keys.due_shard("job_000000000001") == keys.due_shard("job_000000000001")
