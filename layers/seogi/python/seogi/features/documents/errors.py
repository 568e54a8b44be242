"""What can be wrong with a document or an uploaded template; each fault has its own code."""

from __future__ import annotations

from seogi.errors import Invalid, SeogiError


class DocumentTooLarge(Invalid):
    """More text than the worker's memory can write in the format; told before starting."""

    code = "DOCUMENT_TOO_LARGE"
    key = "error.document_too_large"

    @classmethod
    def in_lines(cls, limit: int) -> DocumentTooLarge:
        """Of more lines and table cells than `limit`, however short each may be."""
        error = cls("too many lines and cells", limit=limit)
        error.key = "error.document_too_many_lines"
        return error


class DocumentCheckFailed(SeogiError):
    """The finished file did not read back as the document; it is not offered to anybody."""

    code = "DOCUMENT_CHECK_FAILED"
    key = "error.document_check_failed"


class TemplateTooLarge(Invalid):
    """The uploaded template is larger than 10 MB."""

    code = "FILE_TOO_LARGE"
    key = "error.template_too_large"


class NotHwpx(Invalid):
    """The uploaded template is no HWPX container."""

    code = "NOT_HWPX"
    key = "error.not_hwpx"


class TemplateEncrypted(Invalid):
    """The uploaded template is locked by a password or by DRM."""

    code = "TEMPLATE_ENCRYPTED"
    key = "error.template_encrypted"


class TemplateBomb(Invalid):
    """The uploaded template unpacks to too much, or to places outside itself."""

    code = "TEMPLATE_BOMB"
    key = "error.template_bomb"


class TemplateBroken(Invalid):
    """The uploaded template is HWPX, but a part is missing or is not plain, well-formed XML."""

    code = "TEMPLATE_BROKEN"
    key = "error.template_broken"
