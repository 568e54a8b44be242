"""`multipart/form-data` (RFC 7578) of a body that is in memory already and bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from seogi.http.errors import InvalidField

_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{1,70}")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form; `filename` is empty for a field that is no file."""

    filename: str
    content: bytes

    @property
    def text(self) -> str:
        """The field's text; what is no UTF-8 in it is replaced."""
        return self.content.decode("utf-8", "replace")


def form_parts(content_type: str, body: bytes) -> dict[str, Part]:
    """The fields by name; of two of one name the first.

    Raises:
        InvalidField: the body is no form.
    """
    boundary = _parameter(content_type, "boundary")
    if not content_type.lower().startswith("multipart/form-data") or not _BOUNDARY.fullmatch(
        boundary
    ):
        raise InvalidField("http.invalid_form")
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise InvalidField("http.invalid_form")
    found: dict[str, Part] = {}
    for piece in pieces[1:-1]:
        head, gap, content = piece.partition(b"\r\n\r\n")
        if not gap:
            raise InvalidField("http.invalid_form")
        disposition = _disposition(head)
        found.setdefault(
            _parameter(disposition, "name"), Part(_parameter(disposition, "filename"), content)
        )
    return found


def _disposition(head: bytes) -> str:
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition":
            return value.strip()
    raise InvalidField("http.invalid_form")


def _parameter(header: str, name: str) -> str:
    """A parameter of a header's value, quoted or not; empty when it is not there."""
    message = Message()
    message["content-type"] = header
    found = message.get_param(name)
    if isinstance(found, tuple):  # RFC 2231: charset, language, text
        return found[2]
    return found or ""
