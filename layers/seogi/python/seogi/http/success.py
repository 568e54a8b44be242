"""What the reports face answers when all went well: one envelope around every value."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict

from seogi.http.context import context_of

T = TypeVar("T")


class Meta(BaseModel):
    """What an operator asks for when something was odd."""

    model_config = ConfigDict(defer_build=True)

    requestId: str  # noqa: N815 - the client's word


class Success(BaseModel, Generic[T]):
    """`{"success": true, "data", "error": null, "meta", "feedback": []}`."""

    model_config = ConfigDict(defer_build=True)

    success: bool = True
    data: T
    error: None = None
    meta: Meta
    feedback: list[str] = []


class Answer:
    """Wraps a route's value for the request being answered."""

    def __init__(self, request_id: str) -> None:
        self._request_id = request_id

    def __call__(self, data: Any) -> dict[str, Any]:
        return {
            "success": True,
            "data": data,
            "error": None,
            "meta": {"requestId": self._request_id},
            "feedback": [],
        }


async def _answer(request: Request) -> Answer:
    return Answer(context_of(request.scope).request_id)


Answering = Annotated[Answer, Depends(_answer)]
