"""Text laid out in lines: our face, our line heights, wrapped between words and never cut short."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desktop.direction import right_to_left

Formats = Sequence[QTextLayout.FormatRange]


def lay_out(
    text: str,
    font: QFont,
    tall: int,
    width: int,
    *,
    wrap: bool = True,
    right: bool = False,
    native: bool = False,
    formats: Formats = (),
) -> list[QTextLayout]:
    """A layout for each paragraph, its lines `tall` pixels apart.

    `native`: each begins at the side at which its language begins; Qt leaves all at the left.
    """
    metrics = QFontMetricsF(font)
    lead = (tall - metrics.ascent() - metrics.descent()) / 2
    option = QTextOption()
    at_words = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(at_words if wrap else QTextOption.WrapMode.NoWrap)
    made = []
    for part in text.split("\n"):
        at_right = right or (native and right_to_left(part))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side)
        paragraph = QTextLayout(part, font)
        paragraph.setTextOption(option)
        if formats:
            paragraph.setFormats(list(formats))
        paragraph.beginLayout()
        number = 0
        while (one := paragraph.createLine()).isValid():
            one.setLineWidth(width)
            one.setPosition(QPointF(0, number * tall + lead + metrics.ascent() - one.ascent()))
            number += 1
        paragraph.endLayout()
        made.append(paragraph)
    return made


def count(paragraphs: Sequence[QTextLayout]) -> int:
    """How many lines they take; an empty paragraph takes one."""
    return sum(max(1, one.lineCount()) for one in paragraphs)


def widest(paragraphs: Sequence[QTextLayout]) -> int:
    """How wide the longest of their lines is."""
    wide = 0.0
    for one in paragraphs:
        for number in range(one.lineCount()):
            wide = max(wide, one.lineAt(number).naturalTextWidth())
    return ceil(wide)


def draw(
    painter: QPainter, paragraphs: Sequence[QTextLayout], left: int, top: int, tall: int
) -> None:
    """Below each other, from this corner on, in the painter's pen."""
    for one in paragraphs:
        one.draw(painter, QPointF(left, top))
        top += tall * max(1, one.lineCount())
