"""What became of the record, in words: versions, what differs, repairs, erasures. Pure."""
