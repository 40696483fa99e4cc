"""Schools that were typed by hand, of children who go there now: no list vouches for them."""

from dataclasses import dataclass

from db.names import RecordId
from db.records import Case, Party, Person, Pupil
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import goes_or_will


@dataclass(frozen=True)
class Unverified:
    """A child’s school by its name as typed. `case`: printed reference; empty for none."""

    school: str
    child: str
    case: str


def unverified_schools(desk: Desk) -> tuple[Unverified, ...]:
    """Those of all cases, by name of school. Each table is read once, and only where any stands."""
    now = desk.today
    pupils = [one.body for one in desk.store.find(Pupil, urn="")]
    pupils = [one for one in pupils if goes_or_will(one, now)]
    if not pupils:
        return ()
    children = {str(one.person) for one in pupils}
    references = {one.id: one.body.reference for one in desk.store.find(Case)}
    cases = {
        one.body.person: references.get(RecordId(one.body.case), "")
        for one in desk.store.find(Party)
        if one.body.person in children
    }
    names = {one.id: one.body.name for one in desk.store.find(Person) if one.id in children}
    found = (
        Unverified(one.school, names.get(RecordId(one.person), ""), cases.get(one.person, ""))
        for one in pupils
    )
    return tuple(sorted(found, key=lambda one: (one.school.casefold(), one.case)))
