"""The documents port: picks the writer of a format and loads only what that format needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from seogi.features.documents.errors import DocumentTooLarge
from seogi.features.documents.lines import length_of
from seogi.features.documents.model import MEDIA_TYPES, Artifact, Document, Format
from seogi.features.documents.prepare import prepare

# Characters of text: about 14 MB of Korean Markdown, which bench/documents.py measured below
# 450 MB in every format.
LIMITS = {
    Format.MARKDOWN: 10_000_000,
    Format.DOCX: 6_000_000,
    Format.HWPX: 6_000_000,
    Format.PDF: 6_000_000,
}
MAX_NAME = 80
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True)
class LocalDocumentWriter:
    """Writes in this process (a PDF in a child); `fonts` is the folder of the Korean fonts."""

    fonts: Path

    def write(self, document: Document, format: Format) -> Artifact:  # noqa: A002 - the port's word
        check_length(document, format)
        ready = prepare(document)
        content = self._content(ready, format)
        return Artifact.of(content, filename(ready.title, format), MEDIA_TYPES[format])

    def _content(self, document: Document, format: Format) -> bytes:  # noqa: A002
        if format is Format.HWPX:
            from seogi.adapters.documents.hwpx import write_hwpx

            return write_hwpx(document)
        if format is Format.DOCX:
            from seogi.adapters.documents.docx import write_docx

            return write_docx(document)
        if format is Format.PDF:
            from seogi.adapters.documents.pdf import write_pdf

            return write_pdf(document, self.fonts)
        from seogi.adapters.documents.markdown_writer import write_markdown

        return write_markdown(document)


def check_length(document: Document, format: Format) -> None:  # noqa: A002
    """Refuses what the format cannot be written with.

    Raises:
        DocumentTooLarge
    """
    limit = LIMITS[format]
    if length_of(document) > limit:
        raise DocumentTooLarge(format=format.value.upper(), limit=limit)


def filename(title: str, format: Format) -> str:  # noqa: A002
    """A name every file system takes: the title without its unsafe signs, and the extension."""
    name = " ".join(_UNSAFE.sub(" ", title).split())[:MAX_NAME].strip(" .")
    return f"{name or 'document'}.{format.value}"
