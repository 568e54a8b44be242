"""A document as DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from typing import IO
from xml.etree import ElementTree

from seogi.adapters.documents.docx_base import docx_base
from seogi.adapters.documents.docx_body import DocxBody, abstract_numberings
from seogi.adapters.documents.zipped import write_parts
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.lines import lines_of, missing_line
from seogi.features.documents.model import Document

BODY, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write_docx(document: Document) -> bytes:
    """The file, read back and checked.

    Raises:
        DocumentCheckFailed
    """
    body = DocxBody()
    if document.options.cover:
        body.cover(document.options.cover)
    body.blocks(document.blocks)
    parts = docx_base(document)
    whole = parts[BODY].decode()
    parts[BODY] = re.sub(r"<w:body>", lambda m: m.group() + body.xml(), whole, count=1).encode()
    parts[NUMBERING] = _numbered(parts[NUMBERING].decode(), body.numberings).encode()
    parts[LINKS] = _linked(parts[LINKS].decode(), body.links).encode()
    content = write_parts(parts)
    _check(content, document)
    return content


def _numbered(numbering: str, added: list[str]) -> str:
    """Definitions stand before the numberings that use them."""
    numbering = numbering.replace("<w:num ", abstract_numberings() + "<w:num ", 1)
    return numbering.replace("</w:numbering>", "".join(added) + "</w:numbering>", 1)


def _linked(links: str, added: dict[str, str]) -> str:
    targets = "".join(
        f'<Relationship Id="{number}" Type="{HYPERLINK}" Target="{escape(href)}" '
        'TargetMode="External"/>'
        for href, number in added.items()
    )
    return links.replace("</Relationships>", targets + "</Relationships>", 1)


def _check(content: bytes, document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.testzip() is not None:
            raise DocumentCheckFailed("a part is damaged")
        try:
            for name in (NUMBERING, LINKS):
                ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file
            with archive.open(BODY) as part:
                missing = missing_line(lines_of(document), _lines(part))
        except ElementTree.ParseError as error:
            raise DocumentCheckFailed("a part is not well-formed XML") from error
    if missing is not None:
        raise DocumentCheckFailed("a line of the document is missing")


def _lines(part: IO[bytes]) -> Iterator[str]:
    texts: list[str] = []
    parents = []
    for event, element in ElementTree.iterparse(part, events=("start", "end")):  # noqa: S314
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if element.tag == W + "t":
            texts.append(element.text or "")
        elif element.tag == W + "br":
            texts.append("\n")
        elif element.tag == W + "p":
            yield from "".join(texts).split("\n")
            texts = []
            parents[-1].clear()
