"""HTTP API → the FastAPI application."""

from seogi.bootstrap.public_api import handler

__all__ = ["handler"]
