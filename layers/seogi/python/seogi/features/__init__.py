"""The product areas, one folder each."""
