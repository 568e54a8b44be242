"""Routers are loaded by the first request for them, and none of their paths is left out."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from seogi.adapters.aws import Aws
from seogi.bootstrap import public_api
from seogi.bootstrap.public_parts import PublicParts
from seogi.bootstrap.security import Security
from seogi.config import Settings
from seogi.http.faces import RouterFace

SETTINGS = Settings.from_env({})
AWS = Aws(region="ap-northeast-2")
FACES = public_api.faces(PublicParts(SETTINGS, AWS, Security.of(SETTINGS, AWS)))


@pytest.mark.parametrize("face", FACES, ids=[face.slot for face in FACES])
def test_every_path_of_a_router_starts_with_a_prefix_of_its_face(face: RouterFace) -> None:
    paths = [route.path for route in face.router().routes if hasattr(route, "path")]
    assert paths
    assert [path for path in paths if not path.startswith(face.prefixes)] == []


def test_a_health_check_loads_no_product() -> None:
    api, app = public_api.build(SETTINGS, AWS)
    client = TestClient(app, base_url="https://seogi.example")
    before = len(api.router.routes)
    assert client.get("/api/health").status_code == 200
    assert client.get("/api/nowhere").status_code == 404
    assert len(api.router.routes) == before


def test_a_router_is_loaded_once() -> None:
    api, app = public_api.build(SETTINGS, AWS)
    client = TestClient(app, base_url="https://seogi.example")
    client.get("/api/jobs")
    loaded = len(api.router.routes)
    client.get("/api/jobs")
    assert len(api.router.routes) == loaded
