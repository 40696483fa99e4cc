"""A child moves to another school, or leaves one: something that happened, and no correction.

- The school of before gets its last day, as a version of its own; the new one is a record of its
  own with its first day. Both stay in the record, and which was when can be told later.
- A school that was typed wrongly is amended instead (`amend`): then the child never went there.
- Either way the conflict check runs again. What was found for a school that no child of the family
  goes to any more is past; what the new one brings stands until somebody has looked at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import structs

from db.errors import BadInput, NoSuchRecord, NotWrittenHere
from db.names import PersonId, RecordId
from db.records import Case, Person, Pupil
from db.store.reading import Kept
from desktop.casework.actions.amending.amend_follows import schools_anew
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.schools.given import Given, school_given
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import called, goes_or_will, of_today
from desktop.casework.record.family import case_of
from desktop.casework.saying.dates import written


@dataclass(frozen=True)
class AtSchool:
    """A child and the school that it goes to now, as a form begins."""

    child: str
    person: RecordId
    pupil: RecordId | None  # the record of the school; None where the child goes to none
    school: str
    since: date | None
    case: str  # printed reference


@dataclass(frozen=True)
class Moved:
    """What was written. `pupil`: the new school's record; None where the child goes to none now."""

    pupil: RecordId | None
    finds: Finds = field(default_factory=Finds)


def at_school(desk: Desk, person: str) -> AtSchool:
    """Where a child goes to school today. Raises `NoSuchRecord`."""
    child = _child(desk, person)
    rows = {id(one.body): one for one in desk.store.find(Pupil, person=person)}
    now = of_today((one.body for one in rows.values()), desk.today)
    kept = rows[id(now)] if now is not None else None
    return AtSchool(
        child=child.body.name,
        person=child.id,
        pupil=kept.id if kept is not None else None,
        school=called(now) if now is not None else "",
        since=now.since if now is not None else None,
        case=_case(desk, person),
    )


def move_school(desk: Desk, person: str, urn: str, since: date) -> Moved:
    """From `since` on the child goes to this school; the day before was the last at the other.

    `urn` may be a name that was typed by hand (`schools.given`).

    Raises `NoSuchRecord`, `NotWrittenHere`, `UnknownSchool`, `BadInput`; then nothing was written.
    """
    desk.need("volunteer")
    _child(desk, person)
    school = school_given(desk, urn)
    there = _there(desk, person)
    if any((one.body.urn, one.body.urn or one.body.school) == _same(school) for one in there):
        raise BadInput(what="school", given=school.name, expected="another school")
    ended = _ended(there, since - timedelta(days=1), "First day at the new school")
    with desk.write() as writing:
        for one in there:
            writing.add(ended[one.id], record=one.id)
        made = Pupil(person=PersonId(person), urn=school.urn, school=school.name, since=since)
        pupil = writing.add(made)
        return Moved(pupil, schools_anew(desk, writing, person))


def leave_school(desk: Desk, person: str, until: date) -> Moved:
    """`until` is the child's last day at its school, and it goes to no other.

    Raises `NoSuchRecord` (it goes to none), `NotWrittenHere`, `BadInput`.
    """
    desk.need("volunteer")
    _child(desk, person)
    there = _there(desk, person)
    if not there:
        raise NoSuchRecord(what="school of this child", id=person[:8])
    ended = _ended(there, until, "Last day at the school")
    with desk.write() as writing:
        for one in there:
            writing.add(ended[one.id], record=one.id)
        return Moved(None, schools_anew(desk, writing, person))


def _same(school: Given) -> tuple[str, str]:
    """By its number; by its name where it has none."""
    return school.urn, school.urn or school.name


def _ended(there: list[Kept[Pupil]], last: date, what: str) -> Mapping[RecordId, Pupil]:
    for one in there:
        if one.body.since is not None and last < one.body.since:
            expected = f"a day after {written(one.body.since)}, the first day at {one.body.school}"
            raise BadInput(what=what, given=written(last), expected=expected)
    return {one.id: structs.replace(one.body, until=last) for one in there}


def _there(desk: Desk, person: str) -> list[Kept[Pupil]]:
    """Raises `NotWrittenHere`: only the laptop that wrote of a school can end it."""
    now = desk.today
    there = [one for one in desk.store.find(Pupil, person=person) if goes_or_will(one.body, now)]
    if not desk.devices.issuperset(one.device for one in there):
        raise NotWrittenHere(what="school")
    return there


def _child(desk: Desk, person: str) -> Kept[Person]:
    kept = desk.store.get(Person, person)
    if kept is None or kept.body.capacity not in ("child", "young-person"):
        raise NoSuchRecord(what="child", id=person)
    return kept


def _case(desk: Desk, person: str) -> str:
    case = desk.store.get(Case, case_of(desk, "person", person) or "")
    return case.body.reference if case is not None else ""
