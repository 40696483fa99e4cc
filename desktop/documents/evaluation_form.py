"""What people thought of our work: a form for parents and carers, young people, professionals.

- The questions are the policy's own; one of them asks whether we were impartial, with room to
  comment (cumbria-pps-2009/11.1 and 11.2).
- On paper, or to be filled in on screen (`evaluation_fields`): one layout, one wording; what is a
  line to write on here is a field there.
- A young person's is easy read: large letters, a question to each part of the page, faces to tick.
- No family's name stands on it unless it is asked for: a case's reference at most.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.casework.packs.policy import Evaluator, Pack, Question
from desktop.casework.papers.identity import Identity
from desktop.documents.press import Paper, Press, Sheet, typeset

SCALE = ("Not at all", "A little", "Partly", "Mostly", "Entirely")  # 1 to 5
EASY_SCALE = ("No", "A little", "Half and half", "Mostly", "Yes")
YES_NO = ("Yes", "No")
KEYS: dict[str, tuple[str, ...]] = {
    "scale": ("1", "2", "3", "4", "5"),
    "yes-no": ("yes", "no"),
    "free": (),
}
"""What each choice is kept as, in the order in which they stand."""

_TITLES: dict[Evaluator, str] = {
    "parent-carer": "How did we do?",
    "young-person": "Tell us what you think",
    "professional": "How did our worker do?",
}
_OPENING: dict[Evaluator, tuple[str, ...]] = {
    "parent-carer": (
        "Your answers show us whether we keep our promise to be impartial. Leave out whatever "
        "you would rather not answer. What you write changes nothing about the help you get.",
    ),
    "young-person": (
        "We want to do this well. Your answers help.",
        "Tick one box for each question. You can leave a question out. Somebody can help you.",
    ),
    "professional": (
        "You met one of us in your work with a family. We ask what you saw of how we work, not "
        "about the family: please name nobody here.",
    ),
}
_ROOM: dict[Literal["free", "comment"], int] = {"free": 4, "comment": 2}  # lines to write on


@dataclass(frozen=True)
class Asked:
    """A question as it stands on the form."""

    id: str
    words: str
    kind: Literal["scale", "yes-no", "free"]
    choices: tuple[str, ...]
    comment: bool = False

    @property
    def lines(self) -> int:
        """How many lines there are to write on."""
        return _ROOM["free"] if self.kind == "free" else _ROOM["comment"] if self.comment else 0

    @property
    def places(self) -> tuple[str, ...]:
        """A name for the place of each box to tick."""
        return tuple(f"answer-{self.id}={key}" for key in KEYS[self.kind])

    @property
    def room(self) -> str:
        """The name of the field that is written in, "" where there is none."""
        if self.kind == "free":
            return f"answer-{self.id}"
        return f"comment-{self.id}" if self.comment else ""


@dataclass(frozen=True)
class Form:
    """What is on it. `about`: a name, where one was asked for."""

    whom: Evaluator
    questions: tuple[Asked, ...]
    policy: str
    reference: str = ""
    about: str = ""

    @property
    def title(self) -> str:
        """Its heading."""
        return _TITLES[self.whom]

    @property
    def opening(self) -> tuple[str, ...]:
        """What is said first."""
        about = (f"This is about the help for {self.about}.",) if self.about else ()
        return (*about, *_OPENING[self.whom])

    def closing(self, service: Identity) -> tuple[str, ...]:
        """Where it goes, and by what it is recognised."""
        way = service.email if self.whom == "professional" and service.email else ""
        place = way or ", ".join(
            each.strip(" ,") for each in service.address.splitlines() if each.strip()
        )
        to = f"Please send it to {place}." if place else "Please give it back to us. Thank you."
        return (to, f"Our reference: {self.reference}") if self.reference else (to,)


def form_of(pack: Pack, whom: Evaluator, *, reference: str = "", about: str = "") -> Form:
    """What a policy asks of these people.

    Professionals are asked what the policy words for them; where it words nothing for them, all.
    """
    asked = pack.evaluation.questions
    if whom == "professional":
        asked = tuple(each for each in asked if each.professional) or asked
    return Form(
        whom=whom,
        questions=tuple(_asked(each, whom) for each in asked),
        policy=f"{pack.title}, version {pack.version}",
        reference=reference,
        about=about,
    )


def evaluation_form(form: Form, service: Identity, made: date, *, press: Press) -> Paper:
    """The form on paper. Raises `BadInput` for letters that no shipped typeface has."""
    return set_form(form, service, made, press=press, fields=False)


def set_form(form: Form, service: Identity, made: date, *, press: Press, fields: bool) -> Paper:
    """The form, with places for `fields` where it is to be filled in on screen."""
    sheet = Sheet(
        title=form.title,
        subject=f"What people think of {service.name}",
        service=service,
        made=made,
        foot=form.policy,
    )
    comment = "If you like, tell us more:" if form.whom == "young-person" else "Room to comment:"
    questions = [
        {
            "title": f"{number}. {each.words}",
            "choices": each.choices,
            "faces": each.kind == "scale",
            "ask": comment if each.comment and each.kind != "free" else "",
            "lines": each.lines,
            "places": each.places if fields else (),
            "room": each.room if fields else "",
        }
        for number, each in enumerate(form.questions, 1)
    ]
    data = {"opening": form.opening, "questions": questions, "closing": form.closing(service)}
    layout = "young" if form.whom == "young-person" else "evaluation"
    return typeset(layout, sheet, data, press)


def _asked(one: Question, whom: Evaluator) -> Asked:
    easy = whom == "young-person"
    choices = {"scale": EASY_SCALE if easy else SCALE, "yes-no": YES_NO, "free": ()}
    return Asked(
        id=one.id,
        words=one.wording(whom, easy=easy),
        kind=one.kind,
        choices=choices[one.kind],
        comment=one.comment,
    )
