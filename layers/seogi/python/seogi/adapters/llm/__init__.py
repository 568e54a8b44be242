"""Writers: the offline composer, and wrappers; providers of language models come beside them."""
