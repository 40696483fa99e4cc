"""Who takes part in a contact: people of the case, and those who join it by taking part."""

from db.errors import NoSuchRecord
from db.names import Capacity, CaseId, PersonId
from db.records import Case, Party, Person
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.desk import Desk
from desktop.casework.record.cases import folded, people_of

Present = tuple[PersonId, str, Capacity]


def take_part(
    desk: Desk,
    writing: Writing,
    case: Kept[Case],
    names: tuple[str, ...],
    capacity: Capacity,
    persons: tuple[str, ...] = (),
    joining: tuple[tuple[str, Capacity], ...] = (),
) -> tuple[list[Present], tuple[str, ...]]:
    """Everybody who took part, and the names of those who are new. Inside a `write`.

    By name: whoever is not in the case yet is added to it. A son may have his father's name. Of
    `names` alone, `capacity` tells whom of the two is meant; whoever joins (`joining`) in another
    capacity than the one who is there is somebody else. Raises `NoSuchRecord` for an id of
    `persons` that is not of the case.
    """
    there = [(PersonId(one.id), one.body.name, as_) for one, as_ in people_of(desk, case.id)]
    by_id = {person: (person, name, as_) for person, name, as_ in there}
    # Those of this capacity come last, so that a name is theirs.
    named = {folded(one[1]): one for one in sorted(there, key=lambda one: one[2] == capacity)}
    exact = {(folded(name), as_): (person, name, as_) for person, name, as_ in there}
    found: dict[PersonId, Present] = {}
    added: list[str] = []
    for id_ in persons:
        if PersonId(id_) not in by_id:
            raise NoSuchRecord(what="person of this case", id=id_)
        found[PersonId(id_)] = by_id[PersonId(id_)]
    wanted = [(name, capacity, named.get(folded(name))) for name in names]
    wanted += [(name, as_, exact.get((folded(name), as_))) for name, as_ in joining]
    for name, as_, known in wanted:
        key = folded(name)
        one = known or exact.get((key, as_))  # twice in one list is one person
        if one is None:
            person = PersonId(writing.add(Person(name=name, capacity=as_)))
            writing.add(Party(case=CaseId(case.id), person=person, capacity=as_))
            one = exact[key, as_] = (person, name, as_)
            added.append(name)
        found[one[0]] = one
    return list(found.values()), tuple(added)
