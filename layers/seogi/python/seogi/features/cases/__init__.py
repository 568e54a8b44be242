"""Cases: what evidence and drafts hang on, and who may read or write them."""
