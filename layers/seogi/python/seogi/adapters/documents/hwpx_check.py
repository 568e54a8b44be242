"""Reads a finished HWPX file back, with the standard library only; what fails is not offered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from seogi.adapters.documents.hwpx_names import HP, MIMETYPE, ROOTS, is_section
from seogi.features.documents.errors import DocumentCheckFailed
from seogi.features.documents.lines import missing_line


def check_hwpx(content: bytes, expected: Iterable[str]) -> None:
    """Container, XML and text of a file this code has just written.

    Raises:
        DocumentCheckFailed: naming what is wrong, never the text.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_container(archive)
        sections = [name for name in archive.namelist() if is_section(name)]
        try:
            for name, root in ROOTS.items():
                _check_root(archive, name, root)
            missing = missing_line(expected, _lines(archive, sections))
        except ElementTree.ParseError as error:
            raise DocumentCheckFailed("a part is not well-formed XML") from error
    if missing is not None:
        raise DocumentCheckFailed("a line of the document is missing")


def check_labels(content: bytes, labels: Iterable[str]) -> None:
    """Short texts that may stand anywhere, also within a longer paragraph.

    Raises:
        DocumentCheckFailed
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = "\n".join(_lines(archive, [n for n in archive.namelist() if is_section(n)]))
    if any(label not in whole for label in labels):
        raise DocumentCheckFailed("a title or date is missing")


def _check_container(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        raise DocumentCheckFailed("mimetype is not first and stored")
    if archive.read("mimetype") != MIMETYPE:
        raise DocumentCheckFailed("mimetype has another value")
    names = archive.namelist()
    if len(names) != len(set(names)) or not ROOTS.keys() <= set(names):
        raise DocumentCheckFailed("a part is missing or doubled")
    if archive.testzip() is not None:
        raise DocumentCheckFailed("a part is damaged")


def _check_root(archive: zipfile.ZipFile, name: str, root: str) -> None:
    with archive.open(name) as part:
        # Our own file: no entity can have come in, and python-hwpx writes no DTD.
        for _, element in ElementTree.iterparse(part, events=("start",)):  # noqa: S314
            if element.tag != root:
                raise DocumentCheckFailed(f"{name} has another root")
            return


def _lines(archive: zipfile.ZipFile, sections: list[str]) -> Iterator[str]:
    for name in sections:
        with archive.open(name) as part:
            yield from paragraph_lines(part)


def paragraph_lines(part: object) -> Iterator[str]:
    """The text of each paragraph, in the order the paragraphs open; cells after their anchor."""
    open_texts: list[list[str]] = []
    done: list[list[str]] = []
    root = None
    for event, element in ElementTree.iterparse(part, events=("start", "end")):  # type: ignore[call-overload]  # noqa: S314
        root = element if root is None else root
        if element.tag == HP + "p":
            if event == "start":
                open_texts.append([])
                done.append(open_texts[-1])
            else:
                open_texts.pop()
                element.clear()
            if not open_texts:
                yield from ("".join(texts) for texts in done)
                done.clear()
                root.clear()
        elif event == "end" and element.tag == HP + "t" and open_texts:
            open_texts[-1].append("".join(element.itertext()))
