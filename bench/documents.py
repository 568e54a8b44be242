"""Seconds and peak memory of writing documents: `python -m bench.documents`.

Each measurement is a process of its own. A page is 5.2 kB of mixed Korean Markdown (headings,
lists, tables, paragraphs); the last size is as much as one request may hold, 5 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from seogi.adapters.documents.writer import LocalDocumentWriter
from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Document, Format

FONTS = Path(__file__).parents[1] / "functions/document_worker/fonts"
PAGE_BYTES = 5_200
SIZES = {"1 page": PAGE_BYTES, "50": 50 * PAGE_BYTES, "500": 500 * PAGE_BYTES, "5 MB": 5_000_000}
PROSE = (
    "원고와 피고는 2015년 혼인신고를 마친 법률상 부부로서 슬하에 미성년 자녀 1명을 두고 있다. "
    "피고는 여러 차례 **손해(損害)**를 끼쳤다. "
)


def markdown(size: int) -> str:
    pieces: list[str] = []
    total = number = 0
    while total < size:
        number += 1
        piece = (
            f"## 제{number} 항목\n\n{PROSE * 6}\n\n- 가나다 **{number}**\n- 라마바\n\n"
            f"1. 하나\n2. 둘\n\n"
            f"| 번호 | 값 |\n|---|--:|\n| {number} | 갑 제{number}호증 |\n\n{PROSE * 6}\n\n"
        )
        pieces.append(piece)
        total += len(piece.encode())
    return "".join(pieces)


def measure(target: Format, size: int) -> None:
    text = markdown(size)
    started = time.perf_counter()
    document = Document("측정", parse(text))
    made = LocalDocumentWriter(FONTS).write(document, target)
    seconds = time.perf_counter() - started
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{seconds:6.2f} s  {own:4d} MB + child {child:4d} MB  {len(made.content):9d} bytes")


def main(arguments: list[str]) -> None:
    if arguments:
        measure(Format(arguments[0]), int(arguments[1]))
        return
    for target in Format:
        for name, size in SIZES.items():
            print(f"{target.value:5} {name:7}", end="", flush=True)
            command = [sys.executable, "-m", "bench.documents", target.value, str(size)]
            subprocess.run(command, check=True, cwd=Path(__file__).parents[1])


if __name__ == "__main__":
    main(sys.argv[1:])
