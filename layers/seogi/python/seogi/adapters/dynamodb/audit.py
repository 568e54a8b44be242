"""Audit rows in the records table: put once, never changed; texts are masked on the way in."""

from __future__ import annotations

from typing import Any

from seogi.adapters.dynamodb import keys
from seogi.adapters.dynamodb.items import pack
from seogi.jobs.ports import AuditRow
from seogi.masking import mask


def audit_put(table: str, row: AuditRow) -> dict[str, Any]:
    """The part of a transaction that keeps the row."""
    subject, actor = mask(row.subject), mask(row.actor)
    item = {
        **keys.audit(row.tenant, subject, row.at, row.audit_id),
        **keys.audit_indexes(row.tenant, actor, row.at, row.audit_id),
        "at": row.at,
        "actor": actor,
        "action": mask(row.action),
        "subject": subject,
        "job_id": row.job_id,
    }
    return {"Put": {"TableName": table, "Item": pack(item)}}
