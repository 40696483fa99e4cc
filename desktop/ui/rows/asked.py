"""Advice without a case in words, at both desks: who asked, how, what became of the statement."""

from dataclasses import replace
from datetime import datetime

from desktop.casework.actions.enquiries.look import SeenEnquiry
from desktop.casework.saying.said import capital, moment_of, policy_clause
from desktop.ui.look.theme import Look
from desktop.ui.parts.card import Card
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words
from desktop.ui.rows.called import CAPACITIES, CONTACTS

_HIDDEN = "Hidden while somebody looks on. F9 shows it again."
_SOMEBODY = "Somebody (hidden)"


def name(seen: SeenEnquiry, hidden: bool) -> str:
    """Who asked, as a heading; hidden while somebody looks on."""
    if seen.kept.body.name and hidden:
        return _SOMEBODY
    return capital(seen.who)


def how(seen: SeenEnquiry, now: datetime) -> str:
    """ "Telephone call, today 14:30 · parent or carer"."""
    body = seen.kept.body
    place = f", {body.place}" if body.place else ""
    at = moment_of(body.happened, now)
    return f"{CONTACTS[body.medium]}, {at}{place} · {CAPACITIES[body.capacity]}"


def tag(seen: SeenEnquiry) -> State:
    """The one tag of a row: what is owed before what it is."""
    if seen.owed:
        return state("statement-owed")
    if seen.case:
        return state("in-case")
    return state("enquiry")


def became(seen: SeenEnquiry, now: datetime) -> tuple[State, str]:
    """What became of the statement: a tag, and more of it."""
    if seen.owed or seen.gate.state == "outstanding":
        return state("statement-owed"), seen.gate.why
    if seen.gate.state == "not asked":
        return state("statement-unasked"), seen.gate.why
    last = seen.kept.body.told[-1]
    if last.state == "not said":
        return state("statement-not-said"), last.why
    done = "Read out" if last.state == "read" else "Sent"
    said = replace(state("statement-read"), word=f"{done} {moment_of(last.at, now)}")
    clause = f", {policy_clause(last.clause)}" if last.clause else ""
    return said, f"Version {last.version} of the policy{clause}."


def note_card(look: Look, seen: SeenEnquiry, hidden: bool) -> Card:
    """All that was written down; nothing of it while somebody looks on."""
    body = seen.kept.body
    card = Card(look, "What they asked, and were told", gap="gap", pad="wide")
    if hidden:
        card.body.addWidget(Words(look, _HIDDEN, "body", "ink-soft"))
        return card
    if body.note:
        card.body.addWidget(Words(look, body.note))
    for heading, lines in (
        ("What it was about", body.topics),
        ("Law and guidance", body.law),
        ("Others they were shown", body.signposted),
        ("What helps them take part", (body.access_needs,)),
        ("Interpreter", (body.interpreter,)),
    ):
        said = [one for one in lines if one]
        if said:
            card.body.addWidget(Words(look, heading, "strong"))
            card.body.addWidget(Words(look, "\n".join(said), "body", "ink-soft"))
    return card
