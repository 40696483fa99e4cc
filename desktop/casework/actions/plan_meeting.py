"""Before and in a meeting: planning it, preparing it, stating the role.

What is recorded after a meeting that nobody planned is in `hold_meeting`.
"""

from dataclasses import dataclass
from datetime import datetime

from msgspec import structs

from db.errors import NoSuchRecord
from db.names import CaseId, MeetingId, MeetingKind, RecordId
from db.records import Attendee, Measure, Meeting, Question, Role
from db.store.reading import Kept
from desktop.casework.actions.cases import open_case_named
from desktop.casework.actions.declare import postcode
from desktop.casework.actions.hold_meeting import NOT_DECIDING
from desktop.casework.actions.measure import home_place, place_of
from desktop.casework.area import band
from desktop.casework.desk import Desk
from desktop.casework.role import RoleAnswer, role_gate


@dataclass(frozen=True)
class MeetingPlan:
    """A meeting that is to come."""

    kind: MeetingKind
    place: str  # postcode, as typed
    at: datetime
    role: str | None = None
    body: str = ""
    questions: tuple[str, ...] = ()


def plan_meeting(desk: Desk, reference: str, plan: MeetingPlan) -> MeetingId:
    """Keep a meeting that is to come, with the family's questions and the role she will have.

    Raises `NoSuchCase`, `CaseClosed`, `BadInput`, `RoleNeeded`, `UnknownWord`.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    code = postcode(plan.place)
    decides = plan.kind not in NOT_DECIDING
    role = role_gate(desk.pack, plan.kind, decides, plan.role, None)
    area = band(desk.pack, home_place(desk), place_of(desk, code), subject=code)
    with desk.write() as writing:
        body = Meeting(
            case=CaseId(case.id),
            kind=plan.kind,
            happened=plan.at,
            place=code,
            body=plan.body,
            decides=decides,
            questions=tuple(Question(text=one) for one in plan.questions if one.strip()),
        )
        meeting = MeetingId(writing.add(body))
        if role.role:
            writing.add(
                Role(case=CaseId(case.id), meeting=meeting, role=role.role, clause=role.clause)
            )
        writing.add(
            Measure(about=RecordId(meeting), band=area.band, metres=area.metres, reason=area.reason)
        )
    return meeting


def state_role(
    desk: Desk, meeting: str, role: str, at: datetime | None = None, why_not: str | None = None
) -> RoleAnswer:
    """*Stated at hh:mm*, or *not stated, because…*; said again it amends what was said before.

    Raises `NoSuchRecord`, `RoleNeeded`, `UnknownWord`, `ReasonNeeded`, `BadInput`.
    """
    desk.need("volunteer")
    kept = _meeting(desk, meeting)
    answer = role_gate(desk.pack, kept.body.kind, kept.body.decides, role, at, why_not)
    before = desk.store.find(Role, meeting=meeting)
    body = Role(
        case=kept.body.case,
        meeting=MeetingId(meeting),
        role=answer.role,
        clause=answer.clause,
        stated_at=answer.at,
        why_not=answer.why if answer.stated == "not stated" else "",
    )
    with desk.write() as writing:
        writing.add(body, record=before[0].id if before else None)
    return answer


def note_meeting(
    desk: Desk,
    meeting: str,
    *,
    note: str | None = None,
    outcome: str | None = None,
    questions: tuple[Question, ...] | None = None,
    attended: tuple[Attendee, ...] | None = None,
) -> Kept[Meeting]:
    """Amend what is written of a meeting; what is left out stays. Raises `NoSuchRecord`."""
    desk.need("volunteer")
    kept = _meeting(desk, meeting)
    given = {"note": note, "outcome": outcome, "questions": questions, "attended": attended}
    changes = {name: value for name, value in given.items() if value is not None}
    body = structs.replace(kept.body, **changes)
    if body != kept.body:
        with desk.write() as writing:
            writing.add(body, record=kept.id)
    return _meeting(desk, meeting)


def _meeting(desk: Desk, meeting: str) -> Kept[Meeting]:
    kept = desk.store.get(Meeting, meeting)
    if kept is None:
        raise NoSuchRecord(what="meeting", id=meeting)
    return kept
