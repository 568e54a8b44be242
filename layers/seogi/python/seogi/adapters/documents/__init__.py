"""Writers of the documents port; each loads its heavy library only when its format is asked for."""
