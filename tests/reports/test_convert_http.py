"""A report in other formats, made by the document workers while the request waits."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from seogi.features.reports.converting import ConvertArtifact, Looks
from seogi.features.reports.errors import ConversionFailed, StillConverting
from seogi.features.reports.model import ArtifactKind
from seogi.features.reports.routes.artifacts import ConvertBody
from tests.reports.house import KIM, House, a_house


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made


def converting(house: House, pause: Callable[[float], Awaitable[None]]) -> ConvertArtifact:
    """The use case of the real face, with another way to wait."""
    from seogi.bootstrap.reports_api import reports_face

    face = reports_face(house.kernel.settings, house.kernel.aws, house.kernel)
    return replace(face.convert, pause=pause)


def made(house: House, artifact_id: int, looks: Looks) -> Any:
    """The workers work while the request waits."""

    async def wait(seconds: float) -> None:
        await asyncio.to_thread(house.work)

    return asyncio.run(converting(house, wait)(KIM, artifact_id, looks))


def markdown_of(house: House, topic_id: int) -> int:
    (md,) = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=md")["artifacts"]
    return int(md["id"])


def test_docx_and_pdf_are_made_once_and_kept_beside_the_report(house: House) -> None:
    topic_id = house.finished()
    source = markdown_of(house, topic_id)
    docx = made(house, source, Looks(ArtifactKind.DOCX))
    pdf = made(house, source, Looks(ArtifactKind.PDF))
    again = house.data("POST", f"/api/artifacts/{source}/convert", {"format": "docx"})
    assert again["id"] == docx.artifact_id
    listed = house.data("GET", f"/api/artifacts/topics/{topic_id}")["artifacts"]
    assert sorted(one["kind"] for one in listed) == ["docx", "hwpx", "md", "pdf"]
    assert len({one["message_id"] for one in listed}) == 1
    file = house.call("GET", f"/api/artifacts/{docx.artifact_id}/download")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert "비교표" in archive.read("word/document.xml").decode()
    told = house.call("GET", f"/api/artifacts/{pdf.artifact_id}/download")
    assert told.headers["content-type"] == "application/pdf"
    assert told.content.startswith(b"%PDF-")


def test_the_hwpx_of_a_report_or_of_its_message_is_the_one_that_was_made(house: House) -> None:
    topic_id = house.finished()
    source = markdown_of(house, topic_id)
    (hwpx,) = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=hwpx")["artifacts"]
    for method, path in (
        ("POST", f"/api/artifacts/{source}/convert-hwpx"),
        ("GET", f"/api/messages/{hwpx['message_id']}/hwpx/download?locale=ko"),
    ):
        answer = house.call(method, path)
        assert answer.headers["content-type"] == "application/x-hwpx"
        assert len(answer.content) == hwpx["file_size"]
    other = house.error("GET", f"/api/messages/{hwpx['message_id']}/hwpx/download?locale=en")
    assert other[:2] == (404, "ARTIFACT.NOT_FOUND")
    first = house.data("GET", f"/api/topics/{topic_id}/messages")["messages"][0]["id"]
    assert house.error("GET", f"/api/messages/{first}/hwpx/download")[0] == 404


def test_other_looks_are_another_file(house: House) -> None:
    source = markdown_of(house, house.finished())
    plain = made(house, source, Looks(ArtifactKind.HWPX))
    marked = made(house, source, Looks(ArtifactKind.HWPX, {"watermark": "대외비"}))
    assert plain.key != marked.key
    content = house.call("GET", f"/api/artifacts/{marked.artifact_id}/download").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "대외비" in "".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )
    assert made(house, source, Looks(ArtifactKind.HWPX)).artifact_id == plain.artifact_id


def test_a_file_cannot_be_made_of_a_file(house: House) -> None:
    topic_id = house.finished()
    (hwpx,) = house.data("GET", f"/api/artifacts/topics/{topic_id}?kind=hwpx")["artifacts"]
    told = house.error("POST", f"/api/artifacts/{hwpx['id']}/convert", {"format": "pdf"})
    assert told[:2] == (400, "ARTIFACT.INVALID_KIND")
    assert house.error("POST", f"/api/artifacts/{hwpx['id']}/convert", {"format": "md"})[0] == 400


def test_what_takes_too_long_goes_on_and_what_fails_says_why(house: House) -> None:
    source = markdown_of(house, house.finished())

    async def nobody_works(seconds: float) -> None:
        await asyncio.sleep(0)

    slow = converting(house, nobody_works)
    now = [0]

    def passing() -> int:
        now[0] += 600
        return now[0]

    with pytest.raises(StillConverting) as late:
        asyncio.run(replace(slow, now=passing)(KIM, source, Looks(ArtifactKind.PDF)))
    house.kernel.cancel(_ref(house, str(late.value.params["job_id"])), "operator")

    async def cancelled(seconds: float) -> None:
        for job_id in [str(late.value.params["job_id"])]:
            house.kernel.cancel(_ref(house, job_id), "operator")

    with pytest.raises(ConversionFailed):
        asyncio.run(converting(house, cancelled)(KIM, source, Looks(ArtifactKind.PDF)))
    assert made(house, source, Looks(ArtifactKind.PDF)).kind is ArtifactKind.PDF


def _ref(house: House, job_id: str) -> Any:
    from seogi.jobs.model import JobRef

    return JobRef(KIM.tenant, job_id)


def test_a_cover_carries_the_title_and_the_day_and_numbers_can_be_left_out(house: House) -> None:
    topic_id = house.finished()
    source = markdown_of(house, topic_id)
    looks = ConvertBody(format=ArtifactKind.DOCX, cover=True, page_numbers=False).looks
    dressed = made(house, source, looks)
    plain = made(house, source, Looks(ArtifactKind.DOCX))
    assert dressed.artifact_id != plain.artifact_id
    texts = {}
    for one in (dressed, plain):
        file = house.call("GET", f"/api/artifacts/{one.artifact_id}/download")
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            texts[one.artifact_id] = "".join(
                archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
            )
    assert re.search(r"\d{4}년 \d{2}월 \d{2}일", texts[dressed.artifact_id])
    assert " PAGE " not in texts[dressed.artifact_id]
    assert " PAGE " in texts[plain.artifact_id]
