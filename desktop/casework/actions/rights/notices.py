"""The privacy notice: who was given which version of it, and who waits for the one in force.

It is owed once for each version, to each parent carer, child and young person whom somebody has
met, by the pack's `[privacy]`; a pack without words of it owes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from db.errors import UnknownWord
from db.names import Capacity, PersonId, RecordId
from db.records import Case, Contact, Handed, Party, Person
from db.store.reading import Kept
from desktop.casework.actions.papers.hand_over import HandedDraft, How, What, hand_over
from desktop.casework.actions.papers.texts import privacy_notices
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import ENGLISH
from desktop.casework.promise.statement import OWED_TO

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


def give_notice(
    desk: Desk, reference: str, person: str, how: How, language: str = ENGLISH
) -> RecordId:
    """Somebody of a case was given the notice that is in force, in this language (a BCP 47 tag).

    The exact words are kept by their hash. Raises `UnknownWord` for a language in which the office
    has attached none, and what `hand_over` does.
    """
    rule, offered = desk.pack.privacy, {one.language: one for one in privacy_notices(desk)}
    given = offered.get(language)
    if given is None:
        raise UnknownWord(what="language", given=language, known=", ".join(offered))
    draft = HandedDraft(
        what=NOTICE,
        how=how,
        case=reference,
        person=person,
        version=rule.version,
        text_hash=given.hash,
        language=given.language,
    )
    return hand_over(desk, draft)


def first_waiting(
    desk: Desk, cases: Iterable[Kept[Case]]
) -> tuple[str, tuple[PersonId, ...]] | None:
    """The first of these cases (its reference) in which somebody waits for it, and who do; None
    for nobody. Contacts are read case by case, and no further than that."""
    if not desk.pack.gives_privacy_notice:
        return None
    given = desk.store.find(Handed, what=NOTICE)
    has_it = {one.body.person for one in given if _has_it(desk, [one.body])}
    wait: dict[str, list[PersonId]] = defaultdict(list)
    for case, person, capacity in desk.store.fields(Party, "case", "person", "capacity"):
        if person not in has_it and _could(desk, capacity):
            wait[case].append(person)
    begun = desk.store.last_contacts()
    for kept in cases:
        if not wait[kept.id] or begun.get(kept.id) is None:
            continue
        met = {one for each in desk.store.find(Contact, case=kept.id) for one in each.body.persons}
        found = tuple(one for one in wait[kept.id] if one in met)
        if found:
            return kept.body.reference, found
    return None


def _could(desk: Desk, capacity: Capacity) -> bool:
    return desk.pack.gives_privacy_notice and capacity in OWED_TO


def _has_it(desk: Desk, given: Iterable[Handed]) -> bool:
    return any(one.version == desk.pack.privacy.version for one in given)


def _given(desk: Desk, person: PersonId) -> list[Handed]:
    found = desk.store.find(Handed, order="happened", person=person, what=NOTICE)
    return [one.body for one in found]
