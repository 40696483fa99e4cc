"""The same form to be filled in on screen: a PDF with fields (cumbria-pps-2009/11.2).

- The names of the fields are fixed, so that answers can be read out of a file that comes back:
  `answer-ID` holds 1 to 5, or yes or no, or the text of a free question; `comment-ID` what was
  written beside it; `form` for whom it is; `reference` the case's. ID is the policy's question.
- Each field says its question to whoever hears it instead of seeing it, and they come in the order
  of the page. What is drawn around a field is part of the page: printed, it is a form on paper.
- A young person's has larger letters, and a face above each box.
- Drawn by reportlab, which cannot tag a page; the form on paper is tagged.
"""

from datetime import date
from pathlib import Path

from reportlab.lib.colors import black, transparent  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

from db.errors import BadInput
from desktop.casework.identity import Identity
from desktop.documents import logo as logos
from desktop.documents.evaluation_form import KEYS, Asked, Form
from desktop.documents.fitting import fit, wrap
from desktop.documents.fonts import Face, Weight, face_for, missing, tidy
from desktop.documents.paper import Paper
from desktop.documents.press import Paper as Printed
from desktop.documents.press import count, logo_size
from desktop.documents.sheets import A4, MM

_MARGIN = 20 * MM
_WIDE = A4[0] - 2 * _MARGIN
_BOX = 12.0  # a box to tick, points
_LINE = 15.0  # height of a line to write on
_LARGER = 1.35  # what is easy to read, against the rest
_FACE = 40.0  # across, points


def evaluation_fields(form: Form, service: Identity, made: date, *, fonts: Path) -> Printed:
    """The form with fields. Raises `BadInput` for letters that reportlab cannot set."""
    sheet = _Sheet(form, service, made, fonts)
    sheet.head(service)
    sheet.words(form.title, 24, "SemiBold", after=10)
    for each in form.opening:
        sheet.words(each, 11, after=5)
    for number, asked in enumerate(form.questions, 1):
        sheet.question(number, asked)
    sheet.room(60)
    sheet.down(10)
    for each in form.closing(service):
        sheet.words(each, 11, after=5)
    pdf = sheet.finished()
    return Printed(pdf, count(pdf))


