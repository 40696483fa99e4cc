"""Cases as an office sees them: with whom each is, and one case whole, as plain data.

Of a finding the office knows its kind, strength and clause, and the reason typed for going on.
"""

from dataclasses import dataclass
from datetime import date, datetime

from db.ledger import moment
from db.names import CaseId, RecordId
from db.records import (
    Action,
    Case,
    Check,
    Finding,
    Person,
    Pupil,
    Responsibility,
)
from db.store.heirs import heir
from db.store.reading import Kept
from desktop.casework.actions.cases.case_story import Happened, Told, story, told_at
from desktop.casework.actions.closeness.answering import Flag, flags
from desktop.casework.actions.closeness.confirm_referral import Referred, referrals
from desktop.casework.actions.enquiries.look import SeenEnquiry, list_enquiries
from desktop.casework.actions.files.attached import Attached, files_of
from desktop.casework.actions.handing.assign import Choosable, choosable
from desktop.casework.actions.handing.hand_rows import late_rows
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.rights.look import Rights, rights_of
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import schools_by_child
from desktop.casework.record.case_list import GONE, CaseRow, list_cases
from desktop.casework.record.cases import CaseView, person_name, show_case
from desktop.casework.record.holding import (
    Held,
    held_by,
    holder,
    moved_cases,
    with_whom,
)


@dataclass(frozen=True)
class OfficeRow:
    """A case as the office's list shows it."""

    reference: str
    child: str
    volunteer: str
    offered: bool  # it was given to them, and they have not said yes or no
    school: str
    state: str
    statement: str  # outstanding, settled, none yet
    findings: int  # of whoever has it; of whoever had it before they say nothing any more
    last_contact: datetime | None


@dataclass(frozen=True)
class Unheld:
    """A case that no volunteer has now."""

    reference: str
    child: str
    last: Held | None  # who had it last


@dataclass(frozen=True)
class OfficeCases:
    """The whole list, what was referred first."""

    now: datetime
    referrals: tuple[Referred, ...]  # that nobody has confirmed
    waiting: tuple[Unheld, ...]  # with no volunteer, and not closed
    reasons: tuple[Flag, ...]  # for going on in spite of a finding, that nobody has answered
    rows: tuple[OfficeRow, ...]  # the newest contact first
    asked: tuple[SeenEnquiry, ...] = ()  # advice without a case, the newest first


@dataclass(frozen=True)
class Standing:
    """A finding as the office may know it."""

    kind: str
    strength: str
    certainty: str
    clause: str
    state: str
    why: str
    whose: str = ""  # of somebody who had it before; empty where it is of whoever has it


@dataclass(frozen=True)
class CaseFile:
    """One case, whole."""

    now: datetime
    today: date
    reference: str
    child: str
    born: date | None
    school: str
    state: str
    opened: date
    outcome: str
    closed: date | None
    volunteer: str  # with whom it is; empty while the office alone has it
    device: str
    ended: bool  # that laptop was ended: it is told nothing any more
    held: tuple[Held, ...]  # everybody who had it, the first of them first
    given_to: tuple[Choosable, ...]  # to whom it can be given; none where it is closed
    late: int  # rows of it that came from a laptop after it was somebody else's
    here_up_to: datetime | None  # when the newest bundle of that laptop came in
    checked: bool  # the check was run for whoever has it
    band: str  # of that check; empty where none was run
    findings: tuple[Standing, ...]
    asks_interests: bool  # whether the policy asks what a volunteer may be too close to
    reasons: tuple[Flag, ...]  # for going on in spite of a finding, with what was answered
    statements: tuple[Told, ...]  # by person, the newest
    people: tuple[tuple[str, str], ...]  # name, and what they are to the child
    actions: tuple[tuple[str, str, date | None], ...]  # what, who, by when; not done yet
    referral: Referred | None
    files: tuple[Attached, ...]  # the newest first
    story: tuple[Happened, ...]  # newest first
    rights: Rights  # who is who, and may be told what
    evaluations: tuple[Evaluation, ...]  # to whom a form is due, and who was given one


def look_at_cases(desk: Desk) -> OfficeCases:
    """Every case, and the referrals that wait to be confirmed."""
    desk.need("office")
    kept = {one.id: one for one in desk.store.find(Case)}
    whose = with_whom(desk, kept.values())
    schools = schools_by_child((one.body for one in desk.store.find(Pupil)), desk.today)
    rows, every, moved = [], list_cases(desk), moved_cases(desk)
    for row in every:
        case = kept[RecordId(row.id)]
        span = holder(desk, row.id) if row.id in moved else None
        rows.append(
            OfficeRow(
                reference=row.reference,
                child=row.child,
                volunteer=whose[row.id],
                offered=span is not None and span.offered,
                school=schools.get(case.body.child, ""),
                state=row.state,
                statement=row.statement,
                findings=_of_holder(desk, row, span) if row.id in moved else row.findings,
                last_contact=row.last_contact,
            )
        )
    wait = tuple(one for one in referrals(desk) if not one.confirmed)
    unheld = tuple(
        Unheld(one.reference, one.child, (held_by(desk, one.id) or (None,))[-1])
        for one in every
        if not whose[one.id] and one.state != "closed"
    )
    reasons = tuple(one for one in flags(desk) if one.waits)
    now, asked = desk.world.clock.now(), list_enquiries(desk)
    return OfficeCases(now, wait, unheld, reasons, tuple(rows), asked)


