"""A document as PDF: set by Typst in portions, joined and read back with PDFium."""

from __future__ import annotations

import io
import json
import subprocess  # nosec B404 - our own module, no shell
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from seogi.adapters.documents.pdf_data import JsonObject, chunks, payload
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.lines import lines_of
from seogi.features.documents.model import Document

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

CHILD = "seogi.adapters.documents.typst_child"
PORTION_SECONDS = 120
# Glyphs no font of ours has (emoji, rare scripts) do not read back; Hangul, Latin and digits do.
READ_BACK = 0.995


def write_pdf(document: Document, fonts: Path) -> bytes:
    """The file, read back and checked; `fonts` is the folder of the Korean fonts.

    A document of more than about 200 pages is set in portions: a portion opens a new page (at a
    heading where there is one), and only the first portion's headings are bookmarks.

    Raises:
        DocumentCheckFailed
    """
    portions: list[bytes] = []
    pages = 0
    for blocks in chunks(document.blocks):
        data = payload(document, blocks, pages + 1, with_cover=not portions)
        portions.append(_set(data, fonts))
        has_cover = data["cover"] is not None
        pages += _page_count(portions[-1]) - has_cover
    content = portions[0] if len(portions) == 1 else _joined(portions)
    _check(content, lines_of(document))
    return content


def _set(data: JsonObject, fonts: Path) -> bytes:
    request = json.dumps({"fonts": str(fonts), "data": data}, ensure_ascii=False)
    done = subprocess.run(  # noqa: S603  # nosec B603
        [sys.executable, "-m", CHILD],
        input=request.encode(),
        capture_output=True,
        env={"PYTHONPATH": ":".join(sys.path)},
        timeout=PORTION_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise DocumentCheckFailed(f"typesetting ended with {done.returncode}")
    return done.stdout


def _open(content: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument

    return PdfDocument(content)


def _page_count(content: bytes) -> int:
    with _open(content) as pdf:
        return len(pdf)


def _joined(portions: list[bytes]) -> bytes:
    with _open(portions[0]) as whole:
        for portion in portions[1:]:
            with _open(portion) as pdf:
                whole.import_pages(pdf)
        buffer = io.BytesIO()
        whole.save(buffer)
    return buffer.getvalue()


def _check(content: bytes, expected: Iterable[str]) -> None:
    """Every letter of the document is in the file's text layer.

    The order is not compared: a text layer is in the order of painting, and a reader splits
    table cells over lines.
    """
    wanted: Counter[str] = Counter()
    for line in expected:
        wanted.update(filter(_readable, line))
    found: Counter[str] = Counter()
    with _open(content) as pdf:
        for page in pdf:
            found.update(page.get_textpage().get_text_bounded())
            page.close()
    missing = sum((wanted - found).values())
    if missing > wanted.total() * (1 - READ_BACK):
        raise DocumentCheckFailed("text is missing from the text layer")


def _readable(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or "가" <= char <= "힣"
