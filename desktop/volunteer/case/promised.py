"""Consent in a case: its entries in the timeline, and the card beside it."""

from collections.abc import Callable, Iterator
from datetime import datetime

from desktop.casework.actions.cases.case_page import CasePage
from desktop.casework.actions.consenting.ledger import ConsentRow, RelayRow
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import narrow
from desktop.casework.saying.said import counted
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.rows.timeline import Happening
from desktop.volunteer.case_words import consent_state, passed_words

Timed = tuple[datetime, Happening]
_SCOPES = {
    "views": "to pass on their views",
    "information": "to pass on what is known",
    "consultation": "to be asked for their opinion",
}


def when(page: CasePage, at: datetime) -> str:
    """A moment in the column of dates."""
    then, today = london(at), london(page.now).date()
    return f"{narrow(then.date(), today)} {then:%H:%M}"


def consent_story(page: CasePage) -> Iterator[Timed]:
    """Consents given and taken back, and what was passed on."""
    for one in page.ledger.consents:
        body = one.body
        name = one.name or "Somebody"
        yield body.given, _entry(page, one, body.given, f"{name} agreed: {body.to}", "ok")
        if body.withdrawn is not None:
            so = f"{name} took consent back: {body.to}"
            yield body.withdrawn, _entry(page, one, body.withdrawn, so, "flag")
    for row in page.ledger.relays:
        yield row.body.happened, _passed(page, row)


def _entry(page: CasePage, one: ConsentRow, at: datetime, so: str, tone: str) -> Happening:
    more = f"{one.body.form.capitalize()}, {_SCOPES[one.body.scope]}: {one.body.relay}"
    return Happening(
        key=f"{one.record}-{at.isoformat()}",
        when=when(page, at),
        icon="handshake",
        so=so,
        more=more,
        tone=tone,
        history=f"consent:{one.record}",
    )


def _passed(page: CasePage, row: RelayRow) -> Happening:
    body, answer = row.body, row.answer
    told_more = [body.what]
    if body.source:
        told_more.append(f"From: {body.source}.")
    if answer.state != "not asked":
        told_more.append(answer.why)
    if body.why:
        told_more.append(f"Why without consent: {body.why}")
    tags = {"covered": "consent-covered", "without": "consent-without"}
    shown = tags.get(answer.state)
    return Happening(
        key=row.record,
        when=when(page, body.happened),
        icon="send",
        so=passed_words(row),
        more=" ".join(told_more),
        tone="flag" if answer.flagged else "accent",
        states=(state(shown),) if shown is not None else (),
        history=f"relay:{row.record}",
    )


def consent_card(look: Look, page: CasePage, opens: Callable[[], None]) -> Card | None:
    """The consents that count now, what was passed on without one, and the way to all of it.

    None where the policy asks for none and nothing was written down.
    """
    found = page.ledger
    if not (found.asked or found.consents or found.relays):
        return None
    still = [one for one in found.relays if one.open]
    card = Card(look, "Consent", tone="flag" if still else "plain", gap="near")
    for row in still:
        _lines(look, card, state("consent-without"), passed_words(row), row.answer.why)
    live = [one for one in found.consents if one.state == "in force" and one.counts]
    for one in live:
        so = f"{one.name or 'Somebody'}, to {one.body.to}"
        _lines(look, card, consent_state(one, page.now), so, one.body.relay)
    if not (live or still):
        over = len(found.consents)
        said = (
            f"None in force; {counted(over, 'one that is over', 'that are over')}." if over else ""
        )
        card.body.addWidget(Words(look, said or "Nobody has agreed yet.", "body", "ink-soft"))
    words = "Give or withdraw" if page.view.case.body.state == "open" else "Look at consents"
    button = Button(look, words, "link")
    button.setAccessibleName(f"Consent: {words.lower()}")
    button.clicked.connect(lambda: opens())
    flow = Flow(look)
    flow.add(button)
    card.body.addLayout(flow)
    return card


def _lines(look: Look, card: Card, shown: State, so: str, why: str) -> None:
    head = Flow(look, gap="near", between="hair", centre=True)
    head.add(Tag(look, shown))
    head.add(Words(look, so, "strong"))
    card.body.addLayout(head)
    card.body.addWidget(Words(look, why, "body", "ink-soft"))
