"""What the screens of a meeting show, read on the worker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db.case import Attendee, Question
from db.errors import NoSuchRecord
from db.names import CaseId, MeetingId
from db.records import Action, Case, Measure, Meeting, Responsibility, Role
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import tie_concerns
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.agree import Agreed
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.meetings.hold_meeting import MeetingDraft, hold_meeting
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, note_meeting, plan_meeting
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.role import spoken
from desktop.casework.record.begun import pack_begun_under, pack_of
from desktop.casework.record.cases import find_case, people_of, person_name
from desktop.ui.rows.called import CAPACITIES
from desktop.volunteer.work.choose import Choice, open_cases
from desktop.volunteer.work.promised import promise_of
from desktop.volunteer.work.relay_rows import Promise

FORM = "meeting"
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True)
class RoleChoice:
    """A role of the policy, and what one says who has it."""

    name: str
    meaning: str
    says: str


@dataclass(frozen=True)
class About:
    """What is so of the case and the policy, whatever the meeting."""

    reference: str
    child: str
    state: str
    roles: tuple[RoleChoice, ...]
    clause: str
    policy: str  # hash of the policy that the meeting is under
    service: str
    me: str
    now: datetime
    draft: Mapping[str, str]
    promise: Promise  # the policy, and the consents of the case
    people: tuple[tuple[str, str, str], ...]  # of the case: id, name, who they are


@dataclass(frozen=True)
class Held:
    """A meeting that is kept, with its role and what was agreed at it."""

    id: str
    body: Meeting
    role: Role | None
    agreed: tuple[Action, ...]
    area: str  # how far it is from home, in words; hidden while a parent sits opposite


@dataclass(frozen=True, kw_only=True)
class Notes:
    """What is written of a meeting that is kept, as it is to stand."""

    note: str
    outcome: str
    questions: tuple[Question, ...]
    attended: tuple[Attendee, ...]
    agreed: tuple[Agreed, ...]
    relays: tuple[RelayDraft, ...]
    ended: datetime | None
    interpreter: str


View = tuple[About, Held | None]


def look_at(desk: Desk, about: str, begun: str = "") -> View | tuple[Choice, ...]:
    """A meeting by its id, a new one by its case's reference, or the cases to choose from.

    One that is being written down stays under the policy that it was begun under: the draft knows
    which, or the screen (`begun`). Raises `NoSuchCase`, `NoSuchRecord`.
    """
    if not about:
        return open_cases(desk)
    if not _ID.fullmatch(about):
        case = find_case(desk, about)
        draft = drafts.read(desk, DraftOf(FORM, case.body.reference))
        pack = pack_begun_under(desk, draft.get("policy", "") or begun)
        return _about(desk, case.id, case.body, draft, pack), None
    kept = desk.store.get(Meeting, about)
    of = desk.store.get(Case, kept.body.case) if kept is not None else None
    if kept is None or of is None:
        raise NoSuchRecord(what="meeting", id=about)
    roles = desk.store.find(Role, meeting=MeetingId(about))
    measured = desk.store.find(Measure, about=about)
    held = Held(
        id=about,
        body=kept.body,
        role=roles[0].body if roles else None,
        agreed=tuple(one.body for one in desk.store.find(Action, agreed_at=about)),
        area=measured[0].body.reason if measured and measured[0].body.band != "not-asked" else "",
    )
    draft = drafts.read(desk, DraftOf(FORM, about))
    return _about(desk, of.id, of.body, draft, pack_of(desk, about, kept.body.happened)), held


def _about(desk: Desk, case_id: str, case: Case, draft: Mapping[str, str], pack: Pack) -> About:
    return About(
        reference=case.reference,
        child=person_name(desk, case.child),
        state=case.state,
        roles=tuple(
            RoleChoice(
                one.name, one.meaning, spoken(pack, one.name, desk.person, desk.service).strip()
            )
            for one in (pack.roles if pack.asks_role else ())
        ),
        clause=pack.role.clause,
        policy=pack.hash,
        service=desk.service,
        me=desk.person,
        now=desk.world.clock.now(),
        draft=draft,
        promise=promise_of(desk, CaseId(case_id), pack),
        people=_people(desk, case_id, case),
    )


def _people(desk: Desk, case_id: str, case: Case) -> tuple[tuple[str, str, str], ...]:
    """The people of a case; of an adult what they are to the child, where that is known."""
    ties = desk.store.find(Responsibility, child=case.child)
    relations = {str(one.body.adult): one.body.relation for one in ties}
    return tuple(
        (one.id, one.body.name, relations.get(one.id) or CAPACITIES[as_])
        for one, as_ in people_of(desk, case_id)
    )


def keep_plan(desk: Desk, reference: str, plan: MeetingPlan, concerns: str = "") -> str:
    """Keep a meeting that is to come, or one that was; drop the draft. Its id.

    `concerns`: ids of those that were kept while it was written down, with gaps between them.
    """
    with drafts.done_with(desk, DraftOf(FORM, reference)):
        if plan.at > desk.world.clock.now():
            return plan_meeting(desk, reference, plan)
        held = MeetingDraft(
            kind=plan.kind,
            place=plan.place,
            happened=plan.at,
            note="",
            role=plan.role,
            body=plan.body,
            questions=plan.questions,
            decides=plan.decides,
            policy=plan.policy,
        )
        meeting = hold_meeting(desk, reference, held).meeting
        tie_concerns(desk, concerns.split(), meeting)
        return meeting


def keep_notes(desk: Desk, meeting: str, notes: Notes) -> str:
    """Keep what is written of it, and drop what was typed. Raises what `note_meeting` does."""
    with drafts.done_with(desk, DraftOf(FORM, meeting)):
        note_meeting(
            desk,
            meeting,
            note=notes.note,
            outcome=notes.outcome,
            questions=notes.questions,
            attended=notes.attended,
            agreed=notes.agreed,
            relays=notes.relays,
            ended=notes.ended,
            interpreter=notes.interpreter,
        )
    return meeting


def asked_of(questions: tuple[Question, ...]) -> str:
    """How far the questions have come: "Two of four answered"."""
    answered = sum(one.answered for one in questions)
    return f"{answered} of {len(questions)} answered" if questions else "no questions yet"
