"""Policy: published, compared, read and acknowledged; the documents and translations beside it."""
