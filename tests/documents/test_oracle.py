"""HWPX as two readers by other authors see it: kordoc (Markdown) and rhwp (pages).

They are npm packages for development only; `npm ci` in tests/documents/oracle installs them.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from seogi.adapters.documents.hwpx import write_hwpx
from seogi.features.documents.prepare import prepare
from tests.documents.builders import COVER, a_document, a_template
from tests.documents.test_template import FULL, filled

ORACLE = Path(__file__).parent / "oracle"
pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (ORACLE / "node_modules").is_dir(),
    reason="the outside readers are not installed: run npm ci in tests/documents/oracle",
)


def ask(*command: str) -> str:
    done = subprocess.run(
        command, cwd=ORACLE, capture_output=True, check=True, text=True, timeout=60
    )
    return done.stdout


def markdown_of(file: Path) -> str:
    return ask("node", "node_modules/kordoc/dist/cli.js", str(file))


@pytest.fixture
def complaint(tmp_path: Path) -> Path:
    file = tmp_path / "complaint.hwpx"
    file.write_bytes(write_hwpx(prepare(a_document(cover=COVER, watermark="초안"))))
    return file


def test_another_reader_finds_headings_lists_links_and_tables(complaint: Path) -> None:
    text = markdown_of(complaint)
    for piece in (
        "# 소 장",
        "## 청구취지",
        "1. 원고와 피고는 이혼한다.",
        "5. 다섯째부터",
        "[대법원](https://www.scourt.go.kr)",
        "| 갑 제1호증 | 카카오톡 **대화** | 1,000 |",
        "손해(損害)를 배상한다.",
    ):
        assert piece in text


def test_another_renderer_breaks_pages_where_the_document_does(complaint: Path) -> None:
    assert ask("node", "pages.mjs", str(complaint)).strip() == "3"


def test_another_reader_opens_a_filled_template(tmp_path: Path) -> None:
    file = tmp_path / "report.hwpx"
    file.write_bytes(filled(a_template(*FULL)))
    text = markdown_of(file)
    assert "{{" not in text
    assert text.index("주요 분석") < text.index("모르는 절.") < text.index("향후 계획")
    assert ask("node", "pages.mjs", str(file)).strip() == "1"
