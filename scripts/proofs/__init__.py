"""`scripts/prove`: what the README promises, shown on this machine."""
