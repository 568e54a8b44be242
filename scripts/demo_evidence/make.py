"""Writes the demonstration files beside this module: `python -m scripts.demo_evidence.make`."""

from __future__ import annotations

from pathlib import Path

import typst

from scripts.demo_evidence.sources import CHAT, DIARY, STATEMENT

HERE = Path(__file__).parent
CHAT_FILE = HERE / "KakaoTalk_박준호.txt"
DIARY_FILE = HERE / "일기_김서연.txt"
STATEMENT_FILE = HERE / "사실확인서_진단서_대출내역.pdf"

_HEAD = """\
#set page(paper: "a4", margin: 25mm)
#set text(font: "NanumMyeongjo", size: 11pt, lang: "ko")
#set par(leading: 0.9em, spacing: 1.4em)
"""


def statement_source() -> str:
    """The PDF in Typst's language, one page per document."""
    pages = [
        f"#align(center)[#text(18pt)[*{heading}*]]\n\n" + "\n\n".join(paragraphs)
        for heading, paragraphs in STATEMENT
    ]
    return _HEAD + "\n#pagebreak()\n".join(pages)


def main() -> None:
    CHAT_FILE.write_bytes(CHAT.encode("cp949"))
    DIARY_FILE.write_text(DIARY, encoding="utf-8")
    STATEMENT_FILE.write_bytes(typst.compile(statement_source().encode()))


if __name__ == "__main__":
    main()
