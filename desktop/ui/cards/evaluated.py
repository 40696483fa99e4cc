"""What they think of our help: to whom a form is due, who has one, from whom one came back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop.casework.actions.papers.evaluations import Evaluation
from desktop.casework.due.evaluation import Due
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import capital
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words

_GIVEN = {
    "on-paper": "given on paper",
    "by-email": "sent by e-mail",
    "on-screen": "shown on a screen",
    "read-out": "read out",
}


_BACK = {
    "on-paper": "came back on paper",
    "by-email": "came back by e-mail",
    "on-screen": "was filled in on our screen",
    "read-out": "was answered aloud",
}


@dataclass(frozen=True)
class Leads:
    """Where its buttons lead."""

    form: Callable[[str], None]  # to the papers about something
    back: Callable[[str], None]  # to where it is noted that one came back: "CASE PERSON"
    file: Callable[[str], None]  # to the form that came back
    clause: Callable[[str], Button]  # makes the button to a clause


def evaluation_card(
    look: Look, found: tuple[Evaluation, ...], reference: str, today: date, leads: Leads
) -> Card | None:
    """None where nobody is asked, or nothing is due, was given or came back."""
    if not found:
        return None
    owed = [one.due for one in found if one.due is not None and not one.due.missed]
    card = Card(look, "What they think", tone="flag" if owed else "plain", gap="near")
    for one in found:
        _person(look, card, one, today)
        _ends(look, card, one, reference, leads)
    if owed and owed[0].clause:
        foot = Flow(look)
        foot.add(leads.clause(owed[0].clause))
        card.body.addLayout(foot)
    return card


def _person(look: Look, card: Card, one: Evaluation, today: date) -> None:
    head = Flow(look, gap="near", between="hair", centre=True)
    if one.due is not None and not one.due.missed:
        head.add(Tag(look, state("due")))
    elif one.waits:
        head.add(Tag(look, state("form-waits")))
    elif one.back is not None:
        head.add(Tag(look, state("form-back")))
    head.add(Words(look, one.name or "Nobody said who", "strong"))
    card.body.addLayout(head)
    said = []
    if one.given is not None:
        day = told(london(one.given.happened).date(), today)
        said.append(f"{capital(_GIVEN[one.given.how])} {day}.")
    if one.back is not None:
        day = told(london(one.back.happened).date(), today)
        said.append(f"{capital(_BACK[one.back.how])} {day}.")
    if one.due is not None:
        said.append(why(one.due))
    card.body.addWidget(Words(look, " ".join(said), "body", "ink-soft"))


def _ends(look: Look, card: Card, one: Evaluation, reference: str, leads: Leads) -> None:
    ends, due = Flow(look, gap="pad", centre=True), one.due
    if due is not None and not due.missed:
        about = f"{due.whom} {reference} {one.person}"
        ends.add(_link(look, "The form", f"The form for {one.name}", leads.form, about))
    if one.person is not None and (due is not None or one.waits):
        words = f"It came back: the form of {one.name}"
        ends.add(_link(look, "It came back", words, leads.back, f"{reference} {one.person}"))
    if one.file is not None:
        words = f"Look at the form of {one.name or 'nobody who said who'}"
        ends.add(_link(look, "Look at it", words, leads.file, one.file))
    card.body.addLayout(ends)


def _link(look: Look, words: str, name: str, to: Callable[[str], None], about: str) -> Button:
    button = Button(look, words, "link")
    button.setAccessibleName(name)
    button.clicked.connect(partial(_open, to, about))
    return button


def _open(to: Callable[[str], None], about: str) -> None:
    to(about)


def why(due: Due) -> str:
    """Why somebody is asked, or that nobody did."""
    if due.missed:
        return "Was not asked when the case was closed."
    return "The case is closed." if due.why == "end" else "The case has been a long one."
