"""The conflict check of one case: gathering what the rules look at, and keeping what they found.

What may travel goes to `up`: kind, strength, certainty, clause, state and band. What a finding
rests on (the interest, the reason with its names, the distance) goes to `own` (record.md).
Run when a case opens; `closeness.recheck` runs it again whenever what it rests on changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.names import Band, CaseId, FindingId, InterestId, PersonId, RecordId
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
from desktop.casework.actions.closeness.pupil_at import pupil_at
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.interests import Found, InCase, Situation
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import goes_or_will
from desktop.casework.record.at_once import Rows
from desktop.casework.record.cases import people_of

State = Literal["standing", "taken-anyway", "referred"]
Occasion = Literal[
    "opening",
    "assignment",
    "interest",
    "school",
    "address",
    "person",
    "date",
    "policy",
    "school-list",
    "place-list",
    "home",
    "answer",
]
"""Because of what the check was run."""
CheckOutcome = Literal["clear", "flagged", "stopped", "asked"]


@dataclass(frozen=True)
class Finds:
    """What a check found that was not known before, and in which cases."""

    found: tuple[Found, ...] = ()
    cases: tuple[str, ...] = ()  # printed references

    def __add__(self, other: "Finds") -> "Finds":
        """Both together."""
        cases = dict.fromkeys((*self.cases, *other.cases))
        return Finds((*self.found, *other.found), tuple(cases))


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
    at: Literal["opening", "assignment"] = "opening",
) -> None:
    """Keep findings: what may travel apart from what may not. `reason` is for going on, where none
    was given before."""
    for one in found:
        said = one.given or reason
        state: State = "referred" if one.stops else "taken-anyway" if said else "standing"
        band = area.band if area is not None and one.kind == "area" else None
        why = said if state == "taken-anyway" else ""
        keep_finding(writing, case, one, at, state=state, band=band, why=why)


def keep_finding(
    writing: Writing,
    case: CaseId,
    found: Found,
    occasion: Occasion,
    *,
    state: State = "standing",
    band: Band | None = None,
    why: str = "",
) -> None:
    """Keep one finding: what may travel, and what it rests on, which may not."""
    finding = FindingId(
        writing.add(
            Finding(
                case=case,
                kind=found.kind,
                strength=found.strength,
                certainty=found.certainty,
                clause=found.clause,
                state=state,
                band=band,
                why=why,
            )
        )
    )
    writing.add(
        FindingDetail(
            finding=finding,
            interest=found.interest,
            person=found.person,
            reason=found.reason,
            occasion=occasion,
        )
    )


def situation_of(desk: Desk, case: Kept[Case], rows: Rows | None = None) -> Situation:
    """What the rules look at, as the record has it. `rows`: of what was read before."""
    read = rows or desk.store
    household = read.get(Household, case.body.household)
    postcode = household.body.postcode if household is not None else ""
    people = people_of(desk, case.id, read)
    names = {person.id: person.body.name for person, _ in people}
    pupils = [one for id_ in names for one in read.find(Pupil, person=id_)]
    return Situation(
        pupils=tuple(
            pupil_at(
                desk,
                names[RecordId(one.body.person)],
                one.body.urn,
                one.body.school,
                is_case_child=one.body.person == case.body.child,
                person=one.body.person,
                answered=_answered(desk, read, one.body.person, since=one.at),
            )
            for one in pupils
            if goes_or_will(one.body, desk.today)
        ),
        people=tuple(
            InCase(
                name=person.body.name,
                capacity=capacity,
                born=person.body.born,
                postcode=postcode if person.body.household == case.body.household else "",
                person=PersonId(person.id),
                answered=_answered(desk, read, person.id),
            )
            for person, capacity in people
        ),
    )


def _answered(
    desk: Desk, rows: Rows, person: str, since: datetime | None = None
) -> tuple[tuple[InterestId, bool], ...]:
    """What the actor has said of this person before: the declared one, or somebody else; so of
    this child's school. An answer of before `since`, when that was written, was of another school.
    """
    said = [one for one in rows.find(SamePerson, person=person) if one.actor == desk.actor]
    return tuple(
        (one.body.interest, one.body.same) for one in said if since is None or one.at >= since
    )
