"""The demo's own reading of streams and places, and the demo itself."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scripts.local import demo
from scripts.local.demo_screen import LANGUAGES, Progress, place_of
from scripts.local.paths import ENGINE_PYTHON
from scripts.local.sse import Frame, frames


def read(*lines: str) -> list[Frame]:
    async def source() -> AsyncIterator[str]:
        for line in lines:
            yield line

    async def collect() -> list[Frame]:
        return [frame async for frame in frames(source())]

    return asyncio.run(collect())


def test_frames_are_told_from_heartbeats_and_from_a_cut_off_end() -> None:
    found = read(
        ": ping", "", "id: 3", "event: progress", 'data: {"a":', "data: 1}", "", "data: {}"
    )

    assert found == [Frame("progress", "3", {"a": 1})]


def test_away_from_a_terminal_progress_is_a_line_per_change() -> None:
    out = io.StringIO()
    progress = Progress(out)

    for percent, stage, message in ((5, "search", ""), (5, "search", ""), (90, "x", "checking")):
        progress(percent, stage, message)

    assert out.getvalue() == "    5 % search\n   90 % checking\n"


def test_a_place_is_told_in_the_readers_language() -> None:
    citation = {"place": {"page": 2, "line": 7, "at": "2026-03-02T23:58", "speaker": "김서연"}}

    assert place_of(citation, LANGUAGES["ko"]) == ["2쪽", "7행", "2026-03-02 23:58", "김서연"]
    assert place_of(citation, LANGUAGES["en"])[0] == "page 2"
    assert place_of({"labels": ["x"]}, LANGUAGES["en"]) == ["x"]


def test_a_folder_without_evidence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("no evidence")

    with pytest.raises(demo.DemoFailed, match="no evidence files"):
        demo.evidence_files(tmp_path)


@pytest.mark.stack
@pytest.mark.enable_socket
@pytest.mark.skipif(not ENGINE_PYTHON.exists(), reason="no engine: run scripts/setup engine")
def test_the_demo_ends_with_a_draft_whose_citations_name_file_and_place(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert demo.main(["--lang", "en"]) == 0

    said = capfd.readouterr().out
    assert "The draft is written." in said
    assert "[1] KakaoTalk_박준호.txt · " in said
    assert ".pdf · page 1" in said
