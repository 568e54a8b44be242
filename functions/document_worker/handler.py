"""Documents queue → results as files."""

from seogi.bootstrap.document_worker import lambda_handler

handler = lambda_handler()
