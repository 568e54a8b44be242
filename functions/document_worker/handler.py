"""Documents queue → results as files."""

from seogi.bootstrap.document_worker import handler

__all__ = ["handler"]
