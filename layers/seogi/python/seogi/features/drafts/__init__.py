"""Legal drafts: composed from the evidence of a case, every citation checked."""
