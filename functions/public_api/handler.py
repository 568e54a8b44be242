"""HTTP API → the FastAPI application."""

from seogi.bootstrap.public_api import lambda_handler

handler = lambda_handler()
