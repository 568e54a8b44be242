"""Evidence queue → uploads read, cut into passages and indexed."""

from seogi.bootstrap.evidence_worker import lambda_handler

handler = lambda_handler()
