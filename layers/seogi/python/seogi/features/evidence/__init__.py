"""Evidence: files of a case, read once into citable passages."""
