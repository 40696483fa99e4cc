"""The conflict check of one case: gathering what the rules look at, and keeping what they found.

What may travel goes to `up`: kind, strength, certainty, clause, state and band. What a finding
rests on (the interest, the reason with its names, the distance) goes to `own` (record.md).
Run when a case opens, and again whenever somebody joins it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from db.names import CaseId, FindingId, InterestId, PersonId, RecordId
from db.records import (
    Case,
    Check,
    Finding,
    FindingDetail,
    Household,
    Measure,
    Pupil,
    SamePerson,
)
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions.cases import people_of
from desktop.casework.actions.closeness.mine import declared, today
from desktop.casework.actions.closeness.pupil_at import pupil_at
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.interests import Found, InCase, Situation, conflicts
from desktop.casework.desk import Desk
from desktop.casework.pupils import goes_or_will

State = Literal["standing", "taken-anyway", "referred"]
CheckOutcome = Literal["clear", "flagged", "stopped", "asked"]


@dataclass(frozen=True)
class Finds:
    """What a check found that was not known before."""

    found: tuple[Found, ...] = ()


def keep_check(
    desk: Desk, writing: Writing, case: CaseId, outcome: CheckOutcome, area: AreaAnswer
) -> None:
    """Note that the check was run, and under which policy; the distance stays here."""
    writing.add(
        Check(
            case=case,
            pack=desk.pack.name,
            version=desk.pack.version,
            outcome=outcome,
            band=area.band,
        )
    )
    writing.add(
        Measure(about=RecordId(case), band=area.band, metres=area.metres, reason=area.reason)
    )


def keep_findings(
    writing: Writing,
    case: CaseId,
    found: Sequence[Found],
    area: AreaAnswer | None = None,
    reason: str = "",
) -> None:
    """Keep findings: what may travel apart from what may not. `reason` is for going on."""
    for one in found:
        state: State = "referred" if one.stops else "taken-anyway" if reason else "standing"
        finding = FindingId(
            writing.add(
                Finding(
                    case=case,
                    kind=one.kind,
                    strength=one.strength,
                    certainty=one.certainty,
                    clause=one.clause,
                    state=state,
                    band=area.band if area is not None and one.kind == "area" else None,
                    why=reason if state == "taken-anyway" else "",
                )
            )
        )
        writing.add(FindingDetail(finding=finding, interest=one.interest, reason=one.reason))


def recheck(desk: Desk, writing: Writing, case: Kept[Case]) -> Finds:
    """Run the check of a case again and keep what is new. Inside a `write`.

    A case that is being worked on is not taken away: a new finding stands in it until somebody
    has looked at it. One that was there before is not new.
    """
    found = conflicts(desk.pack, situation_of(desk, case), declared(desk), {}, today(desk))
    known = {key for key, one in _known(desk, case.id) if one.body.state != "past"}
    new = tuple(one for one in found if _key(one.kind, one.interest, one.reason) not in known)
    for one in new:
        standing = Finding(
            case=CaseId(case.id),
            kind=one.kind,
            strength=one.strength,
            certainty=one.certainty,
            clause=one.clause,
            state="standing",
        )
        finding = FindingId(writing.add(standing))
        writing.add(FindingDetail(finding=finding, interest=one.interest, reason=one.reason))
    return Finds(new)


def retire_schools(desk: Desk, writing: Writing, case: Kept[Case]) -> None:
    """What was found for a school to which no child of the family goes any more is past.

    Inside a `write`, after the school was written and before the check is run again.
    """
    found = conflicts(desk.pack, situation_of(desk, case), declared(desk), {}, today(desk))
    still = {_key(one.kind, one.interest, one.reason) for one in found}
    for key, one in _known(desk, case.id):
        at_school = one.body.kind in ("position", "own-child")
        if at_school and one.body.state in ("standing", "taken-anyway") and key not in still:
            writing.add(structs.replace(one.body, state="past"), record=one.id)


Key = tuple[str, InterestId | None, str]


def _key(kind: str, interest: InterestId | None, reason: str) -> Key:
    # Two people of a case may both be like one who is known; which of them, the reason says.
    return kind, interest, reason if kind == "known-person" else ""


def _known(desk: Desk, case: str) -> Iterator[tuple[Key, Kept[Finding]]]:
    for one in desk.store.find(Finding, case=case):
        for detail in desk.store.find(FindingDetail, finding=one.id):
            yield _key(one.body.kind, detail.body.interest, detail.body.reason), one


def situation_of(desk: Desk, case: Kept[Case]) -> Situation:
    """What the rules look at, as the record has it."""
    household = desk.store.get(Household, case.body.household)
    postcode = household.body.postcode if household is not None else ""
    people = people_of(desk, case.id)
    names = {person.id: person.body.name for person, _ in people}
    pupils = (one.body for id_ in names for one in desk.store.find(Pupil, person=id_))
    return Situation(
        pupils=tuple(
            pupil_at(
                desk,
                names[RecordId(one.person)],
                one.urn,
                one.school,
                is_case_child=one.person == case.body.child,
                person=one.person,
            )
            for one in pupils
            if goes_or_will(one, today(desk))
        ),
        people=tuple(
            InCase(
                name=person.body.name,
                capacity=capacity,
                born=person.body.born,
                postcode=postcode if person.body.household == case.body.household else "",
                person=PersonId(person.id),
                answered=_answered(desk, person.id),
            )
            for person, capacity in people
        ),
    )


def _answered(desk: Desk, person: str) -> tuple[tuple[InterestId, bool], ...]:
    """What the actor has said of this person before: the declared one, or somebody else."""
    said = desk.store.find(SamePerson, person=person, row_actor=desk.actor)
    return tuple((one.body.interest, one.body.same) for one in said)
