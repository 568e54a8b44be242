"""Evidence queue → uploads read, cut into passages and indexed."""

from seogi.bootstrap.evidence_worker import handler

__all__ = ["handler"]
