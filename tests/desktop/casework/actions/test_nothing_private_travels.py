"""Whatever a volunteer declares, no row for the office and nothing at the office tells it.

The whole of what travelled is searched, not fields of which one thinks: every payload of every
stream that leaves the laptop, and every table of the office's record.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import FindingDetail, Home, Interest, Measure, SamePerson
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    KNOWN_AS,
    declare_child_school,
    declare_home,
    declare_person,
    declare_position,
)
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from tests.builders import BRAMPTON, PENRITH, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, contact, meeting, payloads
from tests.houses import copy_of

HOMES = ("CA8 1RW", "LA9 4DL", "CA3 8UQ", "CA99 9ZZ", "ZE1 0AA")
NAMES = (
    "Maudie Brackenridge",
    "Ottoline Brackenridge",
    "Hesper Quillfeather",
    "Gideon Brakenridge",
)
POSTS = ("verderer", "almoner", "beadle")
OWN = (Home, Interest, FindingDetail, Measure, SamePerson)

Known = tuple[str, str]
people = st.tuples(st.sampled_from(NAMES), st.sampled_from(KNOWN_AS))
schools = st.sampled_from((BRAMPTON, PENRITH, UPPERBY))


def declare(
    desk: Desk,
    home: str,
    known: list[Known],
    posts: list[tuple[str, str]],
    children: list[str],
) -> tuple[str, ...]:
    """Declare all this; the interests that are people."""
    declare_home(desk, home)
    for urn, held in posts:
        declare_position(desk, urn, held)
    for urn in children:
        declare_child_school(desk, urn)
    return tuple(declare_person(desk, name, as_).id for name, as_ in known)


def journey(desk: Desk, someone_else: tuple[str, ...]) -> None:
    """A case as it comes, and one with every answer and reason; what is taken is worked on."""
    anyway = case_draft(someone_else=someone_else, take_anyway="None nearer.")
    for draft in (case_draft(), anyway):
        answer = open_case(desk, draft)
        if answer.taken and answer.reference:
            record_contact(desk, answer.reference, contact(statement="read"))
            record_contact(desk, answer.reference, contact(who=(MAUD, "Gideon Brackenridge")))
            hold_meeting(desk, answer.reference, meeting(place="CA2 5TZ"))


def secrets(desk: Desk, home: str) -> set[str]:
    """What the record knows that must stay: each as it could be found again in a text."""
    found = {home, home.replace(" ", ""), *POSTS, '"metres"', "km from"}
    found |= {"Maudie", "Ottoline", "Hesper", "Brakenridge"}  # what is theirs alone of `NAMES`
    found |= {one.body.reason for one in desk.store.find(FindingDetail) if one.body.reason}
    found |= {one.body.reason for one in desk.store.find(Measure) if one.body.reason}
    found |= {one.id for one in desk.store.find(Interest)}
    return found


def everything(desk: Desk) -> str:
    """Every table of a record, as text."""
    run = desk.store.database.run
    tables = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [row for table in tables for row in run(f'SELECT * FROM "{table}"')]
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for row in rows
        for value in row
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    home=st.sampled_from(HOMES),
    known=st.lists(people, max_size=3),
    posts=st.lists(st.tuples(schools, st.sampled_from(POSTS)), max_size=2),
    children=st.lists(schools, max_size=1),
)
def test_nothing_private_travels(
    house: House,
    home: str,
    known: list[Known],
    posts: list[tuple[str, str]],
    children: list[str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        there = copy_of(house, Path(folder))
        with there.open("morag") as morag:
            journey(morag, declare(morag, home, known, posts, children))
            kept = secrets(morag, home)
            up = b"\n".join(payloads(morag, morag.device, "up")).decode()
            streams = {stream for device, stream in morag.store.heads() if device == morag.device}
        assert streams == {"up", "own"}
        assert not [one for one in kept if one in up]
        assert [one.result for one in there.carry("morag", "office")] == ["applied"]
        with there.open("office") as office:
            told = everything(office)
            assert all(office.store.find(kind) == [] for kind in OWN)
        assert not [one for one in kept if one in told]


@pytest.mark.parametrize("kind", OWN)
def test_the_search_would_find_what_is_there(house: House, kind: type) -> None:
    """The property above is worth what its search is: on the laptop itself it finds all of it."""
    with house.open("morag") as morag:
        declared = declare(morag, "LA9 4DL", [(NAMES[0], "friend")], [(PENRITH, "beadle")], [])
        journey(morag, declared)
        assert morag.store.find(kind)
        told = everything(morag)
        for secret in ("LA9 4DL", "Maudie", "beadle", "km from", *declared):
            assert secret in told
