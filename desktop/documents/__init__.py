"""Papers made of records, in memory: PDFs and spreadsheets. Nothing here writes a file. No Qt."""
