"""The delivery record as a document: Markdown, a page for PDF, CSV, JSON."""
