"""A place to go to: what the rail, the palette and the doors of a desk call it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Destination:
    """`key` is the screen's own."""

    key: str
    words: str
    icon: str
    shortcut: str = ""
