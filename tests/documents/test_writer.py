"""One port, four formats: any text, named limits, and only the library that a target needs."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seogi.adapters.documents import writer
from seogi.adapters.documents.writer import LIMITS, LocalDocumentWriter, filename
from seogi.features.documents.errors import DocumentTooLarge
from seogi.features.documents.lines import block_lines
from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Document, Format, Paragraph, Run
from seogi.features.documents.ports import DocumentWriter
from seogi.texts import text
from tests.documents.builders import COVER, EVERY_LINE, FONTS, a_document
from tests.documents.test_parse import MARKS, NASTY

WRITER: DocumentWriter = LocalDocumentWriter(FONTS)

CORPUS = [
    *(unit * 30 for unit in NASTY),
    "\n\n".join(unit * 5 for unit in NASTY),
    "```\n" + "긴 줄 " * 2_000 + "\n\n\n\t탭\n```",
    "|a|b|\n|-|-|\n|" + "x" * 3_000 + "|" + "가" * 3_000 + "|\n",
    "> " * 15 + "- " * 10 + "끝",
    "1000000000. 수가 너무 큼\n\n999999999. 큰 수",
    "# \n\n## \n\n- \n\n1.\n\n> \n\n||\n|-|\n||\n",
    "\\pagebreak\n\n\\pagebreak\n\n- 가\n\n  \\pagebreak\n\n  나\n\n\\pagebreak",
    "😀 ﷽ \u0301\u0301 \u200d \u202e거꾸로\u202c ‏שלום ก็ 𠮷 ㉿",
    "&amp; &lt;b&gt; <b>굵게</b> <!-- 주석 --> ]]> <?xml?> {{TITLE}} ${x} %s \\u0000",
]


@pytest.mark.parametrize("target", list(Format))
def test_the_artifact_is_named_typed_and_summed(target: Format) -> None:
    made = WRITER.write(a_document(title="소장: 1/2", cover=COVER, watermark="초안"), target)
    assert made.filename == f"소장 1 2.{target.value}"
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    assert "/" in made.media_type


@pytest.mark.parametrize("target", list(Format))
@pytest.mark.parametrize("markdown", CORPUS, ids=range(len(CORPUS)))
def test_no_text_breaks_a_document(markdown: str, target: Format) -> None:
    options = {"cover": COVER, "watermark": '<&">', "mask": True, "number_headings": True}
    assert WRITER.write(a_document(markdown, '<&">', **options), target).content


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.lists(MARKS, max_size=30).map("".join)))
def test_any_text_can_be_written_and_read_back(markdown: str) -> None:
    for target in (Format.HWPX, Format.DOCX, Format.MARKDOWN):
        assert WRITER.write(a_document(markdown), target).content


def test_markdown_written_reads_back_as_the_same_blocks() -> None:
    document = a_document()
    written = WRITER.write(document, Format.MARKDOWN).content.decode()
    assert parse(written) == document.blocks
    assert tuple(line.strip() for line in block_lines(parse(written))) == EVERY_LINE


@pytest.mark.parametrize(
    "markdown",
    [
        "- 가\n\n\n1. 나\n\n* 다",
        "- 가\n- 나\n\n+ 다\n+ 라",
        "2024\\. 1. 1.",
        "\\# 제목 아님\n\n\\- 목록 아님\n\n\\> 인용 아님",
        "a_b_c * d ** e `` ` `` [x] <y> &amp;amp; \\|",
        "|a \\| b|`c`|\n|-|-|\n|1<br>2|**3**|",
        "> - 가\n>   > 나\n>\n> ```\n> 다\n> ```",
        "````\n```\n````",
        '**"인용"**은 굵다',
        "[가(나)](https://a.kr/x_(y))",
        "가\\\n나",
    ],
)
def test_markdown_keeps_its_text_through_writing_and_reading(markdown: str) -> None:
    document = a_document(markdown)
    written = WRITER.write(document, Format.MARKDOWN).content.decode()
    assert list(block_lines(parse(written))) == list(block_lines(document.blocks))
    again = WRITER.write(a_document(written), Format.MARKDOWN).content.decode()
    assert again == written


@pytest.mark.parametrize("target", list(Format))
def test_a_text_beyond_the_limit_is_refused_before_any_work(
    target: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LIMITS", dict.fromkeys(LIMITS, 10))
    long = Document("x", (Paragraph((Run("가" * 11),)),))
    with pytest.raises(DocumentTooLarge) as refused:
        WRITER.write(long, target)
    told = text("ko", refused.value.key, **refused.value.params)
    assert "10" in told
    assert target.value.upper() in told


def test_five_megabytes_are_within_every_limit() -> None:
    assert min(LIMITS.values()) >= 5_000_000


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "document.pdf"),
        ("..\\../etc/passwd", "etc passwd.pdf"),
        ("가" * 300, "가" * 80 + ".pdf"),
        ("a\u202egpj", "a gpj.pdf"),
        ("CON: <x>|?*", "CON x.pdf"),
    ],
)
def test_file_names_are_safe_everywhere(title: str, name: str) -> None:
    assert filename(title, Format.PDF) == name


@pytest.mark.parametrize(
    ("target", "absent"),
    [
        ("md", {"docx", "hwpx", "typst", "pypdfium2", "lxml"}),
        ("docx", {"hwpx", "typst", "pypdfium2"}),
        ("hwpx", {"docx", "typst", "pypdfium2"}),
        ("pdf", {"docx", "hwpx", "typst", "lxml"}),
    ],
)
def test_a_format_loads_only_its_own_library(target: str, absent: set[str]) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from seogi.adapters.documents.writer import LocalDocumentWriter\n"
        "from seogi.features.documents.markdown import parse\n"
        "from seogi.features.documents.model import Document, Format\n"
        "heavy = {'docx', 'hwpx', 'typst', 'pypdfium2', 'lxml', 'markdown_it'}\n"
        "assert not heavy & set(sys.modules), 'loaded at import'\n"
        "document = Document('t', parse('# a'))\n"
        f"LocalDocumentWriter(Path({str(FONTS)!r})).write(document, Format({target!r}))\n"
        "print(','.join(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert not absent & set(done.stdout.strip().split(","))
