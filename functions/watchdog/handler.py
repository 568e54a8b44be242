"""Every minute → nothing accepted is forgotten."""

from seogi.bootstrap.watchdog import lambda_handler

handler = lambda_handler()
