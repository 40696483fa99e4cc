"""A PDF that is drawn: our own beginning of one, and what it says about itself.

- Every typeface in it is embedded. reportlab begins each page in Helvetica, which it does not
  embed, unless it is given another face to begin with; so a `Paper` is.
- The same drawing gives the same bytes: reportlab's invariant mode, whose dates are fixed.
"""

import io
from typing import Any

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from desktop.documents.fonts import Face


class Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas of one page size in points, with a BCP 47 language, kept in memory."""

    def __init__(self, page: tuple[float, float], language: str, face: Face) -> None:
        self._memory = io.BytesIO()
        name = face.name
        super().__init__(
            self._memory, pagesize=page, invariant=1, lang=language, initialFontName=name
        )

    def describe(self, title: str, author: str, subject: str) -> None:
        """What a reader program shows, and a screen reader says, of the paper."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator("Evenhand")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.bookmarkPage("start")
        self.addOutlineEntry(title, "start")

    def text(self, face: Face, size: float, x: float, y: float, text: str) -> None:
        """One line with its kerning, from `x` on, on the baseline `y`.

        Drawn by a single TJ operator (ISO 32000-1, 9.4.3), which reportlab itself never writes:
        a line in several pieces is read back in disorder where the page is turned.
        """
        font = pdfmetrics.getFont(face.name)
        shown: dict[int, list[str]] = {}
        line = self.beginText(x, y)
        for run, kern in face.runs(text):
            for subset, part in font.splitString(run, self._doc):
                if subset not in shown:  # reportlab cuts a face into subsets of 256 letters
                    self._show(line, font, size, shown)
                    shown = {subset: []}
                shown[subset].append(f"({self._escape(part)})")
            shown[subset].append(f"{-kern}" if kern else "")
        self._show(line, font, size, shown)
        self.drawText(line)

    def _show(self, line: Any, font: Any, size: float, shown: dict[int, list[str]]) -> None:
        for subset, pieces in shown.items():
            name = font.getSubsetInternalName(subset, self._doc)
            line._code.append(f"{name} {size:.4f} Tf [{' '.join(pieces).strip()}] TJ")

    def hairlines(self, lines: Any, *, dashed: bool = False) -> None:
        """The finest line that every printer draws, 0.25 points."""
        self.setLineWidth(0.25)
        self.setDash([3, 2] if dashed else [])
        self.lines(lines)

    def finished(self) -> bytes:
        """End the paper and hand it over."""
        self.save()
        return self._memory.getvalue()
