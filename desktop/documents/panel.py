"""How one card looks: what stands where within its margins.

The service stands small at the top, with its logo; below it, as one group, the volunteer's name,
the role and the impartiality words (look.md, Paper). Nothing else. Sizes in points on a tent card,
in proportion on smaller ones. If the group is too high, all of it becomes smaller by one factor:
the order of importance stays, and nothing is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from desktop.documents.fitting import Fitted, Measure, fit
from desktop.documents.fonts import Face

SERVICE, NAME, ROLE, WORDS = 13.0, 40.0, 24.0, 14.0
LARGE = 2.0  # what large print does to role and words

# Of the type size, measured on Atkinson Hyperlegible Next: a capital's height, and how far the
# middle between ascent and descent is above the baseline. Measured on Noto Sans: the capital with
# two accents (Vietnamese Ẫ), which keeps to the margin too.
_CAPITAL = 0.668
_MIDDLE = 0.334
_TALLEST = 1.06
_ABOVE = 0.42  # of the spare height, left above the group: the eye's middle is above the ruler's


@dataclass(frozen=True, eq=False)
class Block:
    """A text as it is wanted: its face, size in points, and how it may be broken."""

    text: str
    face: Face
    size: float
    most: int  # lines
    leading: float  # line to line, as a share of the size
    before: float  # space above, as a share of the size
    one_line_from: float = 1.0

    @cached_property
    def measure(self) -> Measure:
        """Widths at size 1. Remembered: fitting asks for the same stretches again and again."""
        return cache(self.face.width)


@dataclass(frozen=True)
class Placed:
    """One line to draw, its baseline's start counted from the lower left of the margins."""

    text: str
    face: Face
    size: float
    x: float
    y: float


@dataclass(frozen=True)
class Panel:
    """All that is drawn on a card; `logo` is x, y, width and height, if there is one."""

    lines: tuple[Placed, ...]
    logo: tuple[float, float, float, float] | None


def blocks(
    texts: tuple[str, str, str], faces: tuple[Face, Face, Face], scale: float, *, large: bool
) -> tuple[Block, Block, Block]:
    """The three texts of the group: name, role and words."""
    grown = scale * (LARGE if large else 1.0)
    whole = 1.0 if large else 0.8  # large print is better broken than made smaller
    return (
        Block(texts[0], faces[0], NAME * scale, 2, 1.14, 0.0, one_line_from=0.8),
        Block(texts[1], faces[1], ROLE * grown, 4 if large else 3, 1.18, 0.30, one_line_from=whole),
        Block(texts[2], faces[2], WORDS * grown, 8, 1.34, 0.70, one_line_from=0.95),
    )


def compose(
    box: tuple[float, float],
    service: Block,
    group: Sequence[Block],
    logo: tuple[float, float] | None,
) -> Panel:
    """Lay the card out in a box of that width and height."""
    top = _top(box, service, logo)
    lowest = [line.y for line in top.lines] + ([top.logo[1]] if top.logo else [])
    room = min(lowest, default=box[1]) - service.size * 1.1
    share = 1.0
    fitted = _fitted(box[0], group, share)
    while _height(group, fitted) > room:
        share *= 0.97
        fitted = _fitted(box[0], group, share)
    spare = room - _height(group, fitted)
    return Panel((*top.lines, *_group(group, fitted, room - spare * _ABOVE)), top.logo)


def _top(box: tuple[float, float], service: Block, logo: tuple[float, float] | None) -> Panel:
    """The service's name, beside its logo and level with the logo's middle."""
    width, height = box
    left = logo[0] + service.size * 0.9 if logo else 0.0
    fitted = _fit(service, width - left, 1.0)
    step = fitted.size * service.leading
    text_high = step * (len(fitted.lines) - 1) + fitted.size * _CAPITAL
    high = max(text_high, logo[1] if logo else 0.0)
    level = height - (high - text_high) / 2 - fitted.size * _CAPITAL
    first = min(level, height - fitted.size * _TALLEST)
    lines = tuple(
        Placed(text, service.face, fitted.size, left, first - index * step)
        for index, text in enumerate(fitted.lines)
    )
    place = (0.0, height - (high + logo[1]) / 2, *logo) if logo else None
    return Panel(lines, place)


def _fit(block: Block, width: float, share: float) -> Fitted:
    size = block.size * share
    return fit(
        block.text, block.measure, width, size, most=block.most, one_line_from=block.one_line_from
    )


def _fitted(width: float, group: Sequence[Block], share: float) -> list[Fitted]:
    return [_fit(block, width, share) for block in group]


def _height(group: Sequence[Block], fitted: Sequence[Fitted]) -> float:
    """From the first line's top to the last line's descenders."""
    pairs = zip(group, fitted, strict=True)
    return sum((b.before + b.leading * len(f.lines)) * f.size for b, f in pairs if f.lines)


def _group(group: Sequence[Block], fitted: Sequence[Fitted], top: float) -> list[Placed]:
    """The lines, the first of them hanging from `top`."""
    placed: list[Placed] = []
    for block, fit_ in zip(group, fitted, strict=True):
        top -= block.before * fit_.size if fit_.lines else 0.0
        for text in fit_.lines:
            baseline = top - (block.leading / 2 + _MIDDLE) * fit_.size
            placed.append(Placed(text, block.face, fit_.size, 0.0, baseline))
            top -= block.leading * fit_.size
    return placed
