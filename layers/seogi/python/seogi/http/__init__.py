"""The web face shared by all products."""
