"""What can go wrong with a draft, one class per meaning."""

from __future__ import annotations

from seogi.errors import Conflict, Invalid, SeogiError


class DraftFailed(SeogiError):
    """The draft that a caller waited for failed; the text is the job's own message."""

    code = "DRAFT_FAILED"
    key = "error.draft_failed"


class DraftStillWriting(Conflict):
    """The draft takes longer than a caller is kept waiting; it goes on as a job."""

    code = "DRAFT_STILL_WRITING"
    key = "error.draft_still_writing"


class EvidenceMissing(Invalid):
    """The case has no evidence that a draft could cite."""

    code = "EVIDENCE_REQUIRED"
    key = "error.draft_evidence_required"


class EvidenceNotReady(Conflict):
    """Evidence was uploaded, and none of it has been read yet."""

    code = "EVIDENCE_NOT_READY"
    key = "error.draft_evidence_not_ready"


class ModelUnavailable(SeogiError):
    """The provider refused or broke off; the same request may work later."""

    code = "MODEL_UNAVAILABLE"
