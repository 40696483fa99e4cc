"""The words that the screens of a case share: people, media, meetings, findings, clauses, tags."""

from dataclasses import replace
from datetime import datetime

from desktop.casework.actions.consenting.ledger import ConsentRow, RelayRow
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import policy_clause as policy_clause
from desktop.casework.saying.said import short_clause as short_clause
from desktop.ui.parts.tag import State, state

HIDDEN = "Another family"
"""Stands for a name while F9 hides other families."""

FINDINGS = {
    "position": "You hold a post at the school",
    "own-child": "Your own child goes to the school",
    "known-person": "Somebody in the case may be on your list",
    "stake": "You have another stake that the policy asks about",
    "area": "The family lives too near to you, or far away",
}
NOT_ASKED = "Your policy asks nothing about interests"
_AREAS = {"too-near": "The family lives too near to you", "far": "The family lives far away"}
KINDS = {
    "contact": "contact",
    "enquiry": "enquiry",
    "meeting": "meeting",
    "person": "person",
    "pupil": "school",
    "case": "case",
    "action": "agreed action",
    "concern": "concern",
    "check": "conflict check",
    "finding": "finding",
    "referral": "referral",
    "party": "somebody joined",
    "statement": "statement",
    "role": "role",
    "consent": "consent",
    "relay": "what was passed on",
}
"""What kind of thing was written, as one says it."""


_SURE = {"known-person": "Somebody on your list is in the case"}
_UNSURE = {
    "position": "You may hold a post at the school",
    "own-child": "Your own child may go to the school",
}


def found_words(kind: str, band: str | None, certainty: str = "") -> str:
    """What was found, without what it rests on; of an area, how far it is where that is known.

    `certainty`: whether that is so, or is a question; empty where it is not known.
    """
    said = _SURE if certainty == "sure" else _UNSURE if certainty else {}
    return (_AREAS.get(band or "") if kind == "area" else None) or said.get(kind, FINDINGS[kind])


STRENGTHS = {
    "stop": "The policy says no.",
    "where_possible": "The policy asks for another volunteer where that is possible.",
}
"""How strong the policy makes a finding, for the volunteer."""

_OCCASIONS = {
    "opening": "when the case was opened",
    "assignment": "when the case came to you",
    "interest": "because your interests changed",
    "home": "because your home changed",
    "school": "because a school of the family changed",
    "address": "because the family’s address changed",
    "person": "because somebody in the case changed or joined it",
    "date": "because a day came on which something begins or ends",
    "policy": "because the policy changed",
    "school-list": "because the list of schools changed",
    "place-list": "because the list of postcodes changed",
    "answer": "because of what you said of it",
}


def because(occasion: str) -> str:
    """Because of what a finding began or ended; it is for the volunteer's own eyes."""
    return _OCCASIONS.get(occasion, "")


def state_of(case_state: str) -> State:
    """The tag of a case's state."""
    return state({"referred": "refer", "closed": "closed"}.get(case_state, "open"))


def saying(key: str, words: str) -> State:
    """A state of the table in words of its own, where it tells of whom."""
    return replace(state(key), word=words)


_CONSENTS = {
    "in force": "consent-in-force",
    "not yet": "consent-not-yet",
    "ended": "consent-ended",
    "withdrawn": "consent-withdrawn",
}


def consent_state(one: ConsentRow, now: datetime) -> State:
    """How a consent stands, as a tag."""
    if one.state == "in force" and not one.counts:
        return state("consent-not-counted")
    if one.runs_out and one.body.until is not None:
        return state("consent-ends", when=told(one.body.until, london(now).date()))
    return state(_CONSENTS[one.state])


def passed_words(one: RelayRow) -> str:
    """What was passed on, to whom, in a line."""
    name = one.name or "Somebody"
    whose = f"{name}’s views" if one.body.kind == "views" else f"Information about {name}"
    return f"{whose} passed on to {one.body.to}"
