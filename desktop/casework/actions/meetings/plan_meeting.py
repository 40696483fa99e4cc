"""Before and in a meeting: planning it, preparing it, stating the role, noting what came of it.

What is recorded after a meeting that nobody planned is in `hold_meeting`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import structs

from db.case import Attendee, Question
from db.errors import NoSuchRecord, NotYetTheDay
from db.names import CaseId, MeetingId, MeetingKind, PersonId, Postcode
from db.records import Case, Measure, Meeting, Role
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.consenting.pass_on import (
    RelayDraft,
    keep_relays,
    relays_looked_over,
)
from desktop.casework.actions.contacts.agree import Agreed, keep_agreed, looked_over
from desktop.casework.actions.meetings.attendance import at_most, attended_typed, ended_typed
from desktop.casework.actions.meetings.hold_meeting import (
    area_of,
    deciding,
    keep_measure,
    place_typed,
    questions_typed,
)
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.role import RoleAnswer, not_before, role_gate
from desktop.casework.record.begun import note_begun, pack_begun_under, pack_of
from desktop.casework.record.cases import open_case_named
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written


@dataclass(frozen=True)
class MeetingPlan:
    """A meeting that is to come."""

    kind: MeetingKind
    place: str  # postcode, as typed; empty for a meeting by video or telephone
    at: datetime
    role: str | None = None
    body: str = ""
    questions: tuple[str, ...] = ()
    decides: bool | None = None  # whether something is decided; None: by its kind
    policy: str = ""  # hash of the policy under which this was begun; empty: the one in force


def plan_meeting(desk: Desk, reference: str, plan: MeetingPlan) -> MeetingId:
    """Keep a meeting that is to come, with the family's questions and the role she will have.

    Raises `NoSuchCase`, `CaseClosed`, `BadInput`, `TooLong`, `RoleNeeded`, `UnknownWord`; then
    nothing was kept.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    pack = pack_begun_under(desk, plan.policy)
    body = _body(CaseId(case.id), plan)
    role = role_gate(pack, body.kind, body.decides, plan.role, None)
    body = structs.replace(body, questions=questions_typed(plan.questions))
    with desk.write() as writing:
        meeting = MeetingId(writing.add(body))
        if role.role:
            writing.add(_role(CaseId(case.id), meeting, role))
        _measure(desk, writing, meeting, body.place, pack)
    return meeting


def change_plan(desk: Desk, meeting: str, plan: MeetingPlan) -> None:
    """It was moved, or is another meeting than was thought. Its questions and notes stay.

    Another role takes the place of the one that was chosen, and is then still to be stated; the
    same one stays as it is. Raises `NoSuchRecord` and what `plan_meeting` raises.
    """
    desk.need("volunteer")
    kept = _meeting(desk, meeting)
    _open(desk, kept)
    made, pack = _body(kept.body.case, plan), pack_of(desk, meeting, kept.body.happened)
    before = desk.store.find(Role, meeting=meeting)
    role = None
    if not before or before[0].body.role != plan.role:
        answer = role_gate(pack, made.kind, made.decides, plan.role, None)
        role = _role(kept.body.case, MeetingId(meeting), answer) if answer.role else None
    body = structs.replace(
        kept.body,
        kind=made.kind,
        happened=made.happened,
        place=made.place,
        body=made.body,
        decides=made.decides,
    )
    with desk.write() as writing:
        if body != kept.body:
            writing.add(body, record=kept.id)
        if role is not None and (not before or before[0].body.role != role.role):
            writing.add(role, record=before[0].id if before else None)
        if body.place != kept.body.place:
            _measure(desk, writing, MeetingId(meeting), body.place, pack)


