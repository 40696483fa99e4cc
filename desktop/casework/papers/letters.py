"""Which letters a shipped typeface has: what none has would be boxes, on a screen and on paper.

`resources/fonts/letters.txt` lists the code points of all of them; `packaging/fonts.py` writes it.
"""

from bisect import bisect_right
from functools import cache

import resources


def without_typeface(text: str) -> str:
    """What of a text no typeface has, each character once; what is never seen is passed over."""
    firsts, lasts = _spans()
    return "".join(
        char
        for char in dict.fromkeys(text)
        if char.isprintable() and not _held(char, firsts, lasts)
    )


def _held(char: str, firsts: list[int], lasts: list[int]) -> bool:
    at = bisect_right(firsts, ord(char)) - 1
    return at >= 0 and ord(char) <= lasts[at]


@cache
def _spans() -> tuple[list[int], list[int]]:
    """First and last code point of each stretch without a gap, ascending."""
    lines = (each.split("-") for each in resources.text("fonts/letters.txt").split())
    spans = [(int(first, 16), int(last, 16)) for first, last in lines]
    return [first for first, _ in spans], [last for _, last in spans]
