"""Errors with a status of their own, apart from the values: what maps them loads nothing else."""

from __future__ import annotations

from seogi.errors import SeogiError


class ConversionFailed(SeogiError):
    """The file could not be made; its job says why.

    Attributes:
        params: `reason`, already in the caller's language, and `job_id`.
    """

    code = "CONVERSION_FAILED"
    key = "error.conversion_failed"


class StillConverting(SeogiError):
    """The file takes longer than the request may wait; its job goes on (`params["job_id"]`)."""

    code = "STILL_CONVERTING"
    key = "error.still_converting"
