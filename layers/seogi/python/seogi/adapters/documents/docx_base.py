"""The empty DOCX document every other is made from: python-docx, used for nothing else."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

from seogi.adapters.documents.zipped import read_parts
from seogi.features.documents.model import Document

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.section import Section

FONT, MONO = "맑은 고딕", "Consolas"
SIZES_PT = (20, 15, 12.5, 11.5, 11, 10.5)
CODE_STYLE, BYLINE_STYLE = "SeogiCode", "SeogiByline"
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def docx_base(document: Document) -> dict[str, bytes]:
    """The parts of a document with styles, page set-up, header and footer, and an empty body."""
    import docx

    base: DocxDocument = docx.Document()
    _styles(base)
    _page(base.sections[0], document)
    properties = base.core_properties
    properties.title = document.title
    properties.author = document.options.cover.author if document.options.cover else ""
    properties.comments = ""
    properties.language = document.options.lang
    buffer = io.BytesIO()
    base.save(buffer)
    return read_parts(buffer.getvalue())


def _styles(base: DocxDocument) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles: Any = base.styles
    _font(styles["Normal"], FONT, 10.5)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    styles["Normal"].paragraph_format.line_spacing = 1.4
    for level, size in enumerate(SIZES_PT, 1):
        style = styles[f"Heading {level}"]
        _font(style, FONT, size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.italic = False
        style.font.bold = True
    styles["Heading 1"].paragraph_format.alignment = 1
    for name in ("Title", "Subtitle", "Quote"):
        _font(styles[name], FONT, {"Title": 26, "Subtitle": 15}.get(name, 10.5))
        styles[name].font.color.rgb = RGBColor(0x55, 0x55, 0x55) if name == "Quote" else None
        styles[name].font.italic = False
    for name in ("Title", "Subtitle"):
        styles[name].paragraph_format.alignment = 1
    styles["Title"].paragraph_format.space_before = Pt(180)
    _unframed(styles["Title"])
    code = styles.add_style(CODE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    _font(code, MONO, 9)
    code.paragraph_format.space_after = Pt(0)
    code.paragraph_format.line_spacing = 1.15
    byline = styles.add_style(BYLINE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    _font(byline, FONT, 12)
    byline.paragraph_format.alignment = 1


def _font(style: Any, name: str, size: float) -> None:
    """Names the font for every script: Word shows the theme's Latin font for Hangul otherwise."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    style.font.name = name
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:eastAsia"), FONT)
    for theme in _THEMES:
        fonts.attrib.pop(qn(theme), None)
    lang = properties.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        properties.append(lang)
    lang.set(qn("w:val"), "ko-KR")
    lang.set(qn("w:eastAsia"), "ko-KR")


def _unframed(style: Any) -> None:
    """The template's title is underlined by a blue border."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    border = properties.find(qn("w:pBdr"))
    if border is not None:
        properties.remove(border)


def _page(section: Section, document: Document) -> None:
    from docx.oxml.parser import parse_xml
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(25)
    section.bottom_margin = Mm(20)
    options = document.options
    section.different_first_page_header_footer = options.cover is not None
    if options.page_numbers:
        section.footer._element.append(parse_xml(_PAGE_NUMBER))
    if options.watermark:
        headers = [section.header]
        if options.cover:
            headers.append(section.first_page_header)
        for number, header in enumerate(headers, 1):
            header._element.append(parse_xml(_watermark(options.watermark, number)))


_PAGE_NUMBER = (
    f'<w:p {_NAMESPACES}><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p>'
)


def _watermark(text: str, number: int) -> str:
    """Word's own kind of watermark: pale word art behind the text, anchored in the header."""
    width = min(440, 90 * len(text) + 60)
    height = max(24, width // max(2, len(text)))
    return (
        f"<w:p {_NAMESPACES}><w:r><w:pict>"
        f'<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
        f'</v:shapetype><v:shape id="PowerPlusWaterMarkObject{number}" '
        f'o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;'
        f"width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" '
        'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{FONT}&quot;;font-size:1pt" '
        f'string="{escape(text)}"/></v:shape></w:pict></w:r></w:p>'
    )
