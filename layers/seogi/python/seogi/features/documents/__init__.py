"""Documents: one parsed block model, written as HWPX, DOCX, PDF or Markdown."""
