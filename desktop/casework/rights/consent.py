"""The consent ledger: whether somebody agreed that something of theirs is passed on.

The rules (policies.md, 6 and 13, and its table).

- Consent is one person's, to pass on views or information, to whom it names; it is in force from
  when it was given, to the end of its last day, and not from its withdrawal on.
- A parent carer may consent for a child. A young person's own is apart: past compulsory school age
  nobody's consent but theirs covers them (Children and Families Act 2014, section 83).
- Of a professional, or of anybody else who is no client, no consent is asked for here.
- `must`: what was passed on without consent stands open until there is one. `where_possible`: the
  written reason accounts for it. `off`: nothing is asked. Under *in a disagreement* it is asked
  while routes of appeal were explained, or mediation or a tribunal is held.
- Nothing holds a contact back: what was done is kept, with its reason, and shown as that.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from db.names import Capacity, MeetingKind, PersonId, RecordId
from db.records import Consent
from desktop.casework.clock import london
from desktop.casework.dates import written
from desktop.casework.policy import Ask, ConsentOf, Pack
from desktop.casework.rights.school_age import past_school_age

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


class Ledgered(Struct, frozen=True, kw_only=True):
    """A consent as the record has it."""

    record: RecordId
    body: Consent


class Passing(Struct, frozen=True, kw_only=True):
    """What is passed on: whose, to whom, and when."""

    person: PersonId
    to: str
    kind: Kind
    at: datetime


class Answer(Struct, frozen=True, kw_only=True):
    """Where one thing passed on stands. `why` says it in words."""

    state: Literal["covered", "without", "not asked"]
    strength: Ask
    clause: str  # that asks; empty where the policy asks for none
    why: str
    consent: RecordId | None = None

    @property
    def flagged(self) -> bool:
        """Whether it is shown as done without consent."""
        return self.state == "without"


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
    """In what right somebody consents; None for whoever is no client."""
    match client.capacity:
        case "parent-carer" | "young-person":
            return client.capacity
        case "child":
            return "young-person" if past_school_age(client.born, on) else "child"
        case _:
            return None


def in_disagreement(routes: Iterable[Sequence[str]], meetings: Iterable[MeetingKind]) -> bool:
    """Whether a case supports a disagreement: by the routes that its contacts explained, and by
    its meetings."""
    return any(routes) or any(kind in _DISPUTED for kind in meetings)


def speaks_for(giver: Client, client: Client, on: date) -> bool:
    """Whether one person's consent counts for another: their own, or a parent's for a child."""
    if giver.person == client.person:
        return True
    return whose(client, on) == "child" and whose(giver, on) == "parent-carer"


def same_to(one: str, other: str) -> bool:
    """Whether two names of a receiver are the same but for case, gaps and an article."""
    return _folded(one) == _folded(other)


def _folded(to: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(to.casefold().split()).rstrip("."))


def usable(
    consents: Iterable[Ledgered], people: Mapping[PersonId, Client], client: PersonId, at: datetime
) -> tuple[Ledgered, ...]:
    """The consents in force that count for this person, for a choice to be made among them."""
    return tuple(
        one
        for one in consents
        if one.body.scope != "consultation"
        and state_of(one.body, at) == "in force"
        and _counts(one.body, people, client, at)
    )


def consent_gate(
    pack: Pack,
    passing: Passing,
    consents: Sequence[Ledgered],
    people: Mapping[PersonId, Client],
    *,
    disagreement: bool = False,
    chosen: RecordId | None = None,
) -> Answer:
    """Whether this was, or is to be, passed on under consent.

    `chosen` is the consent that it is said to be under; without it any that covers it will do.
    """
    rule, client = pack.consent, people[passing.person]
    right = whose(client, london(passing.at).date())
    if right is None or not pack.needs_consent(right, disagreement):
        return Answer(state="not asked", strength="off", clause="", why=_not_asked(client, right))
    found = [one for one in consents if chosen is None or one.record == chosen]
    covering = next((one for one in found if _covers(one.body, passing, people)), None)
    if covering is not None:
        said = f"{_name(people, covering.body.person)} agreed to it{_until(covering.body)}."
        return Answer(
            state="covered",
            strength=rule.strength,
            clause=rule.clause,
            why=said,
            consent=covering.record,
        )
    return Answer(
        state="without",
        strength=rule.strength,
        clause=rule.clause,
        why=_why_not(passing, found or consents, people),
    )


def _covers(consent: Consent, passing: Passing, people: Mapping[PersonId, Client]) -> bool:
    return (
        consent.scope == passing.kind
        and same_to(consent.to, passing.to)
        and state_of(consent, passing.at) == "in force"
        and _counts(consent, people, passing.person, passing.at)
    )


def _counts(
    consent: Consent, people: Mapping[PersonId, Client], client: PersonId, at: datetime
) -> bool:
    giver = people.get(consent.person)
    return giver is not None and speaks_for(giver, people[client], london(at).date())


# --- In words ----------------------------------------------------


def _name(people: Mapping[PersonId, Client], person: PersonId) -> str:
    found = people.get(person)
    return found.name if found is not None and found.name else "Somebody"


def _until(consent: Consent) -> str:
    return f", until {written(consent.until)}" if consent.until is not None else ""


def _not_asked(client: Client, right: ConsentOf | None) -> str:
    if right is None:
        return f"No consent is asked for what {client.name} said."
    return "This policy asks for no consent here."


def _why_not(
    passing: Passing, consents: Sequence[Ledgered], people: Mapping[PersonId, Client]
) -> str:
    """The nearest consent, and why it does not cover this; or that there is none."""
    client, to = people[passing.person], passing.to.strip()
    near = [one.body for one in consents if same_to(one.body.to, to)] if to else []
    for body in near:
        if not _counts(body, people, client.person, passing.at):
            giver = people.get(body.person)
            if giver is not None and giver.capacity == "parent-carer" and _young(client, passing):
                return f"{client.name} is a young person: a parent's consent does not cover them."
            continue
        if body.scope != passing.kind:
            return f"{_name(people, body.person)} agreed to the {body.scope} only."
        if (said := _over(body, passing.at)) is not None:
            return f"The consent of {_name(people, body.person)} {said}."
    if passing.kind == "information":
        return f"No consent is in force to tell {to or 'anybody'} what is known of {client.name}."
    return f"No consent of {client.name} is in force{f' for {to}' if to else ''}."


def _young(client: Client, passing: Passing) -> bool:
    return whose(client, london(passing.at).date()) == "young-person"


def _over(consent: Consent, at: datetime) -> str | None:
    match state_of(consent, at):
        case "withdrawn":
            assert consent.withdrawn is not None
            return f"was withdrawn on {written(london(consent.withdrawn).date())}"
        case "ended":
            assert consent.until is not None
            return f"ended on {written(consent.until)}"
        case "not yet":
            return f"was given only on {written(london(consent.given).date())}"
        case _:
            return None
