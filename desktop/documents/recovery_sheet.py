"""The recovery code on a sheet of A4: large groups, a square code for a camera, where to keep it.

- It names the service and the day, and nobody: a sheet that is found opens nothing by itself, and
  does not say whose laptop to look for.
- The square code (QR) holds the same characters, in a size that a worn print still gives.
- Nothing is written: the PDF is made in memory, and the same sheet gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from reportlab.graphics.barcode.qrencoder import (  # type: ignore[import-untyped]
    QRAlphaNum,
    QRCode,
    QRErrorCorrectLevel,
)

from db.errors import BadInput, TooLong
from desktop.casework.saying.dates import written
from desktop.documents.fitting import fit, wrap
from desktop.documents.fonts import face_for, missing, tidy
from desktop.documents.paper import Paper
from desktop.documents.sheets import A4, MM

LONGEST = 120  # characters of the service's name
VERSION = 3  # of the QR code: 29 squares a side, room for 61 characters at level M
_MARGIN = 20 * MM
_SQUARE = 1.5 * MM
_ROW = 4  # groups in a line

TITLE = "Recovery code"
PURPOSE = (
    "This code opens the record when its passphrase is forgotten. Whoever made the program cannot "
    "open it, and nobody who only finds the computer."
)
STEPS = (
    "Where you unlock, press “Forgotten?”, type the code, and choose a new passphrase. Capitals "
    "and spaces do not matter; there is no letter O, I or L in it: they are 0 and 1.",
    "Keep this sheet where you keep a passport: not in the laptop’s bag, and not beside the "
    "computer. Whoever has both can read everything.",
    "If it is lost, or somebody has seen it who should not: make a new code under Settings, Ways "
    "in. From then on this one opens older backups only.",
    "The sheet was printed from a file. Delete the file, and empty the bin.",
)


class Sheet(Struct, frozen=True, kw_only=True):
    """What is on it. `code` in groups with dashes between; `made` is the day of the code."""

    code: str
    service: str
    made: date


def recovery_sheet(sheet: Sheet, *, fonts: Path) -> bytes:
    """The PDF, one page. `fonts` is the folder of the shipped typefaces.

    Raises `TooLong` for a service's name above its limit and `BadInput` for letters that the
    typefaces lack.
    """
    service = _service(sheet.service, fonts)
    plain = face_for(service, "Regular", fonts)
    paper = Paper(A4, "en-GB", plain)
    paper.describe(TITLE, service, PURPOSE)
    page = _Page(paper, fonts)
    page.words(service, 12, 1.3)
    page.down(10 * MM)
    page.words(TITLE, 26, 1.2, "SemiBold")
    page.down(2 * MM)
    page.words(f"Made on {written(sheet.made)}", 12, 1.4)
    page.down(8 * MM)
    page.groups(sheet.code.split("-"))
    page.down(8 * MM)
    page.squares(sheet.code)
    page.down(10 * MM)
    page.words(PURPOSE, 13, 1.4, "SemiBold")
    for step in STEPS:
        page.down(3 * MM)
        page.words(step, 12, 1.4)
    return paper.finished()


def squares(text: str) -> list[list[bool]]:
    """The QR code of capitals, figures and dashes: rows from above, dark squares true.

    Level M: an eighth of it may be worn away. Raises ValueError for what does not fit.
    """
    code = QRCode(VERSION, QRErrorCorrectLevel.M)
    code.addData(QRAlphaNum(text))
    code.make()
    return [
        [bool(code.isDark(row, at)) for at in range(code.moduleCount)]
        for row in range(code.moduleCount)
    ]


def _service(name: str, fonts: Path) -> str:
    text = tidy(name)
    if len(text) > LONGEST:
        raise TooLong(field="service", limit=LONGEST)
    if lacking := missing(text, fonts):
        expected = "letters of the Latin, Greek or Cyrillic alphabet"
        raise BadInput(what="service", given=" ".join(lacking), expected=expected)
    return text


class _Page:
    """A page that is filled from above. `y` is how far down it is filled, from below."""

    def __init__(self, paper: Paper, fonts: Path) -> None:
        self._paper, self._fonts = paper, fonts
        self.y = A4[1] - _MARGIN

    def down(self, points: float) -> None:
        """Leave so much white."""
        self.y -= points

    def words(self, text: str, size: float, leading: float, weight: Any = "Regular") -> None:
        """A paragraph across the page."""
        if not text:
            return
        face = face_for(text, weight, self._fonts)
        width = A4[0] - 2 * _MARGIN
        lines = wrap(text, face.width, width / size, "spaces")
        if lines is None:  # a word that is wider than the page
            fitted = fit(text, face.width, width, size, most=3)
            lines, size = fitted.lines, fitted.size
        for line in lines:
            self.y -= size * leading
            self._paper.text(face, size, _MARGIN, self.y, line)

    def groups(self, groups: Sequence[str]) -> None:
        """The code, large, each group in a frame with its number."""
        face = face_for("".join(groups), "SemiBold", self._fonts)
        plain = face_for("1", "Regular", self._fonts)
        wide, high, gap = 38 * MM, 19 * MM, 4 * MM
        self._paper.setLineWidth(0.6)
        for start in range(0, len(groups), _ROW):
            self.y -= high
            for at, group in enumerate(groups[start : start + _ROW]):
                left = _MARGIN + at * (wide + gap)
                self._paper.roundRect(left, self.y, wide, high, 2 * MM)
                self._paper.text(
                    plain, 9, left + 2 * MM, self.y + high - 4.5 * MM, f"{start + at + 1}"
                )
                middle = left + (wide - face.width(group, 22)) / 2
                self._paper.text(face, 22, middle, self.y + 4.5 * MM, group)
            self.y -= gap
        self.y += gap

    def squares(self, text: str) -> None:
        """The QR code at the left, its white rim outside the margin's line."""
        rows = squares(text)
        side = len(rows) * _SQUARE
        self._paper.setFillGray(0)
        for row, first, count in _runs(rows):
            # A hair wider and higher than it is, so that no white line shows between two squares.
            self._paper.rect(
                _MARGIN + first * _SQUARE,
                self.y - (row + 1) * _SQUARE,
                count * _SQUARE + 0.1,
                _SQUARE + 0.1,
                stroke=0,
                fill=1,
            )
        self.y -= side


def _runs(rows: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int, int]]:
    """Dark stretches: row, first square, how many."""
    for number, row in enumerate(rows):
        at = 0
        while at < len(row):
            end = at
            while end < len(row) and row[end]:
                end += 1
            if end > at:
                yield number, at, end - at
            at = max(end, at + 1)
