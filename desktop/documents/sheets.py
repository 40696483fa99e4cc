"""The sheets that cards are printed on: where each card lies, where to fold and where to cut.

Every sheet is A4, because that is what a volunteer's printer takes: an A6 page, let alone a wallet
page, comes out of an ordinary printer enlarged or lost in a corner. So A6 cards lie four to a
sheet with two cuts, and wallet cards ten to a sheet, as bought sheets of business cards have them;
whoever wants one has spare ones to hand round.

Lengths are in points, the origin is the lower left corner; sizes after ISO 216 and ISO/IEC 7810.
"""

from dataclasses import dataclass
from typing import Literal

Size = Literal["a4", "a6", "wallet"]
Line = tuple[float, float, float, float]  # x and y of both ends

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

_GAP = 5 * MM  # from the paper's edge, which few printers reach
_MARK = 7 * MM  # a mark's length in the margin
_CROSS = 2 * MM  # half of a cross where four cards meet


@dataclass(frozen=True)
class Spot:
    """Where a card lies: its lower left corner as its reader sees it, and whether it is turned."""

    x: float
    y: float
    turned: bool = False  # by 180 degrees


@dataclass(frozen=True)
class Sheet:
    """A printed page and the cards on it, all of one width and height."""

    page: tuple[float, float]
    card: tuple[float, float]
    margin: float  # left free within each card, on all four sides
    scale: float  # of the type, 1 on the tent card
    spots: tuple[Spot, ...]
    folds: tuple[Line, ...]
    cuts: tuple[Line, ...]


def sheet(size: Size) -> Sheet:
    """The sheet for a size of card."""
    return {"a4": _tent, "a6": _a6, "wallet": _wallet}[size]()


def _tent() -> Sheet:
    """A4, folded across the middle; the upper half is turned, so each side reads upright."""
    width, height = A4
    middle = height / 2
    spots = (Spot(0, 0), Spot(width, height, turned=True))
    folds = _margin_marks_across(width, middle)
    return Sheet(A4, (width, middle), 15 * MM, 1.0, spots, folds, ())


def _a6() -> Sheet:
    """Four cards on a sheet laid sideways; 10.5 mm is the tent card's margin in proportion."""
    width, height = A4[1], A4[0]
    spots = tuple(Spot(x, y) for y in (height / 2, 0) for x in (0, width / 2))
    cuts = (
        *_margin_marks_across(width, height / 2),
        *_margin_marks_up(height, width / 2),
        *_cross(width / 2, height / 2),
    )
    return Sheet((width, height), (width / 2, height / 2), 10.5 * MM, 0.75, spots, (), cuts)


def _wallet() -> Sheet:
    """Ten cards of 85.6 x 54 mm, two abreast; half the tent card's type, the least that reads."""
    width, height = A4
    wide, high = 85.6 * MM, 54 * MM
    left, bottom = (width - 2 * wide) / 2, (height - 5 * high) / 2
    columns = [left + wide * n for n in range(3)]
    rows = [bottom + high * n for n in range(6)]
    spots = tuple(Spot(x, y) for y in reversed(rows[:-1]) for x in columns[:-1])
    cuts = [mark for y in rows for mark in _margin_marks_across(width, y)]
    cuts += [mark for x in columns for mark in _margin_marks_up(height, x)]
    cuts += [mark for y in rows[1:-1] for mark in _cross(columns[1], y)]
    return Sheet(A4, (wide, high), 4.5 * MM, 0.5, spots, (), tuple(cuts))


def _margin_marks_across(width: float, y: float) -> tuple[Line, ...]:
    """Level marks in the left and the right margin."""
    return (_GAP, y, _GAP + _MARK, y), (width - _GAP - _MARK, y, width - _GAP, y)


def _margin_marks_up(height: float, x: float) -> tuple[Line, ...]:
    """Upright marks in the lower and the upper margin."""
    return (x, _GAP, x, _GAP + _MARK), (x, height - _GAP - _MARK, x, height - _GAP)


def _cross(x: float, y: float) -> tuple[Line, ...]:
    return (x - _CROSS, y, x + _CROSS, y), (x, y - _CROSS, x, y + _CROSS)
