"""The one tree of domain errors; a class per meaning, a stable code per class, no HTTP status."""

from __future__ import annotations


class SeogiError(Exception):
    """A failure with a name.

    Attributes:
        code: stable, upper case, what clients and operators match on.
        key: the catalogue key of the text a user reads (`seogi.texts`).
        params: values for that text.
    """

    code = "INTERNAL_SERVER_ERROR"
    key = "error.internal"

    def __init__(self, message: str = "", **params: str | int) -> None:
        super().__init__(message or self.code)
        self.params = params


class NotFound(SeogiError):
    """The thing does not exist for this caller; foreign things look the same."""

    code = "NOT_FOUND"
    key = "error.not_found"


class PermissionDenied(SeogiError):
    """The caller is known and may see the thing, but may not do this to it."""

    code = "PERMISSION_DENIED"
    key = "error.permission_denied"


class Conflict(SeogiError):
    """The thing's present state does not allow this."""

    code = "CONFLICT"
    key = "error.conflict"


class Invalid(SeogiError):
    """The request breaks a rule of the domain (its shape was fine)."""

    code = "VALIDATION_ERROR"
    key = "error.invalid"


class Unauthenticated(SeogiError):
    """There is no access token, or it does not hold."""

    code = "AUTHENTICATION_REQUIRED"
    key = "error.authentication_required"


class InvalidToken(Unauthenticated):
    """An access token was sent, but it is malformed, forged or expired."""

    code = "INVALID_TOKEN"
    key = "error.invalid_token"


class TenantMismatch(PermissionDenied):
    """The request names a tenant that is not the token's."""

    code = "TENANT_MISMATCH"
    key = "error.tenant_mismatch"


class RateLimited(SeogiError):
    """The caller must wait.

    Attributes:
        retry_after: whole seconds until another try can succeed.
    """

    code = "RATE_LIMITED"
    key = "error.rate_limited"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s", seconds=retry_after)
        self.retry_after = retry_after
