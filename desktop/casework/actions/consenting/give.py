"""Consent is given, and taken back: a new version of it, never an edit.

- It can be taken back at any time, also where the case is closed by now. What was passed on before
  stands as it was.
- The laptop that has the case takes it back, also one that was given to somebody who had the case
  before: the office, which only reads it, does not.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from msgspec import structs

from db.errors import BadInput, NoSuchRecord
from db.names import CaseId, PersonId, RecordId
from db.records import Consent
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.consenting.ledger import clients_of, givers, judged
from desktop.casework.desk import Desk
from desktop.casework.record.cases import open_case_named
from desktop.casework.saying.clock import london

Form = Literal["spoken", "written"]
Scope = Literal["views", "information", "consultation"]


@dataclass(frozen=True)
class ConsentDraft:
    """A consent as it was written down."""

    person: str  # of the case, by id
    relay: str  # what may be passed on
    to: str
    form: Form = "spoken"
    given: datetime | None = None  # None: now
    until: date | None = None
    scope: Scope = "views"
    note: str = ""


def give_consent(desk: Desk, reference: str, draft: ConsentDraft) -> RecordId:
    """Keep a consent of somebody of a case.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `NoSuchRecord` (nobody of this case),
    `BadInput`, `TooLong`, `InTheFuture`; then nothing was kept.
    """
    desk.need("volunteer")
    case = CaseId(open_case_named(desk, reference).id)
    tidy = consent_looked_over(desk, draft)
    need_client(desk, case, tidy.person)
    with desk.write() as writing:
        return keep_consent(desk, writing, case, tidy)


def consent_looked_over(desk: Desk, draft: ConsentDraft) -> ConsentDraft:
    """The same, tidied, before anything is kept. Raises `BadInput`, `TooLong`, `InTheFuture`."""
    relay = typed.text(draft.relay.strip(), "what may be passed on")
    if not relay:
        raise BadInput(what="what may be passed on", given="", expected="some words")
    to = typed.line(draft.to, "to whom")
    if not to:
        raise BadInput(what="to whom", given="", expected="a name, or “the school”")
    given = typed.happened(desk, draft.given or desk.world.clock.now())
    if draft.until is not None and draft.until < london(given).date():
        raise BadInput(
            what="last day of the consent",
            given=f"{draft.until}",
            expected="a day that is not before it was given",
        )
    note = typed.text(draft.note.strip(), "note")
    return replace(draft, relay=relay, to=to, given=given, note=note)


def need_client(desk: Desk, case: CaseId, person: str) -> None:
    """Raises `NoSuchRecord` unless this is a client of the case, or acts for one: nobody else
    consents here."""
    on = london(desk.world.clock.now()).date()
    able = givers(clients_of(desk, case), judged(desk, case), on)
    if all(one.person != person for one in able):
        raise NoSuchRecord(what="parent carer, child or young person of this case", id=person)


def keep_consent(desk: Desk, writing: Writing, case: CaseId, draft: ConsentDraft) -> RecordId:
    """Write one down that was looked over."""
    return writing.add(
        Consent(
            case=case,
            person=PersonId(draft.person),
            relay=draft.relay,
            to=draft.to,
            form=draft.form,
            given=draft.given or desk.world.clock.now(),
            until=draft.until,
            scope=draft.scope,
            note=draft.note,
        )
    )


def withdraw_consent(desk: Desk, consent: str, at: datetime | None = None) -> RecordId:
    """Take a consent back from a moment on (now). Withdrawn already, the earlier moment stands.

    Raises `NoSuchRecord`, `BadInput` (before it was given), `InTheFuture`.
    """
    desk.need("volunteer")
    kept = desk.store.get(Consent, consent)
    if kept is None:
        raise NoSuchRecord(what="consent", id=consent)
    when = typed.happened(desk, at or desk.world.clock.now())
    if when < kept.body.given:
        raise BadInput(
            what="time of withdrawal",
            given=f"{london(when):%Y-%m-%d %H:%M}",
            expected="a time after it was given",
        )
    if kept.body.withdrawn is None or when < kept.body.withdrawn:
        with desk.write() as writing:
            writing.add(structs.replace(kept.body, withdrawn=when), record=kept.id)
    return kept.id
