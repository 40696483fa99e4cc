"""Finding by words: what was written in any case, and cases and people by their names."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from db.ledger import moment
from db.names import Capacity, CaseState, RecordId
from db.records import Case, Party, Person
from desktop.casework.desk import Desk
from desktop.casework.record.cases import folded


@dataclass(frozen=True)
class Found:
    """Something written that holds every word typed. `case` is empty where it is in none."""

    case: str  # printed reference
    child: str  # whose case it is
    kind: str  # of record, as `db.records.KINDS` names it
    id: RecordId
    when: datetime
    snippet: str


@dataclass(frozen=True)
class Named:
    """Somebody in a case, by name."""

    case: str  # printed reference
    child: str
    state: CaseState
    name: str
    capacity: Capacity


def find(desk: Desk, words: str) -> tuple[Found, ...]:
    """What holds all these words, the newest first; nothing for nothing typed."""
    cases = {one.id: one.body for one in desk.store.find(Case)}
    found = []
    for hit in desk.store.search(words):
        case = cases.get(RecordId(hit.case)) if hit.case is not None else None
        child = desk.store.get(Person, case.child) if case is not None else None
        found.append(
            Found(
                case=case.reference if case is not None else "",
                child=child.body.name if child is not None else "",
                kind=hit.kind,
                id=hit.id,
                when=moment(hit.at),
                snippet=hit.snippet,
            )
        )
    return tuple(found)


def find_names(desk: Desk, words: str, most: int = 20) -> tuple[Named, ...]:
    """People of cases whose name has words that begin as those typed, or by the reference.

    Children stand before the others of their case, open cases before closed ones.
    """
    typed = folded(words)
    reference = words.strip().upper()
    if not reference:
        return ()
    parties: dict[str, list[Party]] = defaultdict(list)
    for one in desk.store.find(Party):
        parties[one.body.case].append(one.body)
    names = {one.id: one.body.name for one in desk.store.find(Person)}
    found = []
    for case in desk.store.find(Case, order="reference"):
        child = names.get(RecordId(case.body.child), "")
        by_reference = reference in case.body.reference
        for party in parties[case.id]:
            name = names.get(RecordId(party.person), "")
            is_child = party.person == case.body.child
            if _begins(folded(name), typed) or (by_reference and is_child):
                one_named = Named(case.body.reference, child, case.body.state, name, party.capacity)
                found.append((case.body.state != "open", not is_child, name, one_named))
    found.sort(key=lambda each: (each[:3], each[3].case))
    return tuple(each[3] for each in found[:most])


def _begins(name: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return bool(typed) and all(any(word.startswith(part) for word in name) for part in typed)
