"""What stands around a case beyond `cases.show_case`: schools, the check, the referral, actions.

What a finding rests on (`findings`) names people and posts of the volunteer's own life. It is read
only on her own laptop, and windows show it only when she asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db.names import Band, CaseId, RecordId
from db.own import Measure
from db.records import Action, Case, Check, Pupil, Referral
from db.store.reading import Kept as Kept
from desktop.casework.actions.closeness.look import Standing, findings_of
from desktop.casework.actions.consenting.ledger import Ledger, ledger
from desktop.casework.actions.files.attached import Attached, files_of
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.rights.look import Rights, rights_of
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import called, of_today, schools_by_child
from desktop.casework.record.cases import CaseView, show_case
from desktop.casework.record.holding import (
    Held,
    Stands,
    held_by,
    moved_cases,
    standing_here,
)
from desktop.casework.record.only_here import records_only_here


@dataclass(frozen=True)
class CasePage:
    """A case as its page shows it."""

    view: CaseView
    schools: Mapping[RecordId, str]  # by child of the household
    band: Band | None  # as it was measured here last, else of the last check; None: neither
    referral: Kept[Referral] | None
    referral_only_here: bool  # the office has not received it yet
    actions: tuple[Kept[Action], ...]  # not done yet
    findings: tuple[Standing, ...]  # with what they rest on, which never travels
    asks_evaluation: bool  # whether the policy asks people what they think of our work
    evaluations: tuple[Evaluation, ...]  # to whom a form is due, and who was given one
    asks_interests: bool  # whether the policy asks what the volunteer may be too close to
    asks_area: bool  # whether the policy asks how far from home a family lives
    every_contact: bool  # whether the policy asks for the statement at each of them
    role_asked: bool  # whether the policy asks that the role is stated at meetings
    files: tuple[Attached, ...]  # the newest first
    ledger: Ledger  # consents, and what was passed on
    rights: Rights  # who is who, and may be told what
    now: datetime
    stands: Stands = "mine"
    held: tuple[Held, ...] = ()  # who had it, where it changed hands; else nobody


def case_page(desk: Desk, reference: str) -> CasePage:
    """Everything that the page of a case shows. Raises `NoSuchCase`, `AmbiguousCase`."""
    view = show_case(desk, reference)
    case = view.case.id
    moved = desk.kind == "volunteer" and CaseId(case) in moved_cases(desk)
    checks = desk.store.find(Check, case=case)
    measured = desk.store.find(Measure, about=case)
    referrals = desk.store.find(Referral, case=case)
    return CasePage(
        view=view,
        schools={
            person.id: called(school)
            for person, _ in view.people
            if (school := _school(desk, person.id)) is not None
        },
        band=next((one[-1].body.band for one in (measured, checks) if one), None),
        referral=referrals[-1] if referrals else None,
        referral_only_here=bool(referrals)
        and referrals[-1].id in records_only_here(desk, "referral"),
        actions=tuple(desk.store.find(Action, case=case, done=None)),
        findings=findings_of(desk, view.case),
        asks_evaluation=desk.pack.asks_evaluation,
        evaluations=evaluations(desk, view.case),
        asks_interests=desk.pack.asks_interests,
        asks_area=desk.pack.asks_area,
        every_contact=desk.pack.statement.occasion == "every",
        role_asked=desk.pack.asks_role,
        files=files_of(desk, view.case.body.reference),
        ledger=ledger(desk, CaseId(case)),
        rights=rights_of(desk, view.case),
        now=desk.world.clock.now(),
        stands=standing_here(desk).get(view.row.id, "mine") if moved else "mine",
        held=held_by(desk, case) if moved else (),
    )


def schools_of_cases(desk: Desk) -> dict[str, str]:
    """The school of every case's child now, by printed reference. Two tables, each read once."""
    schools = schools_by_child((one.body for one in desk.store.find(Pupil)), desk.today)
    return {one.body.reference: schools.get(one.body.child, "") for one in desk.store.find(Case)}


def _school(desk: Desk, person: str) -> Pupil | None:
    return of_today((one.body for one in desk.store.find(Pupil, person=person)), desk.today)
