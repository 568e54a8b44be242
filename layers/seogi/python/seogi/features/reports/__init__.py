"""Planned reports: an outline first, then a report of it, section by section."""
