"""Today asks table by table: how often, does not grow with the families."""

from datetime import date, timedelta
from typing import Any

from msgspec import structs

from db.records import Action, Assignment, Meeting, Party, Person
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from tests.benchmarks.families import family
from tests.builders import FAMILY, NOW, House

OF_AGE = date(2008, 9, 1)


def live(desk: Desk, numbers: range) -> None:
    """Families in each of which something waits of nearly every kind; half were handed over."""
    with desk.write() as writing:
        for number in numbers:
            last = NOW - timedelta(days=20)
            case = family(desk, writing, number, [(last, "She rang.")], told=bool(number % 2))
            writing.add(Action(case=case, what="Ring the school", who="Morag Tennick"))
            for away in (-16, 3):
                at = NOW + timedelta(days=away)
                writing.add(Meeting(case=case, kind="panel", place=FAMILY, happened=at))
            if number % 2:
                writing.add(Assignment(case=case, device=desk.device), to=desk.device)
    for one in desk.store.find(Party, capacity="child"):
        child = desk.store.get(Person, one.body.person)
        assert child is not None
        with desk.write() as writing:
            writing.add(structs.replace(child.body, born=OF_AGE), record=child.id)


def asked(desk: Desk) -> tuple[int, list[str]]:
    """How many statements Today runs, and what it finds."""
    whats_waiting(desk)  # what is read once while the desk is open has been read by now
    heard: list[str] = []
    driver: Any = desk.vault.connection  # what the record uses of it has no such thing
    driver.set_trace_callback(heard.append)
    kinds: list[str] = [one.kind for one in whats_waiting(desk)]
    driver.set_trace_callback(None)
    return len(heard), kinds


def test_how_often_today_asks_does_not_grow_with_the_families(house: House) -> None:
    with house.open("morag") as desk:
        live(desk, range(4))
        few, _ = asked(desk)
        live(desk, range(4, 20))
        many, kinds = asked(desk)
    for kind in ("action", "role", "meeting", "quiet", "rights"):
        assert kinds.count(kind) == 20
    assert kinds.count("statement") == 10
    assert many == few
