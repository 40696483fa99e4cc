"""A damaged record read page by page, and made anew of what proves itself."""
