"""What `sam build` runs per function: install for the target platform, prune, compile."""
