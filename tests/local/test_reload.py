from __future__ import annotations

import pytest

from scripts.local.paths import ROOT, WEB_DIST
from scripts.local.reload import is_page, is_source
from scripts.local.web import content_type


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("layers/seogi/python/seogi/config.py", True),
        ("functions/status_stream/run.sh", True),
        ("layers/seogi/python/seogi/__pycache__/config.cpython-311.pyc", False),
        ("functions/public_api/__pycache__/handler.py", False),
        ("functions/public_api/requirements.txt", False),
    ],
)
def test_only_source_replaces_environments_or_bytecode_would_do_it_for_ever(
    path: str, source: bool
) -> None:
    assert is_source(str(ROOT / path)) is source


def test_only_a_build_is_published() -> None:
    assert is_page(str(WEB_DIST / "assets" / "index.js"))
    assert not is_page(str(ROOT / "web" / "src" / "App.tsx"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("unknown", "application/octet-stream"),
    ],
)
def test_files_are_published_with_their_type(name: str, kind: str) -> None:
    assert content_type(ROOT / name) == kind
