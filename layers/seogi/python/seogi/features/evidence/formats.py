"""Which files we read, told by their names and sizes alone."""

from __future__ import annotations

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


def check_size(filename: str, size: int) -> None:
    """Refuse a file by its name and its size in bytes, before it is fetched.

    Raises:
        UnsupportedType, EmptyFile, FileTooLarge: why.
    """
    family = named_family(filename)
    if size == 0:
        raise EmptyFile
    if size > (MAX_PDF_BYTES if family == "pdf" else MAX_TEXT_BYTES):
        raise FileTooLarge
