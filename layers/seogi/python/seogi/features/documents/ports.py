"""What the documents feature needs from outside."""

from __future__ import annotations

from typing import Protocol

from seogi.features.documents.model import Artifact, Document, Format


class DocumentWriter(Protocol):
    def write(self, document: Document, format: Format) -> Artifact:  # noqa: A002
        """The document as a file that has been read back and checked.

        Raises:
            DocumentTooLarge: before starting, when the text exceeds the format's measured limit.
            DocumentCheckFailed: the file lacks something of the document.
        """
        ...


class ListPlaceholders(Protocol):
    def __call__(self, template: bytes) -> tuple[str, ...]:
        """The keys of an uploaded template's `{{KEY}}` marks, in order, each once.

        Raises:
            TemplateTooLarge, NotHwpx, TemplateEncrypted, TemplateBomb, TemplateBroken
        """
        ...


class TemplateFiller(Protocol):
    def fill(self, document: Document, template: bytes) -> Artifact:
        """The document poured into an uploaded HWPX template (see `sections`).

        The date of the cover goes where the template asks for one; the cover itself is not made.

        Raises:
            DocumentTooLarge, DocumentCheckFailed: as for `DocumentWriter.write`.
            TemplateTooLarge, NotHwpx, TemplateEncrypted, TemplateBomb, TemplateBroken
        """
        ...
