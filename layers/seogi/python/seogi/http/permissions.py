"""Who may call what: every route of every app, in one table that is also enforced.

A route that is not here answers nobody (`Unlisted`), and a test fails. What a *case* allows
(own, foreign, viewer) is decided in `features/cases/service.py`; `case` says which need the
route states there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seogi.identity import Role


class CaseNeed(StrEnum):
    """What the route needs of the case in its path or body."""

    NONE = "none"
    READ = "read"
    WRITE = "write"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Rule:
    """`roles` empty means anybody, signed in or not."""

    roles: frozenset[Role]
    case: CaseNeed = CaseNeed.NONE

    @property
    def public(self) -> bool:
        return not self.roles


class Unlisted(RuntimeError):
    """A route has no entry here; that is a fault of the code, not of the caller."""


EVERYBODY = frozenset(Role)
WRITERS = EVERYBODY - {Role.CLIENT}
FOUNDERS = frozenset((Role.LAWYER, Role.STAFF, Role.ADMIN))

PUBLIC = Rule(frozenset())
SIGNED_IN = Rule(EVERYBODY)
CASE_READER = Rule(EVERYBODY, CaseNeed.READ)
CASE_WRITER = Rule(WRITERS, CaseNeed.WRITE)
CASE_OWNER = Rule(FOUNDERS, CaseNeed.OWN)

RULES: dict[str, Rule] = {
    "GET /api/health": PUBLIC,
    "GET /api/version": PUBLIC,
    "GET /healthz": PUBLIC,
    # accounts
    "POST /api/auth/signup": PUBLIC,
    "POST /api/auth/login": PUBLIC,
    "POST /api/auth/refresh": PUBLIC,
    "POST /api/auth/logout": PUBLIC,
    "GET /api/auth/me": SIGNED_IN,
    # cases
    "POST /api/cases": Rule(FOUNDERS),
    "GET /api/cases": SIGNED_IN,
    "GET /api/cases/{case_id}": CASE_READER,
    "PUT /api/cases/{case_id}": CASE_WRITER,
    "PATCH /api/cases/{case_id}": CASE_WRITER,
    "DELETE /api/cases/{case_id}": CASE_OWNER,
    "PUT /api/cases/{case_id}/status": CASE_WRITER,
    "GET /api/cases/{case_id}/members": CASE_READER,
    "POST /api/cases/{case_id}/members": CASE_OWNER,
    # drafts
    "POST /api/cases/{case_id}/draft-preview-async": CASE_WRITER,
    "POST /api/cases/{case_id}/draft-preview": CASE_WRITER,
    "GET /api/cases/{case_id}/draft-jobs/{job_id}": CASE_READER,
    # evidence
    "POST /api/evidence/presigned-url": CASE_WRITER,
    "POST /api/evidence/upload-complete": CASE_WRITER,
    "GET /api/cases/{case_id}/evidence": CASE_READER,
    "GET /api/evidence/{evidence_id}": CASE_READER,
    "GET /api/evidence/{evidence_id}/status": CASE_READER,
    "GET /api/evidence/{evidence_id}/passages/{number}": CASE_READER,
    "GET /api/evidence/{evidence_id}/excerpt": CASE_READER,
    "POST /api/evidence/{evidence_id}/retry": CASE_WRITER,
    "PATCH /api/evidence/{evidence_id}/speaker-mapping": CASE_WRITER,
    "DELETE /api/evidence/{evidence_id}": CASE_WRITER,
    # jobs
    "GET /api/jobs": SIGNED_IN,
    "GET /api/jobs/{job_id}": SIGNED_IN,
    "GET /api/jobs/{job_id}/result": SIGNED_IN,
    "GET /api/jobs/{job_id}/events": SIGNED_IN,
    "POST /api/jobs/{job_id}/cancel": SIGNED_IN,
    "POST /api/jobs/{job_id}/retry": SIGNED_IN,
    # reports: a topic is its owner's alone, a template changes with who brought it and admins
    "POST /api/topics/plan": SIGNED_IN,
    "POST /api/topics/generate": SIGNED_IN,
    "POST /api/topics/{topic_id}/generate": SIGNED_IN,
    "POST /api/topics/{topic_id}/ask": SIGNED_IN,
    "GET /api/topics/{topic_id}/status": SIGNED_IN,
    "GET /api/topics/{topic_id}/status/stream": SIGNED_IN,
    "POST /api/topics/{topic_id}/cancel": SIGNED_IN,
    "POST /api/topics/{topic_id}/retry": SIGNED_IN,
    "GET /api/topics/{topic_id}/report": SIGNED_IN,
    "POST /api/topics/{topic_id}/publish": SIGNED_IN,
    "PUT /api/topics/{topic_id}/sections/{order}": SIGNED_IN,
    "POST /api/topics/{topic_id}/sections/{order}/regenerate": SIGNED_IN,
    "POST /api/topics": SIGNED_IN,
    "GET /api/topics": SIGNED_IN,
    "GET /api/topics/{topic_id}": SIGNED_IN,
    "PATCH /api/topics/{topic_id}": SIGNED_IN,
    "DELETE /api/topics/{topic_id}": SIGNED_IN,
    "GET /api/topics/{topic_id}/messages": SIGNED_IN,
    "POST /api/topics/{topic_id}/messages": SIGNED_IN,
    "DELETE /api/topics/{topic_id}/messages/{message_id}": SIGNED_IN,
    "GET /api/artifacts/{artifact_id}": SIGNED_IN,
    "GET /api/artifacts/{artifact_id}/content": SIGNED_IN,
    "GET /api/artifacts/{artifact_id}/download": SIGNED_IN,
    "POST /api/artifacts/{artifact_id}/convert-hwpx": SIGNED_IN,
    "POST /api/artifacts/{artifact_id}/convert": SIGNED_IN,
    "GET /api/artifacts/topics/{topic_id}": SIGNED_IN,
    "GET /api/messages/{message_id}/hwpx/download": SIGNED_IN,
    "GET /api/templates": SIGNED_IN,
    "POST /api/templates": SIGNED_IN,
    "POST /api/templates/upload-link": SIGNED_IN,
    "POST /api/templates/from-upload": SIGNED_IN,
    "GET /api/templates/{template_id}": SIGNED_IN,
    "PATCH /api/templates/{template_id}": SIGNED_IN,
    "PUT /api/templates/{template_id}/prompt-system": SIGNED_IN,
    "PUT /api/templates/{template_id}/prompt-user": SIGNED_IN,
    "POST /api/templates/{template_id}/regenerate-prompt-system": SIGNED_IN,
    "DELETE /api/templates/{template_id}": SIGNED_IN,
}


def rule_for(method: str, path: str) -> Rule:
    """The rule of a route by its method and path template.

    Raises:
        Unlisted: the table has no entry.
    """
    rule = RULES.get(f"{method} {path}")
    if rule is None:
        raise Unlisted(f"{method} {path} has no entry in seogi.http.permissions.RULES")
    return rule
