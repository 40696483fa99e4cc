"""Recording a meeting: which it was, in what role, and whether the role was stated."""

from dataclasses import dataclass
from datetime import datetime

from db.names import CaseId, MeetingId, MeetingKind, RecordId
from db.records import Measure, Meeting, Role
from desktop.casework.actions import typed
from desktop.casework.actions.cases import open_case_named
from desktop.casework.actions.declare import postcode
from desktop.casework.actions.measure import home_place, place_of
from desktop.casework.area import AreaAnswer, band
from desktop.casework.desk import Desk
from desktop.casework.role import RoleAnswer, role_gate

NOT_DECIDING: frozenset[MeetingKind] = frozenset({"strategic"})
"""Kinds of meeting that decide nothing about a child."""


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting as it was written down."""

    kind: MeetingKind
    place: str  # postcode, as typed
    happened: datetime
    note: str
    role: str | None = None
    stated_at: datetime | None = None
    why_not: str | None = None


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
    code = postcode(draft.place)
    typed.text(draft.note, "note")
    typed.text(draft.why_not or "", "reason")
    for when in (draft.happened, draft.stated_at or draft.happened):
        typed.happened(desk, when)
    decides = draft.kind not in NOT_DECIDING
    role = role_gate(desk.pack, draft.kind, decides, draft.role, draft.stated_at, draft.why_not)
    area = band(desk.pack, home_place(desk), place_of(desk, code), subject=code)
    with desk.write() as writing:
        meeting = MeetingId(
            writing.add(
                Meeting(
                    case=CaseId(case.id),
                    kind=draft.kind,
                    happened=draft.happened,
                    note=draft.note,
                    place=code,
                    decides=decides,
                )
            )
        )
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
        writing.add(
            Measure(about=RecordId(meeting), band=area.band, metres=area.metres, reason=area.reason)
        )
    return Held(meeting, role, area)
