"""Every minute → nothing accepted is forgotten."""

from seogi.bootstrap.watchdog import handler

__all__ = ["handler"]
