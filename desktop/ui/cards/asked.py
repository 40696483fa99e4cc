"""What stands beside advice without a case, at either desk: its statement, and where it led."""

from collections.abc import Callable
from functools import partial

from desktop.casework.actions.enquiries.look import SeenEnquiry
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag, state
from desktop.ui.parts.text import Words

FORM = "What they think of the help"


def statement_card(look: Look, shown: State, *lines: str) -> Card:
    """Where the statement stands, and a line each of what is to be known of it."""
    card = _tagged(look, "The statement", shown)
    for each in lines:
        card.body.addWidget(Words(look, each, "body", "ink-soft"))
    return card


def form_given_card(look: Look) -> Card:
    """They were given a form on the help."""
    return _tagged(look, FORM, state("form-given"), icon="message-square-heart")


def led_to(
    look: Look, seen: SeenEnquiry, hidden: bool, go: Callable[[str, str], None]
) -> list[Card]:
    """The case that it belongs to and the worries that came up, each with the way there."""
    made = []
    if seen.case:
        so = f"It belongs to {seen.case}." if hidden else f"{seen.case}: it was {seen.person}."
        made.append(_leads(look, "In a case", so, "See the case", partial(go, "case", seen.case)))
    for concern in seen.concerns:
        so = "Somebody may be at risk: it came up here."
        made.append(
            _leads(look, "A worry", so, "See it", partial(go, "concerns", concern), tone="stop")
        )
    return made


def _tagged(look: Look, title: str, shown: State, icon: str = "") -> Card:
    card = Card(look, title, gap="gap", icon=icon)
    flow = Flow(look, centre=True)
    flow.add(Tag(look, shown))
    card.body.addLayout(flow)
    return card


def _leads(
    look: Look, title: str, so: str, does: str, act: Callable[[], None], tone: str = "plain"
) -> Card:
    card = Card(look, title, gap="gap", tone=tone)
    card.body.addWidget(Words(look, so, "body", "ink-soft"))
    button = Button(look, does)
    button.setAccessibleName(f"{does}: {title}")
    button.clicked.connect(lambda: act())
    card.foot(button)
    return card
