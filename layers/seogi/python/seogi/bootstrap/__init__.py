"""Composition roots: the only place that reads the environment and picks adapters."""
