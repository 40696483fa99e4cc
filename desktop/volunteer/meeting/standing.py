"""A meeting as it stands: what the page is called, what became of the role, what comes next.

Nothing here knows a box.
"""

from typing import NamedTuple

from desktop.casework.saying.clock import london
from desktop.casework.saying.said import moment_of
from desktop.ui.parts.tag import State
from desktop.ui.rows.called import MEETINGS
from desktop.volunteer.case_words import saying
from desktop.volunteer.meeting.view import Held, View, asked_of


class Heading(NamedTuple):
    """The words around the title; an empty text where nothing is said."""

    title: str
    above: str
    below: str


def heading(view: View, *, private: bool) -> Heading:
    """`private`: a parent sits opposite, and how far it is from home is nobody's business."""
    case, held = view
    above = f"{case.child} · {case.reference}"
    if held is None:
        closed = f"This case is {case.state}: no meeting is planned for it."
        return Heading("Plan a meeting", above, "" if case.state == "open" else closed)
    body = held.body
    when = f"{MEETINGS[body.kind]}, {moment_of(body.happened, case.now)}"
    questions = f"Questions: {asked_of(body.questions)}." if body.questions else ""
    below = " ".join(part for part in (questions, "" if private else held.area) if part)
    return Heading(when, f"{above} · {body.body}" if body.body else above, below)


def role_state(held: Held) -> State | None:
    """What became of the role, as a tag; None as long as it is open."""
    role = held.role
    if role is not None and role.stated_at is not None:
        return saying("role-stated", f"Role stated {london(role.stated_at):%H:%M}")
    if role is not None and role.why_not:
        return saying("role-not-stated", f"Role not stated: {role.why_not}")
    return None


def mode_waits(view: View) -> bool:
    """Whether being in the meeting is what comes next."""
    case, held = view
    return held is not None and bool(case.roles) and role_state(held) is None


def can_save(view: View) -> bool:
    """Nothing new is planned for a case that is closed; what was is noted all the same."""
    case, held = view
    return case.state == "open" or held is not None