def look_at_case(desk: Desk, reference: str) -> CaseFile:
    """One case with everything in it. Raises `NoSuchCase`, `AmbiguousCase`, `WrongDesk`."""
    desk.need("office")
    view = show_case(desk, reference)
    case = view.case
    child = desk.store.get(Person, case.body.child)
    pupils = (one.body for one in desk.store.find(Pupil, person=case.body.child))
    held = held_by(desk, case.id)
    now = held[-1] if held and held[-1].until is None else None
    checks = [one for one in desk.store.find(Check, case=case.id) if not _before(desk, one, now)]
    device = "" if now is None else heir(desk.store.database, now.device)
    peer = desk.store.local.peer(device) if device else None
    came = desk.store.local.bundles("in", peer=device or case.device, result="applied")
    mine = [one for one in referrals(desk) if one.case == case.body.reference]
    return CaseFile(
        now=desk.world.clock.now(),
        today=desk.today,
        reference=case.body.reference,
        child=view.row.child,
        born=child.body.born if child is not None else None,
        school=schools_by_child(pupils, desk.today).get(case.body.child, ""),
        state=case.body.state,
        opened=case.body.opened,
        outcome=case.body.outcome,
        closed=case.body.closed,
        volunteer="" if now is None else now.name or desk.name_of(case.actor),
        device=device,
        ended=peer is not None and peer.state == "revoked",
        held=held,
        given_to=choosable(desk, case.body.reference) if case.body.state != "closed" else (),
        late=late_rows(desk, CaseId(case.id), held),
        here_up_to=moment(came[-1].at) if came else None,
        checked=bool(checks),
        band=checks[-1].body.band if checks else "",
        findings=_findings(desk, view, now),
        asks_interests=desk.pack.asks_interests,
        reasons=flags(desk, case.body.reference),
        statements=_statements(desk, view),
        people=_people(desk, view),
        actions=tuple(
            (one.body.what, one.body.who, one.body.due)
            for one in desk.store.find(Action, order="due", case=case.id, done=None)
        ),
        referral=mine[0] if mine else None,
        files=files_of(desk, case.body.reference),
        rights=rights_of(desk, case),
        evaluations=evaluations(desk, case),
        story=story(desk, view),
    )


def _of_holder(desk: Desk, row: CaseRow, now: Held | None) -> int:
    """How many findings of a case that changed hands are of whoever has it."""
    found = desk.store.find(Finding, case=row.id)
    return sum(one.body.state not in GONE and not _before(desk, one, now) for one in found)


def _findings(desk: Desk, view: CaseView, now: Held | None) -> tuple[Standing, ...]:
    """Those of whoever has it, then those of whoever had it before, by name."""
    found = []
    for kept in view.findings:
        one = kept.body
        if one.state in GONE:
            continue
        whose = desk.name_of(kept.actor) if _before(desk, kept, now) else ""
        said = (one.kind, one.strength, one.certainty, one.clause, one.state, one.why)
        found.append(Standing(*said, whose))
    return tuple(sorted(found, key=lambda one: bool(one.whose)))


def _before(desk: Desk, one: Kept[Finding] | Kept[Check], now: Held | None) -> bool:
    """Whether it is of somebody else than has the case now."""
    database = desk.store.database
    return now is None or heir(database, one.device) != heir(database, now.device)


def _statements(desk: Desk, view: CaseView) -> tuple[Told, ...]:
    """Where each person stands with the statement: what is owed counts before what was said.

    Whoever has heard it has heard it, whatever came of it another time.
    """
    found: dict[str, Told] = {}
    for row in view.contacts:
        for one in told_at(desk, row, ()):
            if one.state != "not said" or one.person not in found:
                found[one.person] = one
    for owed in view.owed:
        name = person_name(desk, owed.person)
        found[name] = Told(name, "owed", owed.since, clause=owed.clause)
    return tuple(found.values())


def _people(desk: Desk, view: CaseView) -> tuple[tuple[str, str], ...]:
    relations = {
        one.body.adult: one.body.relation
        for one in desk.store.find(Responsibility, child=view.case.body.child)
    }
    return tuple(
        (person.body.name, relations.get(person.id, "") or capacity)  # type: ignore[call-overload]
        for person, capacity in view.people
    )
