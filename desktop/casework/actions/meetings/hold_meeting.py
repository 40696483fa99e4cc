"""Recording a meeting: which it was, in what role, and whether the role was stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.case import Attendee, Question
from db.names import CaseId, MeetingId, MeetingKind, Postcode, RecordId
from db.records import Measure, Meeting, Role
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.declare import postcode
from desktop.casework.actions.closeness.measure import how_far, place_of
from desktop.casework.actions.meetings.attendance import at_most, attended_typed, ended_typed
from desktop.casework.closeness.area import AreaAnswer, Place
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.role import RoleAnswer, role_gate
from desktop.casework.record.begun import note_begun, pack_begun_under
from desktop.casework.record.cases import open_case_named

NOT_DECIDING: frozenset[MeetingKind] = frozenset({"strategic"})
"""Kinds of meeting that decide nothing about a child."""


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting as it was written down."""

    kind: MeetingKind
    place: str  # postcode, as typed; empty for a meeting by video or telephone
    happened: datetime
    note: str
    role: str | None = None
    stated_at: datetime | None = None
    why_not: str | None = None
    body: str = ""  # which body met
    questions: tuple[str, ...] = ()
    decides: bool | None = None  # whether something is decided; None: by its kind
    interpreter: str = ""
    attended: tuple[Attendee, ...] = ()
    ended: datetime | None = None
    policy: str = ""  # hash of the policy under which it was begun; empty: the one in force


@dataclass(frozen=True)
class Held:
    """A meeting that was kept."""

    meeting: MeetingId
    role: RoleAnswer
    area: AreaAnswer


def hold_meeting(desk: Desk, reference: str, draft: MeetingDraft) -> Held:
    """Keep a meeting of a case. Its distance from home stays on this desk.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `BadInput`, `TooLong`, `InTheFuture`,
    `RoleNeeded`, `UnknownWord`, `ReasonNeeded`; then nothing was kept.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    code = place_typed(draft.place)
    body = typed.line(draft.body, "name of who met")
    questions = questions_typed(draft.questions)
    typed.text(draft.note, "note")
    typed.text(draft.why_not or "", "reason")
    for when in (draft.happened, draft.stated_at or draft.happened):
        typed.happened(desk, when)
    decides = deciding(draft.kind, draft.decides)
    interpreter = typed.line(draft.interpreter, "interpreter")
    pack = pack_begun_under(desk, draft.policy)
    role = role_gate(pack, draft.kind, decides, draft.role, draft.stated_at, draft.why_not)
    ended = ended_typed(desk, draft.happened, draft.ended) if draft.ended else None
    attended = attended_typed(desk, case.id, draft.attended)
    area = area_of(desk, code, pack)
    with desk.write() as writing:
        meeting = MeetingId(
            writing.add(
                Meeting(
                    case=CaseId(case.id),
                    kind=draft.kind,
                    happened=draft.happened,
                    note=draft.note,
                    place=code or "",
                    decides=decides,
                    body=body,
                    questions=questions,
                    interpreter=interpreter,
                    attended=attended,
                    ended=ended,
                )
            )
        )
        note_begun(desk, meeting, pack)
        if role.stated != "not asked":
            writing.add(
                Role(
                    case=CaseId(case.id),
                    meeting=meeting,
                    role=role.role,
                    clause=role.clause,
                    stated_at=role.at,
                    why_not=role.why if role.stated == "not stated" else "",
                )
            )
        if code:
            keep_measure(writing, meeting, area)
    return Held(meeting, role, area)


def deciding(kind: MeetingKind, said: bool | None) -> bool:
    """Whether something about a child is decided: as it was said, else by the kind of meeting."""
    return kind not in NOT_DECIDING if said is None else said


def place_typed(place: str) -> Postcode | None:
    """Where a meeting is: a postcode, or None by video or telephone. Raises `BadInput`."""
    return postcode(place) if place.strip() else None


def questions_typed(questions: Sequence[str]) -> tuple[Question, ...]:
    """What the family wants asked; blank ones fall away. Raises `TooLong`."""
    asked = tuple(Question(text=typed.text(one.strip(), "question")) for one in questions)
    return at_most(tuple(one for one in asked if one.text), "list of questions")


def area_of(desk: Desk, place: Postcode | None, pack: Pack) -> AreaAnswer:
    """How far from home a meeting is. It never travels."""
    if place is None:
        there = Place(why_unlocated="it is by video or telephone")
        return how_far(desk, there, subject="The meeting", pack=pack)
    return how_far(desk, place_of(desk, place), subject=place, pack=pack)


def keep_measure(
    writing: Writing, meeting: MeetingId, area: AreaAnswer, record: RecordId | None = None
) -> None:
    """Note the distance of a meeting, instead of the one that was measured before."""
    made = Measure(about=RecordId(meeting), band=area.band, metres=area.metres, reason=area.reason)
    writing.add(made, record=record)