def state_role(
    desk: Desk, meeting: str, role: str, at: datetime | None = None, why_not: str | None = None
) -> RoleAnswer:
    """*Stated at hh:mm*, or *not stated, because…*; said again it amends what was said before.

    Where the policy asks for no role, nothing is kept. Raises `NoSuchRecord`, `RoleNeeded`,
    `UnknownWord`, `ReasonNeeded`, `BadInput`, `TooLong`, `InTheFuture`, `NotYetTheDay` (the meeting
    is on a later day; another role can be chosen for it).
    """
    desk.need("volunteer")
    kept = _meeting(desk, meeting)
    typed.text(why_not or "", "reason")
    if at is not None:
        typed.happened(desk, at)
    pack = pack_of(desk, meeting, kept.body.happened)
    answer = role_gate(pack, kept.body.kind, kept.body.decides, role, at, why_not)
    if answer.stated == "not asked":
        return answer
    said_at = desk.world.clock.now() if at is None else at
    if answer.stated != "outstanding" and not not_before(kept.body.happened, said_at):
        raise NotYetTheDay(day=written(london(kept.body.happened).date()))
    before = desk.store.find(Role, meeting=meeting)
    body = _role(kept.body.case, MeetingId(meeting), answer)
    if not before or before[0].body != body:
        with desk.write() as writing:
            if answer.stated != "outstanding":
                note_begun(desk, meeting, pack)
            writing.add(body, record=before[0].id if before else None)
    return answer


def note_meeting(
    desk: Desk,
    meeting: str,
    *,
    note: str | None = None,
    outcome: str | None = None,
    questions: Sequence[Question] | None = None,
    attended: Sequence[Attendee] | None = None,
    agreed: Sequence[Agreed] = (),
    relays: Sequence[RelayDraft] = (),
    ended: datetime | None = None,
    interpreter: str | None = None,
) -> Kept[Meeting]:
    """Amend what is written of a meeting; what is left out stays. What was agreed or passed on is
    added.

    Raises `NoSuchRecord`, `TooLong`, `BadInput`, `InTheFuture`, `ReasonNeeded` (something was
    passed on without consent); then nothing was kept.
    """
    desk.need("volunteer")
    kept = _meeting(desk, meeting)
    was = kept.body
    body = structs.replace(
        was,
        note=was.note if note is None else typed.text(note, "note"),
        outcome=was.outcome if outcome is None else typed.text(outcome.strip(), "outcome"),
        questions=was.questions if questions is None else _questions(questions),
        attended=was.attended if attended is None else attended_typed(desk, was.case, attended),
        ended=was.ended if ended is None else ended_typed(desk, was.happened, ended),
        interpreter=(
            was.interpreter if interpreter is None else typed.line(interpreter, "interpreter")
        ),
    )
    looked, passed = looked_over(agreed), relays_looked_over(relays)
    at = min(body.happened, desk.world.clock.now())  # some say it before it is due to begin
    if body != was or looked or passed:
        with desk.write() as writing:
            if body != was:
                writing.add(body, record=kept.id)
            keep_agreed(writing, was.case, kept.id, looked)
            pack = pack_of(desk, kept.id, was.happened)
            keep_relays(desk, writing, was.case, kept.id, at, passed, PersonId, pack)
    return _meeting(desk, meeting)


def _meeting(desk: Desk, meeting: str) -> Kept[Meeting]:
    kept = desk.store.get(Meeting, meeting)
    if kept is None:
        raise NoSuchRecord(what="meeting", id=meeting)
    return kept


def _open(desk: Desk, kept: Kept[Meeting]) -> None:
    """Raises `CaseClosed` where nothing more is planned."""
    case = desk.store.get(Case, kept.body.case)
    if case is not None:
        open_case_named(desk, case.body.reference)


def _body(case: CaseId, plan: MeetingPlan) -> Meeting:
    return Meeting(
        case=case,
        kind=plan.kind,
        happened=plan.at,
        place=place_typed(plan.place) or "",
        body=typed.line(plan.body, "name of who meets"),
        decides=deciding(plan.kind, plan.decides),
    )


def _role(case: CaseId, meeting: MeetingId, answer: RoleAnswer) -> Role:
    return Role(
        case=case,
        meeting=meeting,
        role=answer.role,
        clause=answer.clause,
        stated_at=answer.at,
        why_not=answer.why if answer.stated == "not stated" else "",
    )


def _measure(desk: Desk, writing: Writing, meeting: MeetingId, place: str, pack: Pack) -> None:
    """How far it is from home. Nothing is to be measured where there is no place."""
    before = desk.store.find(Measure, about=meeting)
    if place:
        area = area_of(desk, Postcode(place), pack)
        keep_measure(writing, meeting, area, before[0].id if before else None)


def _questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    for one in questions:
        typed.text(one.text, "question")
        typed.text(one.answer, "answer")
    return at_most(tuple(one for one in questions if one.text.strip()), "list of questions")
