"""The only map from domain errors to HTTP statuses, and the handlers that use it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from seogi import errors
from seogi.features.accounts import errors as accounts
from seogi.features.drafts import errors as drafts
from seogi.features.reports import errors as reports
from seogi.http.context import context_of
from seogi.http.envelopes import JsonObject, Problem, face_of, hwp, problem_response
from seogi.jobs import errors as jobs

STATUS: dict[type[errors.SeogiError], int] = {
    errors.SeogiError: 500,
    errors.Invalid: 400,
    errors.Unauthenticated: 401,
    accounts.WrongCredentials: 401,
    accounts.RefreshRefused: 401,
    errors.PermissionDenied: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.RateLimited: 429,
    drafts.DraftFailed: 502,
    reports.ConversionFailed: 502,
    reports.StillConverting: 503,
    jobs.IdempotencyMismatch: 422,
    jobs.StoreBusy: 503,
}

_HTTP_CODES = {
    404: ("NOT_FOUND", "http.not_found"),
    405: ("METHOD_NOT_ALLOWED", "http.method_not_allowed"),
    415: ("UNSUPPORTED_MEDIA_TYPE", "http.unsupported_media_type"),
}

BUSY_SECONDS = "1"

Handler = Callable[[Request, Exception], Awaitable[Response]]


class InvalidField(errors.Invalid):
    """A header or query value breaks its own format; answered like any other field."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


STATUS[InvalidField] = 422


def status_of(error: type[errors.SeogiError]) -> int:
    """The status of the nearest mapped class."""
    return next(STATUS[parent] for parent in error.__mro__ if parent in STATUS)


def problem_of(error: errors.SeogiError) -> Problem:
    """A domain error as a problem, with the header that goes with its status."""
    headers: Mapping[str, str] = {}
    if isinstance(error, errors.RateLimited):
        headers = {"retry-after": str(error.retry_after)}
    status = status_of(type(error))
    if status == HTTPStatus.UNAUTHORIZED:
        headers = {"www-authenticate": "Bearer"}
    elif status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers = {"retry-after": BUSY_SECONDS}
    return Problem(status, error.code, error.key, error.params, headers=headers)


def problem_of_http(error: HTTPException) -> Problem:
    """What the framework itself refuses (unknown path, method), in our words."""
    code, key = _HTTP_CODES.get(error.status_code, (f"HTTP_{error.status_code}", "http.other"))
    return Problem(error.status_code, code, key, headers=error.headers or {})


def problem_of_validation(found: Sequence[Mapping[str, Any]]) -> Problem:
    """A 422 that names each field; what was sent is not repeated, it may be a password."""
    if any(entry["type"] == "json_invalid" for entry in found):
        return Problem(422, "VALIDATION_ERROR", "http.invalid_json")
    details: list[JsonObject] = [
        {"field": _field(entry["loc"]), "message": entry["msg"], "type": entry["type"]}
        for entry in found
    ]
    names = ", ".join(dict.fromkeys(str(entry["field"]) for entry in details))
    return Problem(422, "VALIDATION_ERROR", "http.invalid_request", {"fields": names}, details)


def problem_of_report(found: Sequence[Mapping[str, Any]]) -> Problem:
    """The same for the reports face: 400, and the sentence names what is missing."""
    usual = problem_of_validation(found)
    first = found[0]
    field = _field(first["loc"])
    if first["type"] in ("missing", "string_too_short"):
        return replace(usual, status=400, key="http.field_required", params={"field": field})
    if first["type"] == "string_too_long":
        params: dict[str, str | int] = {"field": field, "limit": int(first["ctx"]["max_length"])}
        return replace(usual, status=400, key="http.field_too_long", params=params)
    return replace(usual, status=400)


def install_error_handlers(app: FastAPI, now: Callable[[], int]) -> None:
    """Render every error of the app in the envelope of the path's owner."""

    async def on_domain(request: Request, error: Exception) -> Response:
        assert isinstance(error, errors.SeogiError)  # noqa: S101 - registered for this class only
        if status_of(type(error)) == HTTPStatus.INTERNAL_SERVER_ERROR:
            raise error  # the last-resort layer logs it and answers
        problem = problem_of(error)
        if isinstance(error, InvalidField) and _of_reports(request):
            problem = replace(problem, status=HTTPStatus.BAD_REQUEST)
        return problem_response(request.scope, problem, now())

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
        return problem_response(request.scope, problem_of_http(error), now())

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
        worded = problem_of_report if _of_reports(request) else problem_of_validation
        return problem_response(request.scope, worded(error.errors()), now())

    handlers: dict[type[Exception], Handler] = {
        errors.SeogiError: on_domain,
        HTTPException: on_http,
        RequestValidationError: on_validation,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _of_reports(request: Request) -> bool:
    return face_of(context_of(request.scope).path) is hwp


def _field(location: Sequence[str | int]) -> str:
    parts = [str(part) for part in location]
    if len(parts) > 1 and parts[0] in ("body", "query", "path", "header"):
        parts = parts[1:]
    return ".".join(parts)
