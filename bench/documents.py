"""Seconds and peak memory of writing documents, by format and length.

Each measurement is a process of its own. A page is 5.2 kB of mixed Korean Markdown (headings,
lists, tables, paragraphs). `python -m bench.documents pdf 5000000` measures one by hand.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.report import Report
from bench.spread import busy_machine
from scripts.checks.template import load
from seogi.adapters.documents.writer import LocalDocumentWriter
from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Document, Format

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "functions/document_worker/fonts"
PAGE_BYTES = 5_200
SIZES = {"1 page": PAGE_BYTES, "50 pages": 50 * PAGE_BYTES, "500 pages": 500 * PAGE_BYTES}
PROSE = (
    "원고와 피고는 2015년 혼인신고를 마친 법률상 부부로서 슬하에 미성년 자녀 1명을 두고 있다. "
    "피고는 여러 차례 **손해(損害)**를 끼쳤다. "
)


def markdown(size: int) -> str:
    """So many bytes of a document."""
    pieces: list[str] = []
    total = number = 0
    while total < size:
        number += 1
        piece = (
            f"## 제{number} 항목\n\n{PROSE * 6}\n\n- 가나다 **{number}**\n- 라마바\n\n"
            "1. 하나\n2. 둘\n\n"
            f"| 번호 | 값 |\n|---|--:|\n| {number} | 갑 제{number}호증 |\n\n{PROSE * 6}\n\n"
        )
        pieces.append(piece)
        total += len(piece.encode())
    return "".join(pieces)


def measure(target: Format, size: int) -> dict[str, float]:
    """In this process: seconds, MB of it and of its children, bytes of the file."""
    text = markdown(size)
    started = time.perf_counter()
    document = Document("측정", parse(text))
    made = LocalDocumentWriter(FONTS).write(document, target)
    seconds = time.perf_counter() - started
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": seconds, "mb": own, "child_mb": child, "bytes": len(made.content)}


def run() -> Report:
    """Every format at every length."""
    report = Report("documents")
    busy = busy_machine()
    rows = []
    limit = float(load()["Resources"]["DocumentWorker"]["Properties"]["MemorySize"])
    worst = 0.0
    for target in Format:
        for name, size in SIZES.items():
            command = [sys.executable, "-m", "bench.documents", target.value, str(size)]
            done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
            found: dict[str, Any] = json.loads(done.stdout)
            rows.append(
                (f"{target.value}, {name}", found["seconds"], found["mb"], found["child_mb"],
                 found["bytes"] // 1000)
            )  # fmt: skip
            worst = max(worst, found["mb"] + found["child_mb"])
            report.data[f"{target.value} {name}"] = found
    columns = ("", "seconds", "peak MB", "of a child, MB", "kB made")
    report.table("writing and reading back", columns, rows)
    report.goal("peak MB of all, within the function's memory", worst, limit)
    report.doubts += [busy] if busy else []
    return report


def main(arguments: Sequence[str]) -> None:
    print(json.dumps(measure(Format(arguments[0]), int(arguments[1]))))


if __name__ == "__main__":
    main(sys.argv[1:])
