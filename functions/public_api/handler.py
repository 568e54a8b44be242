"""HTTP API → the FastAPI application."""

from seogi.bootstrap.entry import public_handler

handler = public_handler()