class _Sheet:
    """Pages that are filled from above. `y` is where the next thing hangs."""

    def __init__(self, form: Form, service: Identity, made: date, fonts: Path) -> None:
        self._form, self._fonts = form, fonts
        self._easy = form.whom == "young-person"
        self._grown = _LARGER if self._easy else 1.0
        self._paper = Paper(A4, "en-GB", self._face(form.title, "Regular"))
        self._paper.describe(form.title, service.name, f"What people think of {service.name}")
        self._paper.setKeywords([f"{made:%Y-%m-%d}"])
        self.y = A4[1] - _MARGIN
        self._foot()
        self._hidden("form", form.whom, "For whom this form is")
        self._hidden("reference", form.reference, "Our reference")

    def down(self, points: float) -> None:
        """Leave so much white."""
        self.y -= points

    def room(self, points: float) -> None:
        """Go on on the next page unless there is so much room."""
        if self.y - points < _MARGIN:
            self._paper.showPage()
            self.y = A4[1] - _MARGIN
            self._foot()

    def head(self, service: Identity) -> None:
        """Logo, name, how the service is reached."""
        left, top = _MARGIN, self.y
        size = logo_size(service.logo)
        if service.logo is not None and size is not None:
            wide, high = size[0] * MM, size[1] * MM
            picture = logos.flat(service.logo, wide, high)
            if picture is not None:
                self._paper.drawImage(ImageReader(picture), left, top - high, wide, high)
                left += wide + 6 * MM
                top -= high
        self.words(service.name, 13, "SemiBold", left=left, after=2)
        for each in service.lines:
            self.words(each, 10, left=left, after=1)
        self.y = min(self.y, top) - 8
        self._paper.setLineWidth(0.5)
        self._paper.line(_MARGIN, self.y, A4[0] - _MARGIN, self.y)
        self.y -= 14

    def words(
        self,
        text: str,
        size: float,
        weight: Weight = "Regular",
        *,
        left: float = _MARGIN,
        after: float = 0,
    ) -> None:
        """A paragraph from `left` to the right margin."""
        face, size = self._face(text, weight), size * (self._grown if left == _MARGIN else 1)
        wide = A4[0] - _MARGIN - left
        lines = wrap(tidy(text), face.width, wide / size, "spaces")
        if lines is None:  # a word that is wider than the page
            fitted = fit(tidy(text), face.width, wide, size, most=3)
            lines, size = fitted.lines, fitted.size
        for line in lines:
            self.y -= size * 1.25
            self._paper.text(face, size, left, self.y + size * 0.25, line)
        self.y -= after

    def question(self, number: int, asked: Asked) -> None:
        """A question and its fields, on one page."""
        self.room((60 + asked.lines * _LINE) * self._grown + (_FACE if self._easy else 0))
        self.down(12)
        self.words(f"{number}. {asked.words}", 12.5, "SemiBold", after=7)
        if asked.choices:
            self._choices(asked)
        if asked.kind == "free":
            self._writing(f"answer-{asked.id}", asked.words, asked.lines)
        elif asked.comment:
            self.words("Room to comment:", 10.5, after=3)
            self._writing(f"comment-{asked.id}", f"{asked.words} Your comment", asked.lines)

    def finished(self) -> bytes:
        """End it and hand it over."""
        return self._paper.finished()

    def _choices(self, asked: Asked) -> None:
        step = _WIDE / max(5, len(asked.choices))
        faces = self._easy and asked.kind == "scale"
        self.y -= _BOX + (_FACE + 8 if faces else 0)
        for at, (key, said) in enumerate(zip(KEYS[asked.kind], asked.choices, strict=True)):
            left = _MARGIN + at * step
            if faces:
                self._mood(at - 2, left, self.y + _BOX + 6)
            self._paper.setLineWidth(0.8)
            self._paper.rect(left, self.y, _BOX, _BOX)
            self._paper.acroForm.radio(
                name=f"answer-{asked.id}",
                value=key,
                tooltip=asked.words,
                x=left,
                y=self.y,
                size=_BOX,
                buttonStyle="check",
                shape="square",
                borderWidth=0,
                borderColor=transparent,
                fillColor=transparent,
                textColor=black,
                fieldFlags="radio",
            )
            self._beside(said, left + _BOX + 4, step - _BOX - 14)
        self.y -= 6

    def _mood(self, mood: int, left: float, bottom: float) -> None:
        """A face whose mouth goes from down (-2) to up (2)."""
        unit = _FACE / 100

        def at(x: float, y: float) -> tuple[float, float]:
            return left + x * unit, bottom + (100 - y) * unit

        paper, ends, bend = self._paper, 68 - mood * 5, 68 + mood * 7
        paper.setLineWidth(4 * unit)
        paper.circle(*at(50, 50), 46 * unit)
        for x in (34, 66):
            paper.circle(*at(x, 38), 4 * unit, fill=1)
        paper.bezier(*at(28, ends), *at(42, bend), *at(58, bend), *at(72, ends))

    def _beside(self, said: str, left: float, wide: float) -> None:
        face = self._face(said, "Regular")
        size = min(10.5 * self._grown, wide / max(face.width(said), 0.01))
        self._paper.text(face, size, left, self.y + _BOX * 0.25, said)

    def _writing(self, name: str, tooltip: str, lines: int) -> None:
        high = lines * _LINE + 8
        self.y -= high
        self._paper.setLineWidth(0.6)
        self._paper.rect(_MARGIN, self.y, _WIDE, high)
        self._paper.acroForm.textfield(
            name=name,
            tooltip=tooltip,
            x=_MARGIN + 1,
            y=self.y + 1,
            width=_WIDE - 2,
            height=high - 2,
            fontSize=10,
            borderWidth=0,
            borderColor=transparent,
            fillColor=transparent,
            textColor=black,
            fieldFlags="multiline",
            maxlen=4000,
        )
        self.y -= 6

    def _hidden(self, name: str, value: str, tooltip: str) -> None:
        self._paper.acroForm.textfield(
            name=name,
            value=value,
            tooltip=tooltip,
            x=_MARGIN,
            y=8 * MM,
            width=20,
            height=10,
            borderWidth=0,
            borderColor=transparent,
            fillColor=transparent,
            annotationFlags="hidden",
            fieldFlags="readOnly",
        )

    def _foot(self) -> None:
        text = tidy(self._form.policy)
        self._paper.text(self._face(text, "Regular"), 8.5, _MARGIN, 12 * MM, text)

    def _face(self, text: str, weight: Weight) -> Face:
        said = tidy(text)
        if lacking := missing(said, self._fonts):
            expected = "letters of the Latin, Greek or Cyrillic alphabet"
            raise BadInput(what="evaluation", given=" ".join(lacking), expected=expected)
        return face_for(said, weight, self._fonts)
