"""The front door: one loopback port that behaves as the distribution in the template."""
