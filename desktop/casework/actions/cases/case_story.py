"""A case's story for its office: each contact, meeting, consent and change, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.names import CaseId, RecordId
from db.records import Case, Contact, Enquiry, Meeting
from db.store.reading import Kept
from desktop.casework.actions.consenting.ledger import ConsentRow, RelayRow, ledger
from desktop.casework.advice.advice_words import advice_lines, kept_from_names
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Owed
from desktop.casework.record.cases import CaseView, ContactRow, Event, person_name
from desktop.casework.record.holding import Held, held_by
from desktop.casework.saying.said import together


@dataclass(frozen=True)
class Told:
    """What became of the statement with one person: `at` it was read or sent, or why not."""

    person: str
    state: str  # read, sent, not said, owed
    at: datetime | None = None
    why: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Happened:
    """One entry of a case's story."""

    kind: str  # opened, contact, meeting, consent, relay, amended, referred, confirmed, closed,
    # given, taken, taken-back, refused, left
    at: datetime
    day: date | None = None  # of what has no hour: when a case was opened, as it is written there
    who: str = ""  # whom it was with, who did it
    how: str = ""  # medium, kind of meeting, kind of record
    words: str = ""
    place: str = ""
    role: str = ""
    stated_at: datetime | None = None
    told: tuple[Told, ...] = ()
    asked: tuple[int, int] = (0, 0)  # questions, and how many were answered
    advice: tuple[str, ...] = ()  # all that a contact says beside its note, a line each
    kept_from: tuple[str, ...] = ()  # by name: a passage is not to be read by them
    flagged: bool = False  # it was passed on without consent
    record: str = ""  # whose versions can be looked at; its kind is `kind`


def told_at(desk: Desk, row: ContactRow, owed: tuple[Owed, ...]) -> tuple[Told, ...]:
    """What became of the statement at one contact; what is owed comes last."""
    said = [
        Told(person_name(desk, one.body.person), one.body.state, one.body.at, one.body.why)
        for one in row.statements
    ]
    due = [
        Told(person_name(desk, one.person), "owed", one.since, clause=one.clause)
        for one in owed
        if RecordId(one.contact) == row.kept.id
    ]
    return (*said, *due)


def story(desk: Desk, view: CaseView) -> tuple[Happened, ...]:
    """Everything that happened, the newest first; that it was opened stands under all of it.

    Who opens a case late tells of calls that were before it.
    """
    case = view.case.body
    events = [event for event in view.history if event.what == "case"]
    story = [_contact(desk, row, view.owed) for row in view.contacts]
    story += [_enquiry(desk, one, view.owed) for one in view.enquiries]
    story += [_meeting(kept, role) for kept, role in view.meetings]
    promised = ledger(desk, CaseId(view.case.id))
    story += [event for one in promised.consents for event in _consent(one)]
    story += [_relay(one) for one in promised.relays]
    story += _amended(desk, view)
    for held in held_by(desk, view.case.id):
        story += _held(held)
    if case.state == "closed" and events:
        story.append(Happened("closed", events[-1].at, who=events[-1].actor, words=case.outcome))
    # Of one moment what came of the other stands above it: given above confirmed.
    newest = sorted(story, key=lambda one: one.at)[::-1]
    return (*newest, *(_beginning(desk, view, each) for each in events[:1]))


def _beginning(desk: Desk, view: CaseView, event: Event) -> Happened:
    first = desk.store.versions(Case, view.case.id)[0].body
    if first is not None and first.state == "referred":
        return Happened("referred", event.at, who=event.actor)
    return Happened("opened", event.at, day=view.case.body.opened, who=event.actor)


def _held(one: Held) -> Iterator[Happened]:
    """That it was given to somebody, what they said, and that it left them."""
    if one.how == "given":
        yield Happened("given", one.since, who=one.name, words=f"{one.why} {one.note}".strip())
    if one.answer == "taken" and one.answered is not None:
        yield Happened("taken", one.answered, who=one.name)
    if one.until is not None and one.ending == "referred":
        yield Happened("confirmed", one.until)
    if one.until is not None and one.ending == "refused":
        yield Happened("refused", one.until, who=one.name, words=one.words)
    if one.until is not None and one.ending == "taken back":
        yield Happened("taken-back", one.until, who=one.name, words=one.parting)
    if one.left is not None:
        yield Happened("left", one.left, who=one.name)


def _contact(desk: Desk, row: ContactRow, owed: tuple[Owed, ...]) -> Happened:
    body = row.kept.body
    return Happened(
        "contact",
        body.happened,
        who=together([name for name in row.persons if name]),
        how=body.medium,
        words=body.note,
        place=body.place,
        told=told_at(desk, row, owed),
        advice=advice_lines(body, lambda one: person_name(desk, one)),
        kept_from=kept_from_names(body, lambda one: person_name(desk, one)),
        record=row.kept.id,
    )


def _enquiry(desk: Desk, one: Kept[Enquiry], owed: tuple[Owed, ...]) -> Happened:
    """What somebody of the case asked when there was none."""
    body = one.body
    who = person_name(desk, body.person or "") or body.name
    told = [Told(who, each.state, each.at, each.why) for each in body.told]
    due = [
        Told(who, "owed", each.since, clause=each.clause)
        for each in owed
        if RecordId(each.contact) == one.id
    ]
    cited = [f"Law and guidance: {'; '.join(body.law)}"] if body.law else []
    return Happened(
        "contact",
        body.happened,
        who=who,
        how=body.medium,
        words=f"Before it was a case: {body.note}".rstrip(" :"),
        place=body.place,
        told=(*told, *due),
        advice=tuple(cited),
    )


def _meeting(kept: Kept[Meeting], role: object) -> Happened:
    body = kept.body
    said = getattr(role, "body", None)
    return Happened(
        "meeting",
        body.happened,
        how=body.kind,
        words=body.outcome or body.note,
        place=body.place,
        role=said.role if said is not None else "",
        stated_at=said.stated_at if said is not None else None,
        asked=(len(body.questions), sum(one.answered for one in body.questions)),
        record=kept.id,
    )


def _consent(one: ConsentRow) -> Iterator[Happened]:
    """That it was given, and where it was, that it was taken back."""
    body = one.body
    given = Happened(
        "consent",
        body.given,
        who=one.name,
        how=body.form,
        words=body.relay,
        place=body.to,
        record=one.record,
    )
    yield given
    if body.withdrawn is not None:
        yield replace(given, at=body.withdrawn, how="withdrawn")


def _relay(one: RelayRow) -> Happened:
    """What was passed on, and what the consent ledger says of it."""
    body, said = one.body, one.answer.why
    why = f"{said} Why without consent: {body.why}" if body.why else said
    return Happened(
        "relay",
        body.happened,
        who=one.name,
        how=body.kind,
        words=f"{body.what}\n{why}".strip(),
        place=body.to,
        record=one.record,
        flagged=one.answer.flagged,
    )


def _amended(desk: Desk, view: CaseView) -> list[Happened]:
    """Contacts and meetings that were written again after they were first kept."""
    seen: set[str] = set()
    found = []
    for row in desk.store.history(view.case.id, (Contact, Meeting)):
        if row.record in seen and row.kind in ("contact", "meeting"):
            found.append(Happened("amended", row.at, who=desk.name_of(row.actor), how=row.kind))
        seen.add(row.record)
    return found
