"""The job kernel: what a job is, and how it moves."""
