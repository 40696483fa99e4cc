"""What they think of our help: to whom a form is due, and who was given one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from desktop.casework.actions.papers.evaluations import Evaluation
from desktop.casework.clock import london
from desktop.casework.dates import told
from desktop.casework.evaluation import Due
from desktop.casework.said import capital
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


def evaluation_card(
    look: Look,
    found: tuple[Evaluation, ...],
    reference: str,
    today: date,
    *,
    form: Callable[[str], None],
    clause: Callable[[str], Button],
) -> Card | None:
    """None where nobody is asked, or nothing is due and nothing was given.

    `form` opens the papers about something; `clause` makes the button to a clause.
    """
    if not found:
        return None
    owed = [one.due for one in found if one.due is not None and not one.due.missed]
    card = Card(look, "What they think", tone="flag" if owed else "plain", gap="near")
    for one in found:
        _person(look, card, one, today)
        if one.due is not None and not one.due.missed:
            _form(look, card, one.name, f"{one.due.whom} {reference} {one.person}", form)
    if owed and owed[0].clause:
        foot = Flow(look)
        foot.add(clause(owed[0].clause))
        card.body.addLayout(foot)
    return card


def _person(look: Look, card: Card, one: Evaluation, today: date) -> None:
    head = Flow(look, gap="near", between="hair", centre=True)
    if one.due is not None and not one.due.missed:
        head.add(Tag(look, state("due")))
    head.add(Words(look, one.name, "strong"))
    card.body.addLayout(head)
    said = []
    if one.given is not None:
        day = told(london(one.given.happened).date(), today)
        said.append(f"{capital(_GIVEN[one.given.how])} {day}.")
    if one.due is not None:
        said.append(why(one.due))
    card.body.addWidget(Words(look, " ".join(said), "body", "ink-soft"))


def _form(look: Look, card: Card, name: str, about: str, form: Callable[[str], None]) -> None:
    button = Button(look, "The form", "link")
    button.setAccessibleName(f"The form for {name}")
    button.clicked.connect(partial(_open, form, about))
    ends = Flow(look)
    ends.add(button)
    card.body.addLayout(ends)


def _open(form: Callable[[str], None], about: str) -> None:
    form(about)


def why(due: Due) -> str:
    """Why somebody is asked, or that nobody did."""
    if due.missed:
        return "Was not asked when the case was closed."
    return "The case is closed." if due.why == "end" else "The case has been a long one."
