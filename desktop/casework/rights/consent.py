"""The consent ledger: what somebody agreed to, where that stands, and for whom it counts.

The rules (policies.md, 6 and 13, and its table). `gate` says whether a thing that is passed on is
under one.

- Consent is one person's, to pass on views or information, to whom it names; it is in force from
  when it was given, to the end of its last day, and not from its withdrawal on.
- A parent carer may consent for a child. A young person's own is apart: past compulsory school age
  nobody's consent but theirs covers them (Children and Families Act 2014, section 83), unless it is
  written down that they cannot decide this: then it is that of whoever acts for them (`deciding`).
  What somebody agreed to while that stood does not count later either.
- Of a professional, or of anybody else who is no client, no consent is asked for here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from db.names import Capacity, MeetingKind, PersonId, RecordId
from db.records import Consent
from desktop.casework.packs.policy import ConsentOf
from desktop.casework.rights.deciding import Judged, acts_since, cannot, word_on
from desktop.casework.rights.school_age import past_school_age
from desktop.casework.saying.clock import london

State = Literal["in force", "not yet", "ended", "withdrawn"]
Kind = Literal["views", "information"]

SOON = 14  # days before its end in which a consent is said to run out
_DISPUTED: frozenset[MeetingKind] = frozenset({"mediation", "tribunal"})


class Client(Struct, frozen=True, kw_only=True):
    """Somebody of a case, as far as their consent goes."""

    person: PersonId
    name: str
    capacity: Capacity
    born: date | None = None


People = Mapping[PersonId, Client]
"""Everybody of a case; whoever was erased is not among them."""


class Ledgered(Struct, frozen=True, kw_only=True):
    """A consent as the record has it."""

    record: RecordId
    body: Consent


def state_of(consent: Consent, at: datetime) -> State:
    """Where a consent stands at a moment."""
    if consent.withdrawn is not None and consent.withdrawn <= at:
        return "withdrawn"
    if consent.given > at:
        return "not yet"
    if consent.until is not None and consent.until < london(at).date():
        return "ended"
    return "in force"


def runs_out(consent: Consent, at: datetime) -> bool:
    """Whether it is in force and ends within the next days (`SOON`)."""
    soon = consent.until is not None and consent.until <= london(at).date() + timedelta(days=SOON)
    return soon and state_of(consent, at) == "in force"


def whose(client: Client, on: date) -> ConsentOf | None:
    """In what right somebody consents; None for whoever is no client.

    Of a child or young person the birthday says it; where nobody knows it, what they are called.
    """
    match client.capacity:
        case "parent-carer":
            return "parent-carer"
        case "child" | "young-person" if client.born is not None:
            return "young-person" if past_school_age(client.born, on) else "child"
        case "child" | "young-person":
            return client.capacity
        case _:
            return None


def in_disagreement(routes: Iterable[Sequence[str]], meetings: Iterable[MeetingKind]) -> bool:
    """Whether a case supports a disagreement: by the routes that its contacts explained, and by
    its meetings."""
    return any(routes) or any(kind in _DISPUTED for kind in meetings)


def judged_of(client: Client, notes: Sequence[Judged], to: str, on: date) -> Judged | None:
    """What was judged of whether they can decide what is passed on to somebody; None: nothing was,
    or they do not decide it anyway: a child's parents do."""
    if whose(client, on) in (None, "child"):
        return None
    return word_on(notes, client.person, to, on)


def asked_of(
    client: Client, people: People, notes: Sequence[Judged], to: str, on: date
) -> Client | None:
    """Whose consent is asked for what of this person is passed on; None where they cannot decide
    it and nobody of the case is named who does."""
    word = judged_of(client, notes, to, on)
    if word is None or not cannot(word):
        return client
    return people.get(word.acts) if word.acts is not None else None


def speaks_for(
    consent: Consent, people: People, client: PersonId, notes: Sequence[Judged], on: date
) -> bool:
    """Whether a consent counts on a day for this person: their own, a parent's for a child, or
    that of whoever acts for them."""
    giver, of = people.get(consent.person), people[client]
    if giver is None:
        return False
    given = london(consent.given).date()
    word = judged_of(of, notes, consent.to, on)
    if word is not None and cannot(word):
        acts = giver.person == word.acts
        return acts and given >= acts_since(notes, word, consent.to, on)
    if giver.person == client:
        return not cannot(judged_of(of, notes, consent.to, given))
    return whose(of, on) == "child" and whose(giver, on) == "parent-carer"


def usable(
    consents: Iterable[Ledgered],
    people: People,
    client: PersonId,
    at: datetime,
    notes: Sequence[Judged] = (),
) -> tuple[Ledgered, ...]:
    """The consents in force that count for this person, for a choice to be made among them."""
    on = london(at).date()
    return tuple(
        one
        for one in consents
        if one.body.scope != "consultation"
        and state_of(one.body, at) == "in force"
        and speaks_for(one.body, people, client, notes, on)
    )
