"""The same form to be filled in on screen: a PDF with fields (cumbria-pps-2009/11.2).

- The names of the fields are fixed, so that answers can be read out of a file that comes back:
  `answer-ID` holds 1 to 5, or yes or no, or the text of a free question; `comment-ID` what was
  written beside it; `form` for whom it is; `reference` the case's. ID is the policy's question.
- Each field says its question, and each box its choice, to whoever hears it instead of seeing it;
  they come in the order of the page. PDF/UA-1 and PDF/A-2a, as the form on paper, which it is when
  it is printed.
"""

from datetime import date

from desktop.casework.papers.identity import Identity
from desktop.documents.evaluation_form import Asked, Form, set_form
from desktop.documents.fields import Choice, Field, Writing, with_fields
from desktop.documents.press import Paper, Press

_SIZES = {"young-person": 15.0}  # of what is typed, points
_SIZE = 11.0


def evaluation_fields(form: Form, service: Identity, made: date, *, press: Press) -> Paper:
    """The form with fields. Raises `BadInput` for letters that no shipped typeface has."""
    paper = set_form(form, service, made, press=press, fields=True)
    fields = [field for asked in form.questions for field in _fields(asked)]
    kept = {"form": form.whom, "reference": form.reference}
    size = _SIZES.get(form.whom, _SIZE)
    return Paper(with_fields(paper.pdf, fields, kept, size, press.fonts), paper.pages)


def _fields(asked: Asked) -> list[Field]:
    found: list[Field] = []
    if asked.choices:
        places = zip(asked.places, asked.choices, strict=True)
        boxes = {place: f"{asked.words} {said}" for place, said in places}
        found.append(Choice(f"answer-{asked.id}", asked.words, boxes))
    if asked.room:
        told = asked.words if asked.kind == "free" else f"{asked.words} Your comment"
        found.append(Writing(asked.room, told))
    return found
