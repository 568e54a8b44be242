"""`/api/artifacts`: files of reports, read, downloaded and turned into other formats."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import StringConstraints
from starlette.responses import RedirectResponse

from seogi.features.reports.converting import Looks
from seogi.features.reports.model import Artifact, ArtifactKind, ArtifactNotFound
from seogi.features.reports.routes import shapes, views
from seogi.features.reports.routes.topics import PageNumber, PageSize
from seogi.features.reports.routes.use_cases import Reports, UseCases
from seogi.features.reports.routes.work import Id, Lenient
from seogi.http.auth import CurrentPrincipal
from seogi.http.success import Answering, Success

router = APIRouter(tags=["artifacts"])

MEDIA_TYPES = {
    ArtifactKind.MD: "text/markdown; charset=utf-8",
    ArtifactKind.HWPX: "application/x-hwpx",
    ArtifactKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ArtifactKind.PDF: "application/pdf",
}
INLINE_MAX = 4_000_000
"""Larger answers do not fit through a function (6 MB, a third of it lost to base64)."""
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA_TYPES.values()}, "description": "The file"},
    302: {"description": "Large: its address"},
}


class ConvertBody(Lenient):
    """The format wanted, and how it is to look."""

    format: Literal[ArtifactKind.HWPX, ArtifactKind.DOCX, ArtifactKind.PDF] = ArtifactKind.HWPX
    watermark: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    mask: bool = False
    number_headings: bool = False
    cover: bool = False
    page_numbers: bool = True

    @property
    def looks(self) -> Looks:
        asked = {
            "watermark": self.watermark,
            "mask": self.mask,
            "number_headings": self.number_headings,
            "cover": self.cover,
        }
        options = {name: value for name, value in asked.items() if value}
        # Every page has its number unless somebody says otherwise.
        return Looks(
            self.format, options if self.page_numbers else options | {"page_numbers": False}
        )


@router.get("/api/artifacts/{artifact_id}", response_model=Success[shapes.ArtifactView])
async def read(artifact_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """One file's facts."""
    artifact, _ = use.artifacts.one(who, artifact_id)
    return answer(views.artifact(artifact))


@router.get("/api/artifacts/{artifact_id}/content", response_model=Success[shapes.ContentView])
async def content(artifact_id: Id, who: CurrentPrincipal, use: UseCases, answer: Answering) -> Any:
    """The text of a Markdown artifact."""
    artifact, said = use.artifacts.text(who, artifact_id)
    return answer(
        {
            "artifact_id": artifact_id,
            "content": said,
            "filename": artifact.filename,
            "kind": artifact.kind,
        }
    )


@router.get("/api/artifacts/{artifact_id}/download", response_class=Response, responses=FILE)
async def download(artifact_id: Id, who: CurrentPrincipal, use: UseCases) -> Response:
    """The file itself."""
    artifact, _ = use.artifacts.one(who, artifact_id)
    return _file(use, artifact)


@router.post("/api/artifacts/{artifact_id}/convert-hwpx", response_class=Response, responses=FILE)
async def convert_hwpx(artifact_id: Id, who: CurrentPrincipal, use: UseCases) -> Response:
    """The report as HWPX, made now if it is not there yet."""
    return _file(use, await use.convert(who, artifact_id, Looks(ArtifactKind.HWPX)))


@router.post("/api/artifacts/{artifact_id}/convert", response_model=Success[shapes.ArtifactView])
async def convert(
    artifact_id: Id,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
    body: ConvertBody | None = None,
) -> Any:
    """The report in another format, as an artifact to download."""
    wanted = body or ConvertBody()
    return answer(views.artifact(await use.convert(who, artifact_id, wanted.looks)))


@router.get("/api/messages/{message_id}/hwpx/download", response_class=Response, responses=FILE)
async def download_of_message(
    message_id: Id,
    who: CurrentPrincipal,
    use: UseCases,
    locale: Annotated[str | None, Query(max_length=10)] = None,
) -> Response:
    """The HWPX of the report that a message carries, in one language if that is asked for."""
    source = use.artifacts.of_message(who, message_id)
    if locale not in (None, source.locale):
        raise ArtifactNotFound
    return _file(use, await use.convert(who, source.artifact_id, Looks(ArtifactKind.HWPX)))


@router.get("/api/artifacts/topics/{topic_id}", response_model=Success[shapes.ArtifactsView])
async def of_topic(
    topic_id: Id,
    who: CurrentPrincipal,
    use: UseCases,
    answer: Answering,
    kind: Annotated[str | None, Query(max_length=10)] = None,
    locale: Annotated[str | None, Query(max_length=10)] = None,
    page: PageNumber = 1,
    page_size: PageSize = 50,
) -> Any:
    """A topic's files, newest first."""
    found = [
        artifact
        for artifact in use.artifacts.of_topic(who, topic_id)
        if kind in (None, artifact.kind) and locale in (None, artifact.locale)
    ]
    shown = found[(page - 1) * page_size : page * page_size]
    return answer(
        {
            "artifacts": [views.artifact(one) for one in shown],
            "total": len(found),
            "topic_id": topic_id,
            "page": page,
            "page_size": page_size,
        }
    )


def _file(use: Reports, artifact: Artifact) -> Response:
    media = MEDIA_TYPES[artifact.kind]
    if artifact.size > INLINE_MAX:
        return RedirectResponse(use.link(artifact.key, artifact.filename, media), status_code=302)
    name = f"attachment; filename*=UTF-8''{quote(artifact.filename, safe='')}"
    headers = {"content-disposition": name, "cache-control": "private, no-cache"}
    return Response(use.artifacts.content(artifact), media_type=media, headers=headers)
