"""Why the statement was not said: the reasons to choose from, and what is kept of one."""

OTHER = "other"
REASONS = (
    ("short", "it was cut short"),
    ("line", "the line was bad"),
    ("moment", "it was not the moment for it"),
    ("overheard", "somebody else was listening"),
    ("language", "we had no language in common"),
    (OTHER, "of something else"),
)


def why_of(key: str, note: str) -> str:
    """The reason in words; empty where the one that is chosen says nothing and nothing is written.

    `key` is one of `REASONS`.
    """
    words = dict(REASONS)[key] if key != OTHER else ""
    return ": ".join(part for part in (words, note.strip()) if part)
