"""What the core meets outside: one module or folder per technology."""
