"""What the measured thing is compared with, in the same run."""
