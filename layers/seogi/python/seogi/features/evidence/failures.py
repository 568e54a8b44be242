"""Why a file could not be read: one class and one stable code per reason."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from seogi.errors import Conflict, Invalid
from seogi.texts import text

MEGABYTE = 1024 * 1024
MAX_TEXT_BYTES = 10 * MEGABYTE
MAX_PDF_BYTES = 50 * MEGABYTE
MAX_PAGES = 100

LIMITS = {
    "text_mb": MAX_TEXT_BYTES // MEGABYTE,
    "pdf_mb": MAX_PDF_BYTES // MEGABYTE,
    "max_pages": MAX_PAGES,
}

# What ends a reading without the reader's doing.
KERNEL_KEYS = {
    "deadline_exceeded": "job.deadline_exceeded",
    "worker_lost": "job.worker_lost",
    "internal_error": "job.internal_error",
    "dead_letter": "job.dead_letter",
    "cancelled": "evidence.error.cancelled",
}


class Unreadable(Invalid):
    """The file itself is the obstacle; reading it again gives the same answer."""

    code = "UNREADABLE"
    key = "evidence.error.unreadable"
    by_code: ClassVar[dict[str, type[Unreadable]]] = {}

    def __init_subclass__(cls) -> None:
        Unreadable.by_code[cls.code] = cls

    def __init__(self, message: str = "", **params: str | int) -> None:
        super().__init__(message, **{**LIMITS, **params})


class EmptyFile(Unreadable):
    code = "EMPTY_FILE"
    key = "evidence.error.empty_file"


class FileTooLarge(Unreadable):
    code = "FILE_TOO_LARGE"
    key = "evidence.error.file_too_large"


class UnsupportedType(Unreadable):
    """Params: `name`, what the file calls itself."""

    code = "UNSUPPORTED_TYPE"
    key = "evidence.error.unsupported_type"


class Encrypted(Unreadable):
    code = "ENCRYPTED"
    key = "evidence.error.encrypted"


class BrokenFile(Unreadable):
    code = "BROKEN_FILE"
    key = "evidence.error.broken_file"


class NoTextLayer(Unreadable):
    """A PDF of pictures: it would need character recognition."""

    code = "NO_TEXT_LAYER"
    key = "evidence.error.no_text_layer"


class TooManyPages(Unreadable):
    code = "TOO_MANY_PAGES"
    key = "evidence.error.too_many_pages"


class ReadingTimeout(Unreadable):
    """The parser used up its time or memory; the process was ended."""

    code = "TIMEOUT"
    key = "evidence.error.timeout"


class ContentMismatch(Unreadable):
    """The bytes are not what the name says (a program called `.txt`)."""

    code = "CONTENT_MISMATCH"
    key = "evidence.error.content_mismatch"


class UnknownEncoding(Unreadable):
    """Neither UTF-8, UTF-16 with a mark, nor CP949."""

    code = "UNKNOWN_ENCODING"
    key = "evidence.error.unknown_encoding"


class UploadMissing(Unreadable):
    """The record is there, the file is not (it was removed from the bucket)."""

    code = "UPLOAD_MISSING"
    key = "evidence.error.upload_missing"


class UploadNotArrived(Conflict):
    """The uploader says done, but the store has nothing under the key."""

    code = "UPLOAD_NOT_FOUND"
    key = "evidence.upload_not_arrived"


class RetryRefused(Invalid):
    """Only a failed reading can be repeated."""

    code = "EVIDENCE_RETRY_REFUSED"
    key = "evidence.retry_refused"


def reason_of(lang: str, code: str, filename: str) -> str:
    """The sentence for a stored error code; the kernel's own codes have theirs."""
    known = Unreadable.by_code.get(code)
    key = known.key if known else KERNEL_KEYS.get(code, Unreadable.key)
    return text(lang, key, name=PurePosixPath(filename).suffix, **LIMITS)
