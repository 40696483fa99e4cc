"""Whether something is passed on under consent, and why not: pure, and said in words.

The rules (policies.md, 6 and its table).

- `must`: what was passed on without consent stands open until there is one. `where_possible`: the
  written reason accounts for it. `off`: nothing is asked. Under *in a disagreement* it is asked
  while routes of appeal were explained, or mediation or a tribunal is held.
- Nothing holds a contact back: what was done is kept, with its reason, and shown as that.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from db.names import PersonId, RecordId
from db.records import Consent
from desktop.casework.packs.policy import Ask, ConsentOf, Pack
from desktop.casework.rights.consent import (
    Client,
    Kind,
    Ledgered,
    People,
    judged_of,
    speaks_for,
    state_of,
    whose,
)
from desktop.casework.rights.deciding import Judged, cannot, same_to
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written


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


def consent_gate(
    pack: Pack,
    passing: Passing,
    consents: Sequence[Ledgered],
    people: People,
    *,
    notes: Sequence[Judged] = (),
    disagreement: bool = False,
    chosen: RecordId | None = None,
) -> Answer:
    """Whether this was, or is to be, passed on under consent.

    `notes`: what was judged of who can decide, as `deciding.word_on` takes them. `chosen` is the
    consent that it is said to be under; without it any that covers it will do.
    """
    rule, client = pack.consent, people[passing.person]
    right = whose(client, london(passing.at).date())
    if right is None or not pack.needs_consent(right, disagreement):
        return Answer(state="not asked", strength="off", clause="", why=_not_asked(client, right))
    found = [one for one in consents if chosen is None or one.record == chosen]
    covering = next((one for one in found if _covers(one.body, passing, people, notes)), None)
    if covering is not None:
        return Answer(
            state="covered",
            strength=rule.strength,
            clause=rule.clause,
            why=_covered(covering.body, passing, people, notes),
            consent=covering.record,
        )
    return Answer(
        state="without",
        strength=rule.strength,
        clause=rule.clause,
        why=_why_not(passing, found or consents, people, notes),
    )


def _covers(consent: Consent, passing: Passing, people: People, notes: Sequence[Judged]) -> bool:
    return (
        consent.scope == passing.kind
        and same_to(consent.to, passing.to)
        and state_of(consent, passing.at) == "in force"
        and _counts(consent, passing, people, notes)
    )


def _counts(consent: Consent, passing: Passing, people: People, notes: Sequence[Judged]) -> bool:
    return speaks_for(consent, people, passing.person, notes, _day(passing))


def _day(passing: Passing) -> date:
    return london(passing.at).date()


# --- In words ----------------------------------------------------


def _name(people: People, person: PersonId) -> str:
    found = people.get(person)
    return found.name if found is not None and found.name else "Somebody"


def _not_asked(client: Client, right: ConsentOf | None) -> str:
    if right is None:
        return f"No consent is asked for what {client.name} said."
    return "This policy asks for no consent here."


def _covered(consent: Consent, passing: Passing, people: People, notes: Sequence[Judged]) -> str:
    client, until = people[passing.person], ""
    if consent.until is not None:
        until = f", until {written(consent.until)}"
    acts = cannot(judged_of(client, notes, passing.to, _day(passing)))
    instead = f", deciding for {client.name}" if acts else ""
    return f"{_name(people, consent.person)} agreed to it{instead}{until}."


def _why_not(
    passing: Passing, consents: Sequence[Ledgered], people: People, notes: Sequence[Judged]
) -> str:
    """The nearest consent, and why it does not cover this; or that there is none."""
    client, to = people[passing.person], passing.to.strip()
    near = [one.body for one in consents if same_to(one.body.to, to)] if to else []
    word = judged_of(client, notes, to, _day(passing))
    if word is not None and cannot(word):
        theirs = [one for one in near if _counts(one, passing, people, notes)]
        return _near(theirs, passing, people) or _instead(word, client, near, people, to)
    for body in near:
        if not _counts(body, passing, people, notes):
            giver = people.get(body.person)
            if giver is client:
                return (
                    f"{client.name} agreed to it while it stood that they could not decide it: ask "
                    "them again."
                )
            if giver is not None and giver.capacity == "parent-carer" and _young(client, passing):
                return f"{client.name} is a young person: a parent’s consent does not cover them."
            continue
        if (said := _near([body], passing, people)) is not None:
            return said
    if passing.kind == "information":
        return f"No consent is in force to tell {to or 'anybody'} what is known of {client.name}."
    return f"No consent of {client.name} is in force{f' for {to}' if to else ''}."


def _near(bodies: Sequence[Consent], passing: Passing, people: People) -> str | None:
    """Why one of these, of whoever may agree to it, does not cover it; None for no reason."""
    for body in bodies:
        if body.scope != passing.kind:
            return f"{_name(people, body.person)} agreed to the {body.scope} only."
        if (said := _over(body, passing.at)) is not None:
            return f"The consent of {_name(people, body.person)} {said}."
    return None


def _instead(word: Judged, client: Client, near: Sequence[Consent], people: People, to: str) -> str:
    """Whoever decides for them has not agreed; or nobody is named who does."""
    said = f"It was judged on {written(word.on)} that {client.name} cannot decide this"
    acts = people.get(word.acts) if word.acts is not None else None
    if acts is None:
        return f"{said}, and nobody is named who decides for them: write down who."
    before = any(one.person == acts.person for one in near)
    when = " since then" if before else ""
    whom = f" for {to}" if to else ""
    return f"{said}: {acts.name} decides for them, and has not agreed{whom}{when}."


def _young(client: Client, passing: Passing) -> bool:
    return whose(client, _day(passing)) == "young-person"


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
