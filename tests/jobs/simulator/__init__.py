"""A deterministic simulation of the kernel under faults: one seed, one history."""
