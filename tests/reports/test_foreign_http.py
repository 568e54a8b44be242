"""Whatever is somebody else's looks like what does not exist; nothing is open to strangers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seogi.http.permissions import RULES
from tests.reports.house import KIM, LEE, PLAN, House, a_house


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/topics/{topic}"),
        ("PATCH", "/api/topics/{topic}"),
        ("DELETE", "/api/topics/{topic}"),
        ("GET", "/api/topics/{topic}/messages"),
        ("GET", "/api/topics/{topic}/report"),
        ("GET", "/api/artifacts/topics/{topic}"),
        ("GET", "/api/artifacts/{artifact}"),
        ("GET", "/api/artifacts/{artifact}/content"),
        ("GET", "/api/artifacts/{artifact}/download"),
        ("POST", "/api/artifacts/{artifact}/convert"),
        ("POST", "/api/artifacts/{artifact}/convert-hwpx"),
        ("GET", "/api/messages/{message}/hwpx/download"),
    ],
)
def test_what_is_foreign_looks_like_what_does_not_exist(
    shared: House, method: str, path: str
) -> None:
    mine = {"topic": 1, "artifact": 1, "message": 3}
    none = {"topic": 999, "artifact": 999, "message": 999}
    body: dict[str, str] | None = {} if method in ("POST", "PATCH") else None
    assert shared.call("GET", "/api/topics/1", who=KIM).status_code == 200
    foreign = shared.error(method, path.format(**mine), body, who=LEE)
    assert foreign[0] == 404
    assert foreign == shared.error(method, path.format(**none), body)


@pytest.fixture(scope="module")
def shared() -> Iterator[House]:
    with a_house() as made:
        assert made.finished(PLAN) == 1
        yield made


def test_every_route_of_reports_needs_a_sign_in(shared: House) -> None:
    names = [name for name in RULES if "/topics" in name or "/templates" in name]
    assert len(names) > 25
    for name in names:
        assert not RULES[name].public, name


def test_a_page_or_id_that_is_none_is_a_400_in_the_face_of_reports(shared: House) -> None:
    for path in ("/api/topics?page=0", "/api/topics/x", "/api/topics?page_size=101"):
        status, code, _ = shared.error("GET", path)
        assert (status, code) == (400, "VALIDATION_ERROR")
