"""The consents of a case and what was passed on, read together for every screen that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from db.names import Capacity, CaseId, PersonId, RecordId
from db.records import Ability, Case, Consent, Contact, Meeting, Party, Person, Relay
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.record.begun import pack_of
from desktop.casework.rights import consent
from desktop.casework.rights.consent import Client, Ledgered, People, State
from desktop.casework.rights.deciding import Judged, to_whom
from desktop.casework.rights.gate import Answer, Passing, consent_gate
from desktop.casework.rights.instead import for_whom
from desktop.casework.saying.clock import london

_ERASED = "The consent that it was under was erased since."


@dataclass(frozen=True)
class ConsentRow:
    """A consent as it stands now."""

    record: RecordId
    person: PersonId
    name: str
    body: Consent
    state: State
    counts: bool  # for anybody: whoever agreed to it may decide it
    so: str  # for whom it counts, in words; empty where that is plain
    runs_out: bool
    hash: str  # the version that stands
    here: bool  # a laptop that has the case: it can be withdrawn here


@dataclass(frozen=True)
class RelayRow:
    """What was passed on, and where it stands. `open`: nothing accounts for it yet."""

    record: RecordId
    name: str
    body: Relay
    answer: Answer
    open: bool


@dataclass(frozen=True)
class Ledger:
    """A case's consents and what was passed on, the newest first."""

    asked: bool  # whether the policy asks for consent at all
    clause: str
    everybody: People
    people: tuple[Client, ...]  # clients of the case, and whoever acts for one of them
    notes: tuple[Judged, ...]  # what was judged of who can decide what is passed on
    consents: tuple[ConsentRow, ...]
    relays: tuple[RelayRow, ...]


def clients_of(desk: Desk, case: str) -> dict[PersonId, Client]:
    """Everybody of a case, as far as their consent goes."""
    found = {}
    for one in desk.store.find(Party, case=case):
        person = desk.store.get(Person, one.body.person)
        if person is not None:
            found[one.body.person] = _client(one.body.person, person.body, one.body.capacity)
    return found


def _client(person: PersonId, body: Person, capacity: Capacity) -> Client:
    return Client(person=person, name=body.name, capacity=capacity, born=body.born)


def ledgered(desk: Desk, case: str) -> tuple[Ledgered, ...]:
    """The consents of a case."""
    return tuple(
        Ledgered(record=one.id, body=one.body)
        for one in desk.store.find(Consent, order="given", case=case)
    )


def judged(desk: Desk, case: str) -> tuple[Judged, ...]:
    """Every version of every note of a case on who can decide what is passed on, as they were
    written: what was done before one is measured by those that stood then."""
    found = []
    for kept in desk.store.find(Ability, case=case):
        if to_whom(kept.body.decision) is None:
            continue
        for one in desk.store.versions(Ability, kept.id):
            if one.body is not None:
                found.append((one.at, _judged(kept.id, one.body, london(one.at).date())))
    return tuple(one for _, one in sorted(found, key=lambda each: each[0]))


def _judged(record: RecordId, body: Ability, day: date) -> Judged:
    return Judged(
        record=record,
        person=body.person,
        decision=body.decision,
        able=body.able,
        on=body.on or day,
        acts=body.acts,
    )


def disputed(desk: Desk, case: str) -> bool:
    """Whether the case supports a disagreement."""
    return consent.in_disagreement(
        (one.body.routes for one in desk.store.find(Contact, case=case)),
        (one.body.kind for one in desk.store.find(Meeting, case=case)),
    )


def ledger(desk: Desk, case: CaseId) -> Ledger:
    """All of it. What stands open is open only while the case can be written to."""
    people, consents = clients_of(desk, case), desk.store.find(Consent, order="-given", case=case)
    now, found, notes = desk.world.clock.now(), ledgered(desk, case), judged(desk, case)
    kept = desk.store.get(Case, case)
    writable = kept is not None and kept.body.state == "open"
    dispute = disputed(desk, case)
    today = london(now).date()
    return Ledger(
        asked=desk.pack.asks_consent,
        clause=desk.pack.consent.clause,
        everybody=people,
        people=givers(people, notes, today),
        notes=notes,
        consents=tuple(_row(desk, one, people, notes, now) for one in consents),
        relays=tuple(
            relay_row(desk, one, people, found, notes, dispute=dispute, writable=writable)
            for one in desk.store.find(Relay, order="-happened", case=case)
        ),
    )


def givers(people: People, notes: Sequence[Judged], on: date) -> tuple[Client, ...]:
    """Who of a case can agree to anything on a day: its clients, and whoever acts for one."""
    acts = {one.acts for one in notes if one.on <= on}
    return tuple(
        one for one in people.values() if consent.whose(one, on) is not None or one.person in acts
    )


def _row(
    desk: Desk, kept: Kept[Consent], people: People, notes: Sequence[Judged], now: datetime
) -> ConsentRow:
    body = kept.body
    on, given = london(now).date(), london(body.given).date()
    counts, so = for_whom(body.person, body.to, given, people, notes, on)
    giver = people.get(body.person)
    return ConsentRow(
        record=kept.id,
        person=body.person,
        name=giver.name if giver is not None else "",
        body=body,
        state=consent.state_of(body, now),
        counts=counts,
        so=so,
        runs_out=counts and consent.runs_out(body, now),
        hash=kept.hash,
        here=desk.kind == "volunteer",
    )


def relay_row(
    desk: Desk,
    kept: Kept[Relay],
    people: People,
    found: Sequence[Ledgered],
    notes: Sequence[Judged],
    *,
    dispute: bool,
    writable: bool,
) -> RelayRow:
    """Where one thing that was passed on stands, then and by now."""
    body = kept.body
    client = people.get(body.person)
    if client is None:  # somebody who was erased: nothing can be asked of them any more
        gone = Answer(state="not asked", strength="off", clause="", why="")
        return RelayRow(kept.id, "", body, gone, open=False)
    if body.consent is not None and all(one.record != body.consent for one in found):
        gone = Answer(state="covered", strength="off", clause="", why=_ERASED)
        return RelayRow(kept.id, client.name, body, gone, open=False)
    ask = partial(_ask, desk, body, people, found, notes, dispute)
    then, by_now = ask(body.happened, body.consent), ask(desk.world.clock.now(), None)
    still = then.flagged and by_now.flagged and then.strength == "must"
    return RelayRow(kept.id, client.name, body, then, open=still and writable)


def _ask(
    desk: Desk,
    body: Relay,
    people: People,
    found: Sequence[Ledgered],
    notes: Sequence[Judged],
    dispute: bool,
    at: datetime,
    chosen: RecordId | None,
) -> Answer:
    passing = Passing(person=body.person, to=body.to, kind=body.kind, at=at)
    return consent_gate(
        pack_of(desk, body.about, body.happened),
        passing,
        found,
        people,
        notes=notes,
        disagreement=dispute,
        chosen=chosen,
    )
