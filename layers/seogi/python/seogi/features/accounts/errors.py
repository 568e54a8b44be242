"""Errors with a status of their own, apart from the values: what maps them loads nothing else."""

from __future__ import annotations

from seogi.errors import SeogiError


class WrongCredentials(SeogiError):
    """The address is unknown or the password wrong; which of them is never told."""

    code = "AUTHENTICATION_FAILED"
    key = "accounts.wrong_credentials"


class RefreshRefused(SeogiError):
    """The refresh token is missing, expired, revoked or was spent before."""

    code = "REFRESH_REFUSED"
    key = "accounts.refresh_refused"
