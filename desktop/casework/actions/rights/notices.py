"""The privacy notice: who was given which version of it, and who waits for the one in force.

It is owed once for each version, to each parent carer, child and young person whom somebody has
met, by the pack's `[privacy]`; a pack without words of it owes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.names import Capacity, PersonId, RecordId
from db.records import Case, Contact, Handed, Party, Person
from db.store.reading import Kept
from desktop.casework.actions.papers.hand_over import HandedDraft, How, What, hand_over
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.statement import OWED_TO

NOTICE: What = "privacy-notice"


@dataclass(frozen=True)
class Notice:
    """Where one person stands. `given`: the newest time it was handed to them, of any version."""

    person: PersonId
    name: str
    owed: bool
    given: Handed | None = None


def notices(desk: Desk, case: str) -> tuple[Notice, ...]:
    """Everybody of a case to whom it is owed or was given; `case` is its id."""
    capacities = {one.body.person: one.body.capacity for one in desk.store.find(Party, case=case)}
    met = {person for one in desk.store.find(Contact, case=case) for person in one.body.persons}
    found = []
    for person, capacity in capacities.items():
        given = _given(desk, person)
        waits = person in met and _could(desk, capacity) and not _has_it(desk, given)
        if waits or given:
            kept = desk.store.get(Person, person)
            name = kept.body.name if kept is not None else ""
            found.append(Notice(person, name, waits, given[-1] if given else None))
    return tuple(found)


def give_notice(desk: Desk, reference: str, person: str, how: How) -> RecordId:
    """Somebody of a case was given the notice that is in force. Raises as `hand_over` does."""
    rule = desk.pack.privacy
    draft = HandedDraft(
        what=NOTICE,
        how=how,
        case=reference,
        person=person,
        version=rule.version,
        text_hash=sha256(rule.text),
    )
    return hand_over(desk, draft)


def notices_waiting(desk: Desk, cases: Iterable[Kept[Case]]) -> Iterator[tuple[str, PersonId]]:
    """By reference of these cases (with their ids): who waits for it. Of contacts only those are
    read that somebody had who was not given it."""
    if not desk.pack.gives_privacy_notice:
        return
    given = desk.store.find(Handed, what=NOTICE)
    has_it = {one.body.person for one in given if _has_it(desk, [one.body])}
    met: dict[str, set[PersonId]] = defaultdict(set)
    without = [(one,) for one in has_it]
    for case, persons in desk.store.fields(Contact, "case", "persons", persons=without):
        met[case].update(persons)
    references = {one.id: one.body.reference for one in cases}
    for case, person, capacity in desk.store.fields(Party, "case", "person", "capacity"):
        waits = person in met[case] and person not in has_it
        if waits and case in references and _could(desk, capacity):
            yield references[case], person


def _could(desk: Desk, capacity: Capacity) -> bool:
    return desk.pack.gives_privacy_notice and capacity in OWED_TO


def _has_it(desk: Desk, given: Iterable[Handed]) -> bool:
    return any(one.version == desk.pack.privacy.version for one in given)


def _given(desk: Desk, person: PersonId) -> list[Handed]:
    found = desk.store.find(Handed, order="happened", person=person, what=NOTICE)
    return [one.body for one in found]
