"""Markdown of any shape becomes blocks; no text is lost and none takes more than linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seogi.features.documents.errors import DocumentTooLarge
from seogi.features.documents.inlines import text_of
from seogi.features.documents.lines import block_lines
from seogi.features.documents.markdown import PIECE, parse
from seogi.features.documents.model import (
    Alignment,
    Break,
    CodeBlock,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from seogi.texts import text
from tests.documents.builders import COMPLAINT, EVERY_LINE


def test_every_kind_of_block_is_found_in_order() -> None:
    kinds = [type(block) for block in parse(COMPLAINT)]
    assert kinds == [
        *(Heading, Paragraph, Heading, List, Paragraph, List, Quote, Table, CodeBlock, Rule),
        *(PageBreak, Heading, Paragraph),
    ]


def test_every_line_is_kept_in_order() -> None:
    assert tuple(line.strip() for line in block_lines(parse(COMPLAINT))) == EVERY_LINE


def test_runs_carry_their_looks() -> None:
    (paragraph,) = parse("가 **나 *다*** `라` [마](https://a.kr/?b=1)")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (
        Run("가 "),
        Run("나 ", strong=True),
        Run("다", strong=True, emphasis=True),
        Run(" "),
        Run("라", code=True),
        Run(" "),
        Run("마", href="https://a.kr/?b=1"),
    )


def test_bold_before_a_korean_particle_is_bold() -> None:
    (paragraph,) = parse('이것은 **"인용"**은 맞다')
    assert isinstance(paragraph, Paragraph)
    assert Run('"인용"', strong=True) in paragraph.inlines


def test_stars_escaped_by_the_author_stay_stars() -> None:
    (paragraph,) = parse(r"\*\*아니다\*\*")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Run("**아니다**"),)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,a"])
def test_a_link_that_could_do_harm_is_text(href: str) -> None:
    (paragraph,) = parse(f"[여기]({href})")
    assert isinstance(paragraph, Paragraph)
    assert all(isinstance(run, Run) and run.href == "" for run in paragraph.inlines)
    assert "여기" in text_of(paragraph.inlines)


def test_a_table_knows_its_alignments_and_pads_short_rows() -> None:
    (table,) = parse("|a|b|c|\n|:--|:-:|--:|\n|1|\n|1<br>2|3|4|5|\n")
    assert isinstance(table, Table)
    assert table.alignments == (Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT)
    assert table.rows[0] == ((Run("1"),), (), ())
    assert table.rows[1] == ((Run("1"), Break(), Run("2")), (Run("3"),), (Run("4"),))


def test_a_table_too_wide_for_a_page_becomes_lines() -> None:
    cells = "|".join(str(n) for n in range(50))
    blocks = parse(f"|{cells}|\n|{'-|' * 50}\n|{cells}|\n")
    assert [type(block) for block in blocks] == [Paragraph, Paragraph]
    assert next(block_lines(blocks)).startswith("0 | 1 | 2")


@pytest.mark.parametrize(
    "mark", ["\\pagebreak", "\\newpage", "---pagebreak---", "<!-- pagebreak -->"]
)
def test_a_page_break_is_a_line_of_its_own(mark: str) -> None:
    assert parse(f"앞\n{mark}\n뒤") == (
        Paragraph((Run("앞"),)),
        PageBreak(),
        Paragraph((Run("뒤"),)),
    )
    assert PageBreak() not in parse(f"앞 {mark} 뒤")


def test_characters_no_xml_may_hold_are_removed() -> None:
    (paragraph,) = parse("가\x00\x08\x0b\ud800\ufffe나\x1b[0m")
    assert paragraph == Paragraph((Run("가나[0m"),))


def test_a_list_keeps_its_first_number_and_its_nesting() -> None:
    (found,) = parse("7. 가\n   - 나\n     - 다\n8. 라")
    assert isinstance(found, List)
    assert (found.ordered, found.start, len(found.items)) == (True, 7, 2)
    inner = found.items[0].blocks[1]
    assert isinstance(inner, List)
    assert not inner.ordered


@pytest.mark.parametrize("deep", ["> " * 500 + "끝", "- " * 500 + "끝", "1. " * 300 + "끝"])
def test_text_nested_beyond_reason_is_still_there(deep: str) -> None:
    assert "끝" in "".join(block_lines(parse(deep)))


def test_a_long_text_is_cut_only_between_blocks() -> None:
    item = "- 항목\n\n      코드 # 아님\n\n```\n# 코드 안\n\n글\n```\n\n"
    text = item * (3 * PIECE // len(item)) + "\n[꼬리]\n\n[꼬리]: https://a.kr\n"
    blocks = parse(text)
    assert not any(isinstance(block, Heading) for block in blocks)
    assert blocks[-1] == Paragraph((Run("꼬리", href="https://a.kr"),))


def test_more_lines_than_memory_holds_are_refused_by_name() -> None:
    assert len(parse("\n" * 2_000_000 + "끝")) == 1
    for markdown in ("- a\n" * 301_000, "|a|b|\n|-|-|\n" + "|1|2|\n" * 130_000):
        with pytest.raises(DocumentTooLarge) as refused:
            parse(markdown)
        assert "300000" in text("ko", refused.value.key, **refused.value.params)


NASTY = [
    *("[", "*a ", "_a", "`", "``a", "<", "&", "![", "> ", "- ", "    ", "a\n", "|a", "\\", "[a]("),
    *("**a*", "# a\n", "1. a\n", "<!--", "~~~\n", "- a\n\n", "\t- x\n", "[x\n", ">a\n", "[[a]"),
    *(
        "|a|b|\n|-|-|\n",
        "[a]: b\n",
        "a" * 70 + "[",
        "\u202e",
        "\ufeff",
        "👩‍👩‍👧",
        "{{TITLE}}",
        "]]>",
    ),
]


@pytest.mark.parametrize("unit", NASTY)
def test_nasty_text_takes_no_more_than_linear_time(unit: str) -> None:
    started = time.process_time()
    parse(unit * (100_000 // len(unit)))
    parse((unit * 50 + "\n\n") * (100_000 // len(unit) // 50))
    assert time.process_time() - started < 15


MARKS = st.sampled_from(
    [*NASTY, "가", " ", "\n", "\n\n", "```", "---", "$$", "<br>", "&nbsp;", "#"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(MARKS, max_size=40).map("".join)))
def test_any_text_parses(text: str) -> None:
    blocks = parse(text)
    letters = [char for char in "".join(block_lines(blocks)) if "가" <= char <= "힣"]
    if "[a]: b" not in text and "```" not in text and "~~~" not in text and "](" not in text:
        assert letters == [char for char in text if "가" <= char <= "힣"]
