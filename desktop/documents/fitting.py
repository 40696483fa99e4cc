"""Fit a text into a width: break it gracefully, make it smaller only as far as needed, never cut.

Pure functions. What a text is wide comes from the caller as a `Measure`; lengths are in points.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Measure = Callable[[str], float]  # the width of a text at a type size of 1
Breaks = Literal["spaces", "hyphens", "anywhere"]

_STEPS = 50  # from the wanted size down to nothing; one of them nobody sees


@dataclass(frozen=True)
class Fitted:
    """The lines of a text and the type size at which they fit."""

    lines: tuple[str, ...]
    size: float


def fit(
    text: str, measure: Measure, width: float, size: float, *, most: int, one_line_from: float = 1.0
) -> Fitted:
    """Set `text` in at most `most` lines, as near to `size` as the width allows.

    First in one line, if it need not go below `one_line_from` of the size for that; then broken at
    spaces down to 60 %; then at hyphens down to 50 %; then, for a word without either that is
    wider than the paper, anywhere at whatever size it takes.
    """
    if not text:
        return Fitted((), size)
    if measure(text) * size * one_line_from <= width:
        return Fitted((text,), min(size, width / measure(text)))
    ways: tuple[tuple[Breaks, float], ...] = (("spaces", 0.6), ("hyphens", 0.5), ("anywhere", 0.0))
    for breaks, least in ways:
        if (found := _largest(_pieces(text, breaks), measure, width / size, most, least)) != 0:
            lines = wrap(text, measure, width / size / found, breaks)
            return Fitted(lines or (text,), size * found)
    return Fitted((text,), width / measure(text))


def _largest(pieces: list[str], measure: Measure, width: float, most: int, least: float) -> float:
    """The largest share of the wanted size at which the pieces fit; 0 if that is under `least`."""
    shares = [1 - step / _STEPS for step in range(_STEPS) if 1 - step / _STEPS >= least]

    def fits(share: float) -> bool:
        lines = _greedy(pieces, measure, width / share)
        return lines is not None and len(lines) <= most

    found = bisect_left(shares, True, key=fits)
    return shares[found] if found < len(shares) else 0.0


def wrap(text: str, measure: Measure, limit: float, breaks: Breaks) -> tuple[str, ...] | None:
    """Lines of even length, each within `limit` (widths at size 1); None if a piece is wider."""
    pieces = _pieces(text, breaks)
    lines = _greedy(pieces, measure, limit)
    if lines is None:
        return None
    low, high = limit / 2, limit
    for _ in range(12):  # the narrowest width that needs no further line
        middle = (low + high) / 2
        tried = _greedy(pieces, measure, middle)
        if tried is not None and len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _pieces(text: str, breaks: Breaks) -> list[str]:
    """The text cut wherever a line may end; a space stays with the word before it."""
    if breaks == "anywhere":
        return list(text)
    pattern = r"[^ ]+ ?" if breaks == "spaces" else r"[^ -]*-+ ?|[^ -]+ ?"
    return re.findall(pattern, text)


def _greedy(pieces: list[str], measure: Measure, limit: float) -> tuple[str, ...] | None:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and measure((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
        line += piece.lstrip() if not line else piece
        if measure(line.rstrip()) > limit:
            return None
    if line.rstrip():
        lines.append(line.rstrip())
    return tuple(lines)
