"""Views were passed on, or information was given: under which consent, or why without one.

It is never held back: what was done is kept. Without consent, where the policy asks for one, the
reason is asked for, and the case, Today and the office show it (policies.md, 6).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.errors import BadInput, CaseClosed, NoSuchRecord, ReasonNeeded
from db.names import CaseId, PersonId, RecordId
from db.records import Case, Contact, Meeting, Relay
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.consenting.give import (
    ConsentDraft,
    Form,
    consent_looked_over,
    keep_consent,
)
from desktop.casework.actions.consenting.ledger import clients_of, disputed, judged, ledgered
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.record.begun import note_begun, pack_of
from desktop.casework.rights.consent import Client, Kind, People, asked_of, whose
from desktop.casework.rights.deciding import Judged
from desktop.casework.rights.gate import Answer, Passing, consent_gate
from desktop.casework.saying.clock import london

WHY = "why it was passed on without consent"
"""What a `ReasonNeeded` and its field are about."""


@dataclass(frozen=True)
class RelayDraft:
    """One thing that was passed on, as it was written down."""

    person: str  # whose views, or about whom: of the case, by id; at a contact also by name
    to: str
    what: str
    kind: Kind = "views"
    consent: str = ""  # the one it was done under, by id; empty: any that covers it
    agreed: Form | None = None  # they, or who decides for them, agreed just now, in this form
    why: str = ""  # it was done without consent
    source: str = ""  # of information that was given


@dataclass(frozen=True)
class Relayed:
    """What was kept of it, and where it stands."""

    record: RecordId
    answer: Answer


def relay(desk: Desk, about: str, drafts: Sequence[RelayDraft]) -> tuple[Relayed, ...]:
    """Keep what was passed on at a contact or a meeting that is kept already.

    Raises `NoSuchRecord`, `CaseClosed`, `BadInput`, `TooLong`, `ReasonNeeded`; then nothing of it
    was kept.
    """
    desk.need("volunteer")
    kept: Kept[Contact] | Kept[Meeting] | None = desk.store.get(Contact, about)
    kept = kept or desk.store.get(Meeting, about)
    if kept is None:
        raise NoSuchRecord(what="contact or meeting", id=about)
    case = desk.store.get(Case, kept.body.case)
    if case is not None and case.body.state != "open":
        raise CaseClosed(case=case.body.reference, state=case.body.state)
    tidy = relays_looked_over(drafts)
    at = min(kept.body.happened, desk.world.clock.now())
    pack = pack_of(desk, kept.id, kept.body.happened)
    with desk.write() as writing:
        return keep_relays(desk, writing, kept.body.case, kept.id, at, tidy, PersonId, pack)


def relays_looked_over(drafts: Sequence[RelayDraft]) -> tuple[RelayDraft, ...]:
    """The same, tidied, before anything is kept. Raises `BadInput`, `TooLong`."""
    return tuple(_looked_over(one) for one in drafts)


def _looked_over(draft: RelayDraft) -> RelayDraft:
    what = typed.text(draft.what.strip(), "what was passed on")
    to = typed.line(draft.to, "to whom it was passed on")
    if not what:
        raise BadInput(what="what was passed on", given="", expected="some words")
    if not to:
        raise BadInput(what="to whom it was passed on", given="", expected="a name")
    if not draft.person.strip():
        raise BadInput(what="whose views were passed on", given="", expected="somebody of the case")
    return replace(
        draft,
        what=what,
        to=to,
        why=typed.text(draft.why.strip(), WHY),
        source=typed.line(draft.source, "source of the information"),
    )


def keep_relays(
    desk: Desk,
    writing: Writing,
    case: CaseId,
    about: str,
    happened: datetime,
    drafts: Sequence[RelayDraft],
    who: Callable[[str], PersonId],
    pack: Pack,
) -> tuple[Relayed, ...]:
    """Write them down, inside the `write` that keeps the contact or meeting.

    `who`: the person that a draft names; `pack`: the policy that the contact or meeting is under,
    which is noted with it. Raises `NoSuchRecord`, `ReasonNeeded`.
    """
    if not drafts:
        return ()
    note_begun(desk, about, pack)
    people, dispute = clients_of(desk, case), disputed(desk, case)
    notes, found = judged(desk, case), []
    for draft in drafts:
        person = who(draft.person)
        if person not in people:
            raise NoSuchRecord(what="person of this case", id=draft.person)
        consent = _agreed(desk, writing, case, happened, draft, people[person], people, notes)
        passing = Passing(person=person, to=draft.to, kind=draft.kind, at=happened)
        answer = consent_gate(
            pack,
            passing,
            ledgered(desk, case),
            people,
            notes=notes,
            disagreement=dispute,
            chosen=consent or (RecordId(draft.consent) if draft.consent else None),
        )
        if answer.flagged and not draft.why:
            raise ReasonNeeded(what=WHY)
        found.append(Relayed(_add(writing, case, about, draft, passing, answer), answer))
    return tuple(found)


def _agreed(
    desk: Desk,
    writing: Writing,
    case: CaseId,
    happened: datetime,
    draft: RelayDraft,
    client: Client,
    people: People,
    notes: Sequence[Judged],
) -> RecordId | None:
    """The consent that was given at this contact, by whoever decides it; None for none."""
    on = london(happened).date()
    if draft.agreed is None or whose(client, on) is None:
        return None
    giver = asked_of(client, people, notes, draft.to, on)
    if giver is None:  # nobody is named who decides for them
        return None
    given = ConsentDraft(
        person=giver.person,
        relay=draft.what,
        to=draft.to,
        form=draft.agreed,
        given=happened,
        scope=draft.kind,
    )
    return keep_consent(desk, writing, case, consent_looked_over(desk, given))


def _add(
    writing: Writing,
    case: CaseId,
    about: str,
    draft: RelayDraft,
    passing: Passing,
    answer: Answer,
) -> RecordId:
    return writing.add(
        Relay(
            case=case,
            about=RecordId(about),
            person=passing.person,
            to=passing.to,
            what=draft.what,
            happened=passing.at,
            kind=passing.kind,
            consent=answer.consent,
            why=draft.why if answer.flagged else "",
            source=draft.source if passing.kind == "information" else "",
        )
    )
