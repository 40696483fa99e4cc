"""What was declared, made ready once, so that thousands of families are looked at in no time.

A family is looked at only with what could concern it: people by the keys of their names, schools by
their numbers and trusts, and by their names where one of the two has no number. Nobody and no
school is lost by it: what is left out could make no finding.
"""

from collections.abc import Mapping, Sequence

from db.names import InterestId
from desktop.casework.closeness.findings import Declared, InCase, PupilAt
from desktop.casework.closeness.known_index import NameIndex
from desktop.casework.closeness.names import Likeness, Named, Prepared, prepare

Alike = tuple[InCase, Likeness]


class Readied:
    """A list of interests, ready. Made anew when the list changes. It holds names: whoever keeps it
    lets it go when the record is locked."""

    def __init__(self, declared: Sequence[Declared]) -> None:
        self.declared = tuple(declared)
        self.known = NameIndex[InterestId](
            [(one.id, _prepared(one)) for one in declared if one.interest.kind == "known-person"]
        )
        self._at = {one.id: at for at, one in enumerate(self.declared)}
        self._by_number: dict[str, list[int]] = {}
        self._schools: list[int] = []
        self._always: list[int] = []
        for at, one in enumerate(self.declared):
            if one.interest.kind != "known-person":
                self._place(at, one)

    def _place(self, at: int, one: Declared) -> None:
        numbers = [number for number in (one.interest.urn, one.interest.trust) if number]
        for number in numbers:
            self._by_number.setdefault(number, []).append(at)
        if numbers:
            self._schools.append(at)
        else:  # a name alone, or a stake with every family
            self._always.append(at)

    def alike(self, people: Sequence[InCase]) -> Mapping[InterestId, Sequence[Alike]]:
        """Whom of a family each declared person could be, in the family's order."""
        found: dict[InterestId, list[Alike]] = {}
        for one in people:
            named = prepare(Named(name=one.name, born=one.born, postcode=one.postcode))
            for interest, likeness in self.known.find(named):
                found.setdefault(interest, []).append((one, likeness))
        return found

    def concerning(
        self, pupils: Sequence[PupilAt], alike: Mapping[InterestId, object]
    ) -> tuple[Declared, ...]:
        """What could concern a family, in the order in which it was declared."""
        places = {self._at[one] for one in alike}.union(self._always)
        for pupil in pupils:
            if pupil.school and not pupil.urn:
                places.update(self._schools)
            for number in (pupil.urn, *pupil.also, pupil.trust, pupil.federation):
                places.update(self._by_number.get(number, ()))
        return tuple(self.declared[at] for at in sorted(places))


def _prepared(one: Declared) -> Prepared:
    interest = one.interest
    return prepare(Named(name=interest.name, born=interest.born, postcode=interest.postcode))
