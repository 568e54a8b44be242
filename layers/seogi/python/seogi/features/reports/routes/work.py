"""`/api/topics/…`: plan, generate, follow, ask, and a report's sections."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, StringConstraints

from seogi.features.reports import outline
from seogi.features.reports.model import TOPIC_MAX, TopicNotFound
from seogi.features.reports.routes import shapes, views
from seogi.features.reports.routes.use_cases import UseCases
from seogi.http.auth import CurrentPrincipal
from seogi.http.requests import IdempotencyKey, Language
from seogi.http.success import Answering, Success
from seogi.jobs.model import Job
from seogi.texts import text

router = APIRouter(prefix="/api/topics", tags=["reports"])

Id = Annotated[int, Path(ge=1, le=10**12)]
Order = Annotated[int, Path(ge=1, le=outline.SECTIONS_MAX)]
PromptText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TOPIC_MAX)
]
PLAN_MAX, CONTENT_MAX = 100_000, 50_000


class Lenient(BaseModel):
    """Base of request models of this face: its clients send fields nobody reads."""

    model_config = ConfigDict(extra="ignore", defer_build=True)


class PlanBody(Lenient):
    """What to plan; `template_id` none or 1 means the built-in template."""

    topic: PromptText
    template_id: int | None = None


class GenerateBody(Lenient):
    """The plan to write; without `plan` the one that the topic has."""

    topic: Annotated[str, StringConstraints(strip_whitespace=True, max_length=TOPIC_MAX)] = ""
    plan: Annotated[str, StringConstraints(max_length=PLAN_MAX)] = ""
    template_id: int | None = None


class GenerateTopicBody(Lenient):
    """The same where the path names no topic: its text, or its number."""

    topic: PromptText
    plan: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=PLAN_MAX)
    ]
    topic_id: int | None = None
    template_id: int | None = None


class AskBody(Lenient):
    """A question about the report, or a wish for it."""

    content: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=CONTENT_MAX)
    ]


class SectionBody(Lenient):
    """A section's own text (Markdown below its heading)."""

    content: Annotated[str, StringConstraints(max_length=PLAN_MAX)]


class RegenerateBody(Lenient):
    """What is to be different; empty for another try."""

    instruction: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""


@router.post("/plan", response_model=Success[shapes.PlanView])
async def plan(
    body: PlanBody, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Plans a report within two seconds and keeps the plan; ten times a minute."""
    topic, made = await use.plan(who, body.topic, body.template_id, lang)
    return answer(
        {
            "topic_id": topic.topic_id,
            "plan": topic.plan,
            "sections": [views.planned(section) for section in made.sections],
            "estimated_sections_count": len(made.sections),
            "thought_out": made.thought_out,
            "thoughts": made.thoughts,
        }
    )


@router.post("/generate", status_code=202, response_model=Success[shapes.TicketView])
async def generate(
    body: GenerateTopicBody,
    who: CurrentPrincipal,
    lang: Language,
    key: IdempotencyKey,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Starts the report that the plan describes, of the caller's newest topic of this text."""
    topic_id = body.topic_id
    if topic_id is None:
        try:
            topic_id = use.generate.latest(who, body.topic)
        except TopicNotFound:
            made = use.topics.create(who, body.topic, body.template_id, lang, body.plan)
            topic_id = made.topic_id
    job = use.generate(who, topic_id, body.plan, body.template_id, key).job
    return answer(_ticket(topic_id, job, "generating", "report.started"))


@router.post("/{topic_id}/generate", status_code=202, response_model=Success[shapes.TicketView])
async def generate_topic(
    topic_id: Id,
    body: GenerateBody,
    who: CurrentPrincipal,
    key: IdempotencyKey,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Starts the report of one topic."""
    wanted = body.plan.strip() and body.plan
    wanted = wanted or use.topics.gate(who, topic_id).plan
    job = use.generate(who, topic_id, wanted, body.template_id, key).job
    return answer(_ticket(topic_id, job, "generating", "report.started"))


@router.post("/{topic_id}/ask", status_code=202, response_model=Success[shapes.TicketView])
async def ask(
    topic_id: Id,
    body: AskBody,
    who: CurrentPrincipal,
    key: IdempotencyKey,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Answers a question about the report, or changes what the user wishes changed."""
    job = use.ask(who, topic_id, body.content, key).job
    return answer(_ticket(topic_id, job, "answering", "report.answering"))


@router.get("/{topic_id}/status", response_model=Success[shapes.StatusView])
async def status(topic_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """How the topic's newest work stands."""
    return answer(views.status(use.status(who, topic_id)))


@router.post("/{topic_id}/cancel", response_model=Success[shapes.StatusView])
async def cancel(topic_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """Stops the work; finished sections stay."""
    return answer(views.status(use.steer.cancel(who, topic_id)))


@router.post("/{topic_id}/retry", status_code=202, response_model=Success[shapes.StatusView])
async def retry(topic_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """Goes on with work that failed or was stopped, where it stopped."""
    return answer(views.status(use.steer.retry(who, topic_id)))


@router.get("/{topic_id}/report", response_model=Success[shapes.ReportView])
async def report(topic_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """The plan and what is written so far, also while it is being written."""
    return answer(views.report(*use.sections.all(who, topic_id)))


@router.post("/{topic_id}/publish", status_code=202, response_model=Success[shapes.TicketView])
async def publish(
    topic_id: Id, who: CurrentPrincipal, key: IdempotencyKey, use: UseCases, answer: Answering
) -> Any:
    """Makes the files anew from the sections as they stand, after edits by hand."""
    job = use.sections.publish(who, topic_id, key).job
    return answer(_ticket(topic_id, job, "generating", "report.started"))


@router.put("/{topic_id}/sections/{order}", response_model=Success[shapes.SectionView])
async def edit_section(
    topic_id: Id,
    order: Order,
    body: SectionBody,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Puts the user's own text in a section."""
    return answer(views.section(use.sections.edit(who, topic_id, order, body.content)))


@router.post(
    "/{topic_id}/sections/{order}/regenerate",
    status_code=202,
    response_model=Success[shapes.TicketView],
)
async def regenerate_section(
    topic_id: Id,
    order: Order,
    who: CurrentPrincipal,
    key: IdempotencyKey,
    use: UseCases,
    answer: Answering,
    body: RegenerateBody | None = None,
) -> Any:
    """Writes one section again as told; the others stay as they are."""
    instruction = body.instruction if body else ""
    job = use.sections.rewrite(who, topic_id, order, instruction, key).job
    return answer(_ticket(topic_id, job, "generating", "report.started"))


def _ticket(topic_id: int, job: Job, status: str, key: str) -> dict[str, Any]:
    path = f"/api/topics/{topic_id}/status"
    return {
        "topic_id": topic_id,
        "status": status,
        "message": text(job.lang, key),
        "status_check_url": path,
        "stream_url": f"{path}/stream",
        "job_id": job.ref.job_id,
    }
