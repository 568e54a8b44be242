"""A document as HWPX from the built-in template."""

from __future__ import annotations

import re
from html import escape

from seogi.adapters.documents.hwpx_base import PALE, SANS, HwpxBase, Voice
from seogi.adapters.documents.hwpx_body import HwpxBody
from seogi.adapters.documents.hwpx_check import check_hwpx
from seogi.adapters.documents.hwpx_looks import Looks, Shape
from seogi.adapters.documents.hwpx_names import HEADER, SECTION
from seogi.adapters.documents.zipped import write_parts
from seogi.features.documents.lines import block_lines, lines_of
from seogi.features.documents.model import Document

CONTENT, PREVIEW = "Contents/content.hpf", "Preview/PrvText.txt"
STORED = frozenset({"mimetype"})
_SETTINGS = re.compile(r'<hp:run charPrIDRef="0"><hp:secPr .*?</hp:run>', re.DOTALL)
_BODY = re.compile(r"(<hs:sec\b[^>]*>).*(</hs:sec>)", re.DOTALL)
_METADATA = re.compile(r'<opf:meta name="[^"]*"[^>]*?(?:/>|>[^<]*</opf:meta>)')


def write_hwpx(document: Document) -> bytes:
    """The file, read back and checked.

    Raises:
        DocumentCheckFailed
    """
    base = HwpxBase()
    looks = Looks.of(base)
    empty = base.parts()
    section = empty[SECTION].decode()
    body = HwpxBody(base, looks, _opening(section, document, base, looks))
    if document.options.cover:
        body.cover(document.options.cover)
    body.blocks(document.blocks)
    paragraphs = body.xml()
    parts = base.parts()  # now with every look the body asked for
    parts[HEADER] = looks.header(parts[HEADER].decode()).encode()
    parts[SECTION] = _BODY.sub(lambda m: m[1] + paragraphs + m[2], section, count=1).encode()
    parts[CONTENT] = _described(parts[CONTENT].decode(), document).encode()
    parts[PREVIEW] = _preview(document).encode("utf-8")
    content = write_parts(parts, STORED)
    check_hwpx(content, lines_of(document))
    return content


def _opening(section: str, document: Document, base: HwpxBase, looks: Looks) -> str:
    """The runs that carry the section's settings, its page number and its header."""
    found = _SETTINGS.search(section)
    if found is None:
        raise AssertionError("the empty document has no section settings")
    settings = found.group()
    controls = ""
    options = document.options
    if options.page_numbers:
        controls += (
            '<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>'
        )
    if options.cover:
        settings = settings.replace('hideFirstPageNum="0"', 'hideFirstPageNum="1"', 1)
        controls += (
            '<hp:ctrl><hp:pageHiding hideHeader="0" hideFooter="0" hideMasterPage="0" '
            'hideBorder="0" hideFill="0" hidePageNum="1"/></hp:ctrl>'
        )
    if options.watermark:
        look = base.char(Voice(22, SANS, PALE, strong=True))
        shape = looks.shape(Shape("CENTER", after=0))
        controls += (
            '<hp:ctrl><hp:header id="1" applyPageType="BOTH"><hp:subList id="" '
            'textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0" '
            'linkListNextIDRef="0" textWidth="45354" textHeight="4252" hasTextRef="0" '
            f'hasNumRef="0"><hp:p id="0" paraPrIDRef="{shape}" styleIDRef="0" pageBreak="0" '
            f'columnBreak="0" merged="0"><hp:run charPrIDRef="{look}"><hp:t>'
            f"{escape(options.watermark)}</hp:t></hp:run></hp:p></hp:subList></hp:header></hp:ctrl>"
        )
    return settings[: -len("</hp:run>")] + controls + "</hp:run>"


def _described(content: str, document: Document) -> str:
    """The package's metadata without the library's sample values."""
    author = document.options.cover.author if document.options.cover else ""
    described = _METADATA.sub("", content)
    return described.replace(
        "<opf:title/>", f"<opf:title>{escape(document.title)}</opf:title>"
    ).replace(
        "<opf:language>ko</opf:language>",
        f"<opf:language>{escape(document.options.lang)}</opf:language>"
        f'<opf:meta name="creator" content="text">{escape(author)}</opf:meta>',
    )


def _preview(document: Document) -> str:
    """What a file manager shows of the document: its first lines."""
    text = ""
    for line in block_lines(document.blocks):
        text += line + "\r\n"
        if len(text) > 1_000:
            break
    return text[:1_000]
