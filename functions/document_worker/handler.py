"""Documents queue → results as files."""

from pathlib import Path

from seogi.bootstrap.document_worker import lambda_handler

handler = lambda_handler(Path(__file__).with_name("fonts"))
