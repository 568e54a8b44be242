"""In-memory adapters: every port in a dictionary."""
