"""Bytes to text: byte order mark, else strict UTF-8, else CP949 (which holds EUC-KR)."""

from __future__ import annotations

import re
import unicodedata

from seogi.adapters.extract.sniff import TEXT_BOMS
from seogi.features.evidence.failures import ContentMismatch, UnknownEncoding

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")
# A text may hold a stray control character; a file with more than this share is no text.
_MOST_CONTROLS = 0.01


def decoded(data: bytes) -> tuple[str, str]:
    r"""The text and the codec that fitted, with `\n` line ends and no control characters.

    Raises:
        UnknownEncoding: no codec of the ladder fits.
        ContentMismatch: it decodes, but to no text.
    """
    raw, codec = _with_codec(data)
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(_CONTROLS.findall(raw))
    if "\0" in raw or controls > 1 + len(raw) * _MOST_CONTROLS:
        raise ContentMismatch
    return clean(raw), codec


def clean(text: str) -> str:
    """NFC, so that Hangul typed on a Mac matches itself, and nothing that breaks a document."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def _with_codec(data: bytes) -> tuple[str, str]:
    marked = next((codec for mark, codec in TEXT_BOMS.items() if data.startswith(mark)), None)
    for codec in [marked] if marked else ["utf-8", "cp949"]:
        try:
            return data.decode(codec), codec
        except UnicodeDecodeError:
            continue
    raise UnknownEncoding
