"""What a document is before it has a format: blocks, inlines and the choices about its looks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """What a document can be written as; the value is the file's extension."""

    HWPX = "hwpx"
    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"


MEDIA_TYPES = {
    Format.HWPX: "application/hwp+zip",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `href` is "" or an http, https, mailto or tel address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line break the author asked for."""


Inline = Run | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 (largest) to 6."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """`start` is the number of the first item; 1 for a bulleted list."""

    ordered: bool
    start: int
    items: tuple[ListItem, ...]


class Alignment(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header; so has `alignments`."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block opens a new page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break; never a page break."""


Block = Heading | Paragraph | List | Table | Quote | CodeBlock | PageBreak | Rule
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The page before the first; empty fields leave no gap. `date` is printed as given."""

    title: str
    subtitle: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How a document looks.

    Attributes:
        cover: a title page of its own, without a page number.
        page_numbers: at the foot of every page but the cover.
        watermark: pale text across every page (in HWPX: in every page's header); "" for none.
        mask: personal data is masked in every text of the document and in its file name.
        number_headings: "1.", "1.1" before headings that bring no number of their own.
        lang: the document's language tag ("ko", "en").
    """

    cover: Cover | None = None
    page_numbers: bool = True
    watermark: str = ""
    mask: bool = False
    number_headings: bool = False
    lang: str = "ko"


@dataclass(frozen=True, slots=True)
class Document:
    """`title` names the file and the document's metadata; it is printed only on a cover."""

    title: str
    blocks: Blocks
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. `sha256` is the hex digest of `content`."""

    content: bytes
    filename: str
    media_type: str
    sha256: str

    @classmethod
    def of(cls, content: bytes, filename: str, media_type: str) -> Artifact:
        return cls(content, filename, media_type, hashlib.sha256(content).hexdigest())
