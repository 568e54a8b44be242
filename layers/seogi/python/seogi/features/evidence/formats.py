"""Which files we read, told by their names and sizes alone."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from seogi.features.evidence.failures import (
    MAX_PDF_BYTES,
    MAX_TEXT_BYTES,
    EmptyFile,
    FileTooLarge,
    UnsupportedType,
)

# Families we read, by the ending of the name.
FAMILIES = {
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".md": "text",
    ".csv": "csv",
    ".pdf": "pdf",
}

# Browsers call a CSV an Excel file on Windows, and what they do not know an octet stream.
CONTENT_TYPES = {
    "text/plain",
    "text/csv",
    "text/markdown",
    "text/x-log",
    "application/csv",
    "application/pdf",
    "application/vnd.ms-excel",
    "application/octet-stream",
}
LONGEST_NAME = 200
_UNSHOWN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def extension(filename: str) -> str:
    """The ending of a name, lower case with its dot; empty when there is none."""
    return PurePosixPath(filename.strip().replace("\\", "/")).suffix.lower()


def named_family(filename: str) -> str:
    """The family a name claims.

    Raises:
        UnsupportedType: we read no such files.
    """
    family = FAMILIES.get(extension(filename))
    if family is None:
        raise UnsupportedType(name=extension(filename) or filename)
    return family


def check_type(filename: str, content_type: str) -> None:
    """Refuse before the upload what could not be read after it.

    Raises:
        UnsupportedType: the name or the declared type is none of ours.
    """
    named_family(filename)
    declared = content_type.partition(";")[0].strip().lower()
    if declared not in CONTENT_TYPES:
        raise UnsupportedType(name=declared)


def most_bytes(filename: str) -> int:
    """How large a file of this name may be."""
    return MAX_PDF_BYTES if named_family(filename) == "pdf" else MAX_TEXT_BYTES


def check_size(filename: str, size: int) -> None:
    """Refuse a file by its name and its size in bytes.

    Raises:
        UnsupportedType, EmptyFile, FileTooLarge: why.
    """
    most = most_bytes(filename)
    if size == 0:
        raise EmptyFile
    if size > most:
        raise FileTooLarge


def clean_name(filename: str) -> str:
    """The last part of a path, without control and direction characters, ending kept."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    shown = "".join(c for c in last if unicodedata.category(c) not in _UNSHOWN).strip()
    ending = PurePosixPath(shown).suffix
    return shown.removesuffix(ending)[: LONGEST_NAME - len(ending)] + ending[:LONGEST_NAME]
