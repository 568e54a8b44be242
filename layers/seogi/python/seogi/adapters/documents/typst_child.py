"""Sets one portion of a document: JSON `{"fonts": folder, "data": …}` in, a PDF out.

A process of its own, because Typst keeps what it has laid out (about 0.8 MB a page) for the life
of the process, and because a fault of native code must not take the worker with it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst


def main() -> None:
    request = json.load(sys.stdin.buffer)
    compiler = typst.Compiler(
        Path(__file__).with_name("document.typ").read_bytes(),
        font_paths=[request["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(request["data"], ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf")
    if not isinstance(pdf, bytes):  # only images come as one file a page
        raise TypeError("a PDF is one file")
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
