"""The oldest Python that runs Evenhand, and the sentence for anything older.

The two commands import this before anything else. This file and the first lines of theirs must be
readable by any Python 3, or an old Python would die of a syntax error instead of saying what to do.
"""

import sys

OLDEST = (3, 11)


def sentence(major: int, minor: int, command: str) -> str:
    """What to say to a Python that is too old; nothing to one that is new enough."""
    if (major, minor) >= OLDEST:
        return ""
    return (
        f"Evenhand needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is Python"
        f" {major}.{minor}.\nInstall a newer Python, then give the command with it:"
        f" python{OLDEST[0]}.{OLDEST[1]} {command}"
    )


def require(command: str) -> None:
    """Leave with the sentence, exit status 1, if this Python is too old."""
    said = sentence(sys.version_info[0], sys.version_info[1], command)
    if said:
        sys.stderr.write(said + "\n")
        sys.exit(1)
