"""`/api/topics`: what a user has asked for, and the conversation about it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from seogi.features.reports.library import Page
from seogi.features.reports.model import Speaker, TopicStatus
from seogi.features.reports.ports import TopicChange
from seogi.features.reports.routes import shapes, views
from seogi.features.reports.routes.use_cases import UseCases
from seogi.features.reports.routes.work import CONTENT_MAX, Id, Lenient, PromptText
from seogi.http.auth import CurrentPrincipal
from seogi.http.requests import Language
from seogi.http.success import Answering, Success
from seogi.texts import text

router = APIRouter(prefix="/api/topics", tags=["topics"])

PageNumber = Annotated[int, Query(ge=1, le=10_000)]
PageSize = Annotated[int, Query(ge=1, le=100)]


class TopicBody(Lenient):
    """A new topic; `language` is that of the report."""

    input_prompt: PromptText
    language: Literal["ko", "en"] | None = None
    template_id: int | None = None


class TopicChangeBody(Lenient):
    """What to change; what is left out stays."""

    generated_title: PromptText | None = None
    status: Literal[TopicStatus.ACTIVE, TopicStatus.ARCHIVED] | None = None
    template_id: int | None = None


class MessageBody(Lenient):
    """One more turn of the conversation."""

    role: Speaker = Speaker.USER
    content: Annotated[str, StringConstraints(min_length=1, max_length=CONTENT_MAX)]


@router.post("", status_code=201, response_model=Success[shapes.TopicView])
async def create(
    body: TopicBody, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Keeps a topic without planning it."""
    wanted = body.language or lang
    made = use.topics.create(who, body.input_prompt, body.template_id, wanted)
    return answer(views.topic(made))


@router.get("", response_model=Success[shapes.TopicsView])
async def mine(
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
    status: TopicStatus | None = None,
    page: PageNumber = 1,
    page_size: PageSize = 20,
) -> Any:
    """The caller's topics, newest first; deleted ones only when asked for."""
    found, total = use.topics.page(who, status, Page(page, page_size))
    shown = [views.topic(topic) for topic in found]
    return answer({"topics": shown, "total": total, "page": page, "page_size": page_size})


@router.get("/{topic_id}", response_model=Success[shapes.TopicView])
async def read(topic_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """One topic."""
    return answer(views.topic(use.topics.gate(who, topic_id)))


@router.patch("/{topic_id}", response_model=Success[shapes.TopicView])
async def change(
    topic_id: Id, body: TopicChangeBody, who: CurrentPrincipal, use: UseCases, answer: Answering
) -> Any:
    """Renames, archives or reopens a topic."""
    changed = TopicChange(
        title=body.generated_title, status=body.status, template_id=body.template_id
    )
    return answer(views.topic(use.topics.change(who, topic_id, changed)))


@router.delete("/{topic_id}", response_model=Success[shapes.DeletedView])
async def delete(
    topic_id: Id, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Hides a topic and stops its work."""
    use.topics.delete(who, topic_id)
    return answer({"id": topic_id, "message": text(lang, "report.topic_deleted")})


@router.get("/{topic_id}/messages", response_model=Success[shapes.MessagesView])
async def messages(
    topic_id: Id,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Any:
    """The conversation in order."""
    found = use.messages.of(who, topic_id)
    shown = [views.message(one) for one in found[offset : offset + limit]]
    return answer({"messages": shown, "total": len(found), "topic_id": topic_id})


@router.post("/{topic_id}/messages", status_code=201, response_model=Success[shapes.MessageView])
async def say(
    topic_id: Id, body: MessageBody, who: CurrentPrincipal, use: UseCases, answer: Answering
) -> Any:
    """Adds a turn without having it answered."""
    return answer(views.message(use.messages.add(who, topic_id, body.role, body.content)))


@router.delete("/{topic_id}/messages/{message_id}", response_model=Success[shapes.DeletedView])
async def unsay(
    topic_id: Id,
    message_id: Id,
    who: CurrentPrincipal,
    lang: Language,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Takes a turn away."""
    use.messages.delete(who, topic_id, message_id)
    return answer({"id": message_id, "message": text(lang, "report.message_deleted")})
