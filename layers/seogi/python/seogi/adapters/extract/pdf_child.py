"""The child that parses one PDF: bytes on stdin, JSON on stdout, limits on itself first.

Arguments: CPU seconds, most pages. Answer: `{"pages": [...]}` or `{"error": CODE}`.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

# The worker has 1024 MB: a child at this limit and the worker beside it fit.
MEMORY = 512 * 1024 * 1024
# A page of dense Korean text has about 2000 characters.
MOST_CHARACTERS = 5_000_000


def main(seconds: int, most_pages: int) -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        return _read(data, most_pages)
    except MemoryError:
        return {"error": "TIMEOUT"}


def _read(data: bytes, most_pages: int) -> dict[str, Any]:
    # After the limits, so that they hold for the library too.
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"error": "ENCRYPTED" if "password" in str(error).lower() else "BROKEN_FILE"}
    if len(document) > most_pages:
        return {"error": "TOO_MANY_PAGES"}
    pages: list[str] = []
    for page in document:
        pages.append(page.get_textpage().get_text_bounded())
        if sum(map(len, pages)) > MOST_CHARACTERS:
            return {"error": "TIMEOUT"}
    if not any(letter.isalnum() for page in pages for letter in page):
        return {"error": "NO_TEXT_LAYER"}
    return {"pages": pages}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
