"""Seogi: durable jobs that write long documents, and the faces of the products they serve."""
