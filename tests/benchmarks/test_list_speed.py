"""The list of cases, against one plain read of the cases alone; the aim is a ratio of 20.

What the list tells of a case (whom it is about, what is owed, what stands) lies in five more
tables with some ten rows for every case; each is read once. Asking case by case is some 60 times
a plain read. Both are timed in one run, so the machine's own speed cancels out.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from db.names import CaseId, ContactId, HouseholdId, PersonId
from db.records import Case, Contact, Household, Party, Person, Statement
from db.store.store import Writing
from desktop.casework.actions.cases import list_cases
from desktop.casework.desk import Desk
from tests.builders import FAMILY, NOW, House

AIM = 20.0
SLACK = 1.5  # a shared machine: other work falls on either side of the ratio
ROUNDS = 5
CASES, CONTACTS = 500, 3


def best(work: Callable[[], object]) -> float:
    """Seconds of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def many(desk: Desk) -> None:
    with desk.write() as writing:
        for number in range(CASES):
            one(desk, writing, number)


def one(desk: Desk, writing: Writing, number: int) -> None:
    child = PersonId(writing.add(Person(name=f"Child {number}", capacity="child")))
    parent = PersonId(writing.add(Person(name=f"Parent {number}", capacity="parent-carer")))
    body = Case(
        reference=f"{desk.letters}-{number:04d}",
        household=HouseholdId(writing.add(Household(postcode=FAMILY))),
        child=child,
        state="open",
        opened=date(2026, 1, 5),
    )
    case = CaseId(writing.add(body))
    writing.add(Party(case=case, person=child, capacity="child"))
    writing.add(Party(case=case, person=parent, capacity="parent-carer"))
    for ago in range(CONTACTS):
        happened = NOW - timedelta(days=ago + 1)
        met = Contact(
            case=case, medium="phone", persons=(parent,), happened=happened, note="n" * 600
        )
        contact = ContactId(writing.add(met))
    said = Statement(
        case=case,
        contact=contact,
        person=parent,
        state="read",
        medium="phone",
        at=NOW,
        pack=desk.pack.name,
        version=desk.pack.version,
        text_hash=desk.pack.text_hash,
        clause=desk.pack.statement.clause,
    )
    writing.add(said)


def test_the_list_of_cases_against_a_plain_read_of_them(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.join()
    with house.open("morag") as morag:
        many(morag)
        rows = list_cases(morag)
        assert len(rows) == CASES
        assert {row.statement for row in rows} == {"settled"}
        ratio = best(lambda: list_cases(morag)) / best(lambda: morag.store.find(Case))
    print(f"a list of {CASES} cases: {ratio:.1f} times a plain read of them (aim {AIM:.0f})")
    assert ratio < AIM * SLACK
