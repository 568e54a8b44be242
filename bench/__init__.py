"""What Seogi costs and how fast it is: `scripts/bench [name]`. Nothing here is a timed test."""
