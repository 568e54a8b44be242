"""Three invented evidence files of one invented divorce, for the demonstration."""
