"""How each product words an error: one renderer per face, chosen by the path's owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.responses import JSONResponse
from starlette.types import Scope

from seogi.http.context import context_of
from seogi.texts import text

JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal before it is worded.

    Attributes:
        status: the HTTP status.
        code: stable, upper case, what clients match on.
        key: the catalogue key of the sentence, with `params` for it.
        details: what to mend, if that can be said (for a 422 one entry per field).
        headers: `Retry-After`, `Allow` and the like.
    """

    status: int
    code: str
    key: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    details: list[JsonObject] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worded:
    """A problem in the caller's language, with the request it answers."""

    problem: Problem
    message: str
    request_id: str
    at: str


def chagok(worded: Worded) -> JsonObject:
    """`{"error": {code, message, error_id, timestamp[, details]}}`."""
    error: JsonObject = {
        "code": worded.problem.code,
        "message": worded.message,
        "error_id": worded.request_id,
        "timestamp": worded.at,
    }
    if worded.problem.details is not None:
        error["details"] = worded.problem.details
    return {"error": error}


def hwp(worded: Worded) -> JsonObject:
    """`{"success": false, "data": null, "error": {…}, "meta": {requestId}, "feedback": []}`."""
    error: JsonObject = {
        "code": worded.problem.code,
        "httpStatus": worded.problem.status,
        "message": worded.message,
        "traceId": worded.request_id,
    }
    if worded.problem.details is not None:
        error["details"] = worded.problem.details
    return {
        "success": False,
        "data": None,
        "error": error,
        "meta": {"requestId": worded.request_id},
        "feedback": [],
    }


Face = Callable[[Worded], JsonObject]

# The owner of a path is the first prefix that fits; everything else speaks the default face.
FACES: tuple[tuple[str, Face], ...] = (
    ("/api/topics", hwp),
    ("/api/artifacts", hwp),
    ("/api/templates", hwp),
    ("/api/messages", hwp),
)


def face_of(path: str) -> Face:
    """The face that owns `path`; a prefix owns whole segments only."""
    for prefix, face in FACES:
        if path == prefix or path.startswith(prefix + "/"):
            return face
    return chagok


def iso(at_ms: int) -> str:
    """Epoch milliseconds as ISO 8601 in UTC with milliseconds and `Z`."""
    moment = datetime.fromtimestamp(at_ms / 1000, tz=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at_ms % 1000:03d}Z"


def problem_response(scope: Scope, problem: Problem, now_ms: int) -> JSONResponse:
    """`problem` in the words of the face that owns the request's path."""
    context = context_of(scope)
    worded = Worded(
        problem=problem,
        message=text(context.lang, problem.key, **problem.params),
        request_id=context.request_id,
        at=iso(now_ms),
    )
    return JSONResponse(
        face_of(context.path)(worded), status_code=problem.status, headers=dict(problem.headers)
    )
