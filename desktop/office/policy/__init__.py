"""The policy at the office: read, edited, compared, published; documents and translations."""
