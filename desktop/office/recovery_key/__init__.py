"""The office's recovery key: what it opens, and carrying it off this computer."""
