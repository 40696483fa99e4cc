"""Of a record that is amended: who may be chosen in it, and what one field means for the others.

- A contact is with people of its case; whoever is not in it yet joins by a contact of their own.
- Words may be somebody's of the case, and kept from somebody of it, and so may a choice; whoever
  was named before stays, also where they are gone from the case since. No choice is nobody's.
- Whoever is named at a meeting as somebody of the case is that person.
- The child of a case is a child or a young person whatever else changes: the case is about them.
- A statement that was not said has its reason, and one that was said has none.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from db.case import Attendee
from db.errors import BadInput, ReasonNeeded
from db.names import Body, PersonId
from db.promise import Passage
from db.records import Case, Contact, Enquiry, Meeting, Party, Pupil, Statement
from desktop.casework.actions import typed
from desktop.casework.actions.amending.amend_typed import Value
from desktop.casework.actions.consenting.ledger import clients_of
from desktop.casework.actions.schools.given import school_given
from desktop.casework.advice.routes import ROUTES
from desktop.casework.desk import Desk
from desktop.casework.history.record_words import label, said
from desktop.casework.record.cases import folded, people_of, person_name
from desktop.casework.rights.consent import whose
from desktop.casework.saying.dates import written

Choices = Mapping[str, tuple[tuple[str, str], ...]]
"""By field: what may be chosen in it, each with its words."""

_CHILDREN = ("child", "young-person")


def choices_of(desk: Desk, body: Body) -> Choices:
    """The people of a contact's case; the name of a school that is written by its number."""
    match body:
        case Contact():
            people = [(one.id, one.body.name) for one, _ in people_of(desk, body.case)]
            return {
                "persons": tuple(people),
                "passages": _clients(desk, body, _named(body.passages)),
                "chosen_by": _clients(desk, body, _one(body.chosen_by)),
            }
        case Pupil():
            return {"urn": ((body.urn, body.school),)}
        case _:
            return {}


def shown(body: Body, name: str) -> Value:
    """What stands in a field, as a form begins with it."""
    value = getattr(body, name)
    if isinstance(body, Meeting) and name == "attended":
        return tuple(_line(one) for one in body.attended)
    found: Value = value
    return found


def completed(desk: Desk, before: Body, read: Mapping[str, Value]) -> Body:
    """The new version with what follows within it. Raises `BadInput`, `ReasonNeeded`, `TooLong`."""
    given = dict(read)
    lines = given.pop("attended", None)
    body = structs.replace(before, **given)
    match body:
        case Pupil():
            return _pupil(desk, before, body)
        case Meeting() if isinstance(lines, tuple):
            return structs.replace(body, attended=_attended(desk, body, lines))
        case Contact():
            assert isinstance(before, Contact)
            return _contact(desk, before, body)
        case Enquiry():
            assert isinstance(before, Enquiry)
            # What was said at once was said as they asked; what was said later, as it was.
            told = tuple(
                structs.replace(one, medium=body.medium) if one.medium == before.medium else one
                for one in body.told
            )
            return structs.replace(body, told=told)
        case Party():
            case = desk.store.get(Case, body.case)
            about = case is not None and case.body.child == body.person
            if about and body.capacity not in _CHILDREN:
                expected = "child or young person: the case is about them"
                raise BadInput(what="As", given=body.capacity, expected=expected)
        case Statement():
            if body.state == "not said" and not body.why.strip():
                raise ReasonNeeded(what="why the statement was not said")
            return structs.replace(body, why=body.why if body.state == "not said" else "")
    return body


def _contact(desk: Desk, before: Contact, body: Contact) -> Contact:
    in_case = {PersonId(one.id) for one, _ in people_of(desk, body.case)}
    for name, was, now in (
        ("persons", before.persons, body.persons),
        ("passages", _named(before.passages), _named(body.passages)),
        ("chosen_by", _one(before.chosen_by), _one(body.chosen_by)),
    ):
        if not in_case.union(was).issuperset(now):
            what = label(name, "contact")
            raise BadInput(what=what, given="somebody", expected="people of this case")
    routes = [one.key for one in ROUTES]
    for route in body.routes:
        if route not in routes and route not in before.routes:
            what = label("routes", "contact")
            raise BadInput(what=what, given=route, expected=", ".join(routes))
    return body if body.choice.strip() else structs.replace(body, chosen_by=None)


def _named(passages: Iterable[Passage]) -> tuple[PersonId, ...]:
    """Everybody whose words they are, and from whom they are kept; each once."""
    named = [each for one in passages for each in (one.person, *one.keep_from) if each is not None]
    return tuple(dict.fromkeys(named))


def _one(person: PersonId | None) -> tuple[PersonId, ...]:
    return () if person is None else (person,)


def _clients(desk: Desk, body: Contact, named: Iterable[PersonId]) -> tuple[tuple[str, str], ...]:
    """Whose words or whose choice it may be: the clients of the case, and whoever is named."""
    day = desk.today
    clients = {
        str(key): f"{one.name}, {said(one.capacity)}"
        for key, one in clients_of(desk, body.case).items()
        if whose(one, day) is not None
    }
    for one in named:
        clients.setdefault(one, person_name(desk, one) or "Somebody who was erased")
    return tuple(clients.items())


def _pupil(desk: Desk, before: Body, body: Pupil) -> Pupil:
    if body.since is not None and body.until is not None and body.until < body.since:
        expected = f"a day after {written(body.since)}, the first day there"
        raise BadInput(what="Until", given=written(body.until), expected=expected)
    if isinstance(before, Pupil) and before.urn == body.urn:
        return body  # its name stays as it was when this was written
    given = school_given(desk, body.urn)
    return structs.replace(body, urn=given.urn, school=given.name)


def _attended(desk: Desk, before: Meeting, lines: Sequence[object]) -> tuple[Attendee, ...]:
    """A name, and after the last comma who they are."""
    ids = {folded(one.name): one.person for one in before.attended if one.person is not None}
    ids |= {folded(one.body.name): PersonId(one.id) for one, _ in people_of(desk, before.case)}
    made = []
    for line in map(str, lines):
        name, _, capacity = line.rpartition(",") if "," in line else (line, "", "")
        name = typed.name(name.strip(), "Who was there")
        made.append(Attendee(name=name, capacity=capacity.strip(), person=ids.get(folded(name))))
    return tuple(made)


def _line(one: Attendee) -> str:
    return ", ".join(part for part in (one.name, one.capacity) if part)
