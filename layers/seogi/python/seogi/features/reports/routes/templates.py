"""`/api/templates`: how sorts of reports are planned and laid out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import StringConstraints

from seogi.features.reports.routes import shapes, views
from seogi.features.reports.routes.use_cases import UseCases
from seogi.features.reports.routes.work import Id, Lenient
from seogi.features.reports.templates import (
    TITLE_MAX,
    UPLOAD_TYPE,
    TemplateChange,
    Upload,
)
from seogi.http.auth import CurrentPrincipal
from seogi.http.errors import InvalidField
from seogi.http.multipart import form_parts
from seogi.http.requests import Language
from seogi.http.success import Answering, Success
from seogi.texts import text

router = APIRouter(prefix="/api/templates", tags=["templates"])

UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "title": {"type": "string"},
                    },
                }
            }
        },
    }
}
PROMPT_MAX = 20_000
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_MAX)]
Prompt = Annotated[str, StringConstraints(min_length=1, max_length=PROMPT_MAX)]


class TemplateChangeBody(Lenient):
    """What to change; what is left out stays."""

    title: Title | None = None
    prompt_user: Prompt | None = None
    prompt_system: Prompt | None = None


class SystemPromptBody(Lenient):
    """What guides planning and writing."""

    prompt_system: Prompt


class UserPromptBody(Lenient):
    """What the user's words are put into."""

    prompt_user: Prompt


@router.get("", response_model=Success[list[shapes.TemplateView]])
async def every(who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering) -> Any:
    """All templates of the firm, the built-in one first."""
    return answer([views.template(one) for one in use.templates.all(who, lang)])


class UploadedBody(Lenient):
    """A file that was left at an upload link."""

    upload_key: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    filename: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=TITLE_MAX)] = ""


@router.post("/upload-link", response_model=Success[shapes.UploadLinkView])
async def upload_link(who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """Where a file over 4 MB goes: one PUT of `content_type`, then `from-upload`."""
    place = use.templates.place(who)
    link = {"upload_url": place.url, "upload_key": place.key, "content_type": UPLOAD_TYPE}
    return answer(link)


@router.post("/from-upload", status_code=201, response_model=Success[shapes.TemplateView])
async def from_upload(
    body: UploadedBody, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Keeps the .hwpx that was left at an upload link, once it is known that it can be filled."""
    kept = use.templates.add_left(who, body.upload_key, body.title, body.filename, lang)
    return answer(views.template(kept))


@router.post("", status_code=201, response_model=Success[shapes.TemplateView], openapi_extra=UPLOAD)
async def upload(
    request: Request, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Keeps an uploaded .hwpx of at most 10 MB, once it is known that it can be filled."""
    parts = form_parts(request.headers.get("content-type", ""), await request.body())
    if "file" not in parts:
        raise InvalidField("http.file_required")
    title = parts["title"].text if "title" in parts else ""
    file = Upload(title, parts["file"].filename, parts["file"].content)
    return answer(views.template(use.templates.add(who, file, lang)))


@router.get("/{template_id}", response_model=Success[shapes.TemplateView])
async def read(
    template_id: Id, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """One template."""
    return answer(views.template(use.templates.one(who, template_id, lang)))


@router.patch("/{template_id}", response_model=Success[shapes.TemplateView])
async def change(
    template_id: Id,
    body: TemplateChangeBody,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Renames a template or rewrites its prompts."""
    wanted = TemplateChange(body.title, body.prompt_user, body.prompt_system)
    return answer(views.template(use.templates.change(who, template_id, wanted)))


@router.put("/{template_id}/prompt-system", response_model=Success[shapes.TemplateView])
async def set_system_prompt(
    template_id: Id,
    body: SystemPromptBody,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
) -> Any:
    """Rewrites what guides planning and writing."""
    wanted = TemplateChange(prompt_system=body.prompt_system)
    return answer(views.template(use.templates.change(who, template_id, wanted)))


@router.put("/{template_id}/prompt-user", response_model=Success[shapes.TemplateView])
async def set_user_prompt(
    template_id: Id, body: UserPromptBody, who: CurrentPrincipal, use: UseCases, answer: Answering
) -> Any:
    """Rewrites what the user's words are put into."""
    wanted = TemplateChange(prompt_user=body.prompt_user)
    return answer(views.template(use.templates.change(who, template_id, wanted)))


@router.post("/{template_id}/regenerate-prompt-system", response_model=Success[shapes.TemplateView])
async def regenerate_system_prompt(
    template_id: Id, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Makes the system prompt anew from the template's marks."""
    return answer(views.template(use.templates.regenerate(who, template_id, lang)))


@router.delete("/{template_id}", response_model=Success[shapes.DeletedView])
async def delete(
    template_id: Id, who: CurrentPrincipal, lang: Language, use: UseCases, answer: Answering
) -> Any:
    """Takes a template away; reports made with it stay."""
    use.templates.remove(who, template_id)
    return answer({"id": template_id, "message": text(lang, "template.deleted")})
