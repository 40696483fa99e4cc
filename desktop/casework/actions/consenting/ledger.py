"""The consents of a case and what was passed on, read together for every screen that shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.names import Capacity, CaseId, PersonId, RecordId
from db.records import Case, Consent, Contact, Meeting, Party, Person, Relay
from db.store.reading import Kept
from desktop.casework.actions.policy.begun import pack_of
from desktop.casework.clock import london
from desktop.casework.desk import Desk
from desktop.casework.rights import consent
from desktop.casework.rights.consent import Answer, Client, Ledgered, Passing, State


@dataclass(frozen=True)
class ConsentRow:
    """A consent as it stands now."""

    record: RecordId
    person: PersonId
    name: str
    body: Consent
    state: State
    runs_out: bool
    hash: str  # the version that stands
    here: bool  # written at this desk: it can be withdrawn here


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
    people: tuple[Client, ...]  # clients of the case
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


def disputed(desk: Desk, case: str) -> bool:
    """Whether the case supports a disagreement."""
    return consent.in_disagreement(
        (one.body.routes for one in desk.store.find(Contact, case=case)),
        (one.body.kind for one in desk.store.find(Meeting, case=case)),
    )


def ledger(desk: Desk, case: CaseId) -> Ledger:
    """All of it. What stands open is open only while the case can be written to."""
    people, consents = clients_of(desk, case), desk.store.find(Consent, order="-given", case=case)
    now, found = desk.world.clock.now(), ledgered(desk, case)
    kept = desk.store.get(Case, case)
    writable = kept is not None and kept.body.state == "open"
    dispute = disputed(desk, case)
    today = london(now).date()
    return Ledger(
        asked=desk.pack.asks_consent,
        clause=desk.pack.consent.clause,
        people=tuple(one for one in people.values() if consent.whose(one, today) is not None),
        consents=tuple(_row(desk, one, people, now) for one in consents),
        relays=tuple(
            relay_row(desk, one, people, found, dispute=dispute, writable=writable)
            for one in desk.store.find(Relay, order="-happened", case=case)
        ),
    )


def _row(
    desk: Desk, kept: Kept[Consent], people: Mapping[PersonId, Client], now: datetime
) -> ConsentRow:
    body = kept.body
    giver = people.get(body.person)
    return ConsentRow(
        record=kept.id,
        person=body.person,
        name=giver.name if giver is not None else "",
        body=body,
        state=consent.state_of(body, now),
        runs_out=consent.runs_out(body, now),
        hash=kept.hash,
        here=kept.device in desk.devices,
    )


def relay_row(
    desk: Desk,
    kept: Kept[Relay],
    people: Mapping[PersonId, Client],
    found: Sequence[Ledgered],
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
    then = _ask(desk, body, body.happened, people, found, dispute, body.consent)
    by_now = _ask(desk, body, desk.world.clock.now(), people, found, dispute, None)
    still = then.flagged and by_now.flagged and then.strength == "must"
    return RelayRow(kept.id, client.name, body, then, open=still and writable)


def _ask(
    desk: Desk,
    body: Relay,
    at: datetime,
    people: Mapping[PersonId, Client],
    found: Sequence[Ledgered],
    dispute: bool,
    chosen: RecordId | None,
) -> Answer:
    passing = Passing(person=body.person, to=body.to, kind=body.kind, at=at)
    return consent.consent_gate(
        pack_of(desk, body.about, body.happened),
        passing,
        found,
        people,
        disagreement=dispute,
        chosen=chosen,
    )
