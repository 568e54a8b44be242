"""What a file is, by its first bytes and its name; both must agree."""

from __future__ import annotations

from seogi.features.evidence.failures import ContentMismatch, EmptyFile
from seogi.features.evidence.formats import named_family

TEXT_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}

# Containers and programs that also turn up under the name of a text file.
FOREIGN = (
    b"PK\x03\x04",  # zip, docx, hwpx
    b"PK\x05\x06",
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\x00",
    b"Rar!\x1a\x07",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # OLE: hwp, doc, msg
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"%PDF-",
)

# Readers accept a PDF whose header comes within the first KiB (ISO 32000, implementation notes).
PDF_HEADER_WITHIN = 1024


def family_of(filename: str, data: bytes) -> str:
    """`text`, `csv` or `pdf`, when the name and the bytes agree.

    Raises:
        UnsupportedType: we read no such files.
        EmptyFile: there is nothing in it.
        ContentMismatch: the bytes are something else than the name says.
    """
    family = named_family(filename)
    if not data.strip():
        raise EmptyFile
    if family == "pdf":
        if b"%PDF-" not in data[:PDF_HEADER_WITHIN]:
            raise ContentMismatch
        return family
    if data.startswith(FOREIGN) or (b"\0" in data and not data.startswith(tuple(TEXT_BOMS))):
        raise ContentMismatch
    return family
