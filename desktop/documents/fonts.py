"""The typefaces of what is drawn: which face can set a text, and how wide the text becomes.

- A text is set in one face, never in two: Atkinson Hyperlegible Next where it has every letter,
  else Noto Sans, which has Latin too, and Vietnamese, Greek and Cyrillic besides.
- reportlab shapes nothing. A text with a letter that neither face has, or with a mark that no
  single letter carries, is not drawn at all: `missing` names what is in the way. A box in the
  place of somebody's letter is worse than a sentence that says so.
- Kerning is read from the `kern` table that `packaging/fonts.py` writes into each file.

Lengths are in points (1/72 inch).
"""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

Weight = Literal["Regular", "SemiBold"]

_FAMILIES = ("AtkinsonHyperlegibleNext", "NotoSans")
_HEADER = struct.Struct(">HHHHHHHHH")  # kern, version 0: table, subtable, then its pairs
_PAIR = struct.Struct(">HHh")


@dataclass(frozen=True, eq=False)
class Face:
    """A face that reportlab knows under `name`."""

    name: str
    glyphs: dict[int, int]  # by code point
    kerns: dict[tuple[int, int], int]  # glyph pairs, thousandths of the type size

    def width(self, text: str, size: float = 1.0) -> float:
        """How wide the text is, kerning included."""
        plain = float(pdfmetrics.stringWidth(text, self.name, size))
        kerns = pairwise(text)
        return plain + sum(self._kern(left, right) for left, right in kerns) * size / 1000

    def runs(self, text: str) -> Iterator[tuple[str, int]]:
        """Stretches without kerning, each with the kern after it in thousandths of the size."""
        start = 0
        for index, (left, right) in enumerate(pairwise(text), 1):
            if kern := self._kern(left, right):
                yield text[start:index], kern
                start = index
        yield text[start:], 0

    def _kern(self, left: str, right: str) -> int:
        return self.kerns.get((self.glyphs[ord(left)], self.glyphs[ord(right)]), 0)


def tidy(text: str) -> str:
    """One line, letters and their accents joined where they can be, nothing invisible in it."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def missing(text: str, folder: Path) -> str:
    """What of a tidied text cannot be drawn, each character once, in the order of the text."""
    lacks = [_lacks(text, _face(family, "Regular", folder)) for family in _FAMILIES]
    return min(lacks, key=len)


def face_for(text: str, weight: Weight, folder: Path) -> Face:
    """The face that sets a tidied text of which nothing is missing."""
    faces = (_face(family, weight, folder) for family in _FAMILIES)
    return next(face for face in faces if not _lacks(text, face))


def _lacks(text: str, face: Face) -> str:
    """Characters without a glyph, and marks: where a mark would stand is beyond reportlab."""
    return "".join(
        char
        for char in dict.fromkeys(text)
        if ord(char) not in face.glyphs or unicodedata.category(char).startswith("M")
    )


@cache
def _face(family: str, weight: Weight, folder: Path) -> Face:
    """Read a file once and make it known to reportlab, whose register is the process's own."""
    name = f"{family}-{weight}"
    font = TTFont(name, str(folder / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return Face(name, dict(font.face.charToGlyph), _kerns(font.face))


def _kerns(file: Any) -> dict[tuple[int, int], int]:
    """The pairs of a version 0 kern table with one subtable of format 0, as ours are."""
    if "kern" not in file.table:
        return {}
    table = bytes(file.get_table("kern"))
    count = _HEADER.unpack_from(table)[5]
    pairs = _PAIR.iter_unpack(table[_HEADER.size : _HEADER.size + count * _PAIR.size])
    return {(left, right): value for left, right, value in pairs}
