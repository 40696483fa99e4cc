"""The consents of a case and what was passed on, each with how it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from desktop.casework.actions.consenting.ledger import ConsentRow, Ledger, RelayRow
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, moment_of, one_line
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words, heading
from desktop.volunteer.case_words import consent_state, passed_words

_SHORT = 60  # characters of what may be passed on, in the name of a button

_SCOPES = {
    "views": "To pass on their views",
    "information": "To pass on what is known of them",
    "consultation": "To be asked for their opinion",
}


@dataclass(frozen=True)
class Does:
    """What the buttons do."""

    withdraw: Callable[[ConsentRow], None]
    history: Callable[[str], None]
    ask: Callable[[RelayRow], None]  # write down that they agree to what was passed on


def ledger_parts(
    look: Look, found: Ledger, now: datetime, writable: bool, does: Does
) -> list[Card]:
    """What stands without consent first, then the consents, then what was passed on."""
    still = [one for one in found.relays if one.open]
    rest = [one for one in found.relays if not one.open]
    parts = []
    if still:
        card = Card(look, tone="flag", gap="pad")
        card.setAccessibleName("Passed on without consent")
        card.body.addWidget(heading(look, "Passed on without consent"))
        for relay in still:
            _relay(look, card, relay, now, does, writable)
        parts.append(card)
    card = Card(look, gap="pad")
    card.setAccessibleName("What they agreed to")
    card.body.addWidget(heading(look, "What they agreed to"))
    for one in found.consents:
        _consent(look, card, one, now, does)
    if not found.consents:
        none = "Nobody has agreed to anything yet."
        card.body.addWidget(Words(look, none, "body", "ink-soft"))
    parts.append(card)
    if rest:
        card = Card(look, gap="pad")
        card.setAccessibleName("What was passed on")
        card.body.addWidget(heading(look, "What was passed on"))
        for relay in rest:
            _relay(look, card, relay, now, does, False)
        parts.append(card)
    return parts


def _consent(look: Look, card: Card, one: ConsentRow, now: datetime, does: Does) -> None:
    body, name = one.body, one.name or "Somebody"
    block = column(look, gap="hair")
    card.body.addLayout(block)
    head = Flow(look, gap="near", between="hair", centre=True)
    head.add(Tag(look, consent_state(one, now)))
    head.add(Words(look, f"{name}, to {body.to}", "strong"))
    block.addLayout(head)
    block.addWidget(Words(look, f"{_SCOPES[body.scope]}: {body.relay}"))
    block.addWidget(Words(look, _since(one, now), "small", "ink-soft"))
    if one.so and one.state == "in force":
        block.addWidget(Words(look, one.so, "body", "ink-soft" if one.counts else "flag"))
    of = f"{name}, to {body.to}: {one_line(body.relay, _SHORT)}"
    ends = Flow(look, gap="pad", centre=True)
    if one.here and body.withdrawn is None:
        taken = Button(look, "They took it back", "link")
        taken.setAccessibleName(f"They took it back: {of}")
        taken.clicked.connect(partial(_first, does.withdraw, one))
        ends.add(taken)
    ends.add(_history(look, f"consent:{one.record}", of, does))
    block.addLayout(ends)


def _since(one: ConsentRow, now: datetime) -> str:
    body = one.body
    said = f"{body.form.capitalize()}, {moment_of(body.given, now)}"
    if body.until is not None:
        said += f"; until {written(body.until)}"
    if body.withdrawn is not None:
        said += f"; taken back {moment_of(body.withdrawn, now)}"
    return f"{said}. {body.note}".strip()


def _relay(look: Look, card: Card, one: RelayRow, now: datetime, does: Does, asks: bool) -> None:
    body, answer = one.body, one.answer
    block = column(look, gap="hair")
    card.body.addLayout(block)
    head = Flow(look, gap="near", between="hair", centre=True)
    if answer.state != "not asked":
        key = "consent-without" if answer.flagged else "consent-covered"
        head.add(Tag(look, state(key)))
    head.add(Words(look, passed_words(one), "strong"))
    block.addLayout(head)
    block.addWidget(Words(look, body.what))
    lines = [f"{capital(moment_of(body.happened, now))}.", answer.why]
    lines += [f"From {body.source}."] if body.source else []
    lines += [f"Why without consent: {body.why}"] if body.why else []
    block.addWidget(Words(look, " ".join(line for line in lines if line), "small", "ink-soft"))
    of = f"{passed_words(one)}, {moment_of(body.happened, now)}"
    ends = Flow(look, gap="pad", centre=True)
    if asks:
        agreed = Button(look, "They agree now", "link")
        agreed.setAccessibleName(f"They agree now: {of}")
        agreed.clicked.connect(partial(_first, does.ask, one))
        ends.add(agreed)
    ends.add(_history(look, f"relay:{one.record}", of, does))
    block.addLayout(ends)


def _first(act: Callable[..., None], about: object, *_checked: object) -> None:
    act(about)


def _history(look: Look, about: str, of: str, does: Does) -> Button:
    made = Button(look, "History", "link")
    made.setAccessibleName(f"History: {of}")
    made.clicked.connect(lambda: does.history(about))
    return made
