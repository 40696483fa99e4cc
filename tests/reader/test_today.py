"""The page of the morning, by ear."""

import re
from pathlib import Path

from tests.reader.reader import Reader, nameless

OWED = "Maud Brackenridge has not heard the statement"
ROWS = [
    f"Statement owed: {OWED}",
    "(today|yesterday): Ring the school",
    "Today 23:59",
    "My interests: not looked over yet",
    "Training: Impartiality",
]
"""What was agreed was agreed an hour ago, which soon after midnight is yesterday."""


def test_the_page_says_what_is_so_and_every_row_what_it_is_about(
    unlocked: Path, reader: Reader
) -> None:
    page = reader.find("filler", "One thing is owed, two are coming", "focused")
    parts = reader.inside(page)
    rows = [part.name for part in parts if part.role == "panel" and ": " in part.name]
    assert len(rows) == len(ROWS)
    assert [row for row, begin in zip(rows, ROWS, strict=True) if not re.match(begin, row)] == []
    words = [part.name for part in parts if part.role == "label"]
    assert words.index("Owed to families") < words.index(OWED) < words.index("Coming")


def test_the_rail_says_where_one_is_and_what_waits_there(unlocked: Path, reader: Reader) -> None:
    rail = reader.inside(reader.find("panel", "Places"))
    places = {part.name: part.description for part in rail if part.role == "push button"}
    assert places["Today, 3 waiting"] == "You are here"
    assert [name for name, said in places.items() if said] == ["Today, 3 waiting"]
    assert next(part.keys for part in rail if part.name == "Cases") == "Ctrl+2"
    reader.press("ctrl+2")
    reader.find("filler", "Cases")
    assert reader.find("push button", "Cases").description == "You are here"


def test_tab_goes_through_the_page_as_a_reader_does_and_each_stop_says_its_name(
    unlocked: Path, reader: Reader
) -> None:
    page = reader.find("filler", "One thing is owed", "focused")
    parts = reader.inside(page)
    assert nameless(reader.parts()) == []
    stops = reader.tab_to("push button", "See my training")
    can_be_reached = [part for part in parts if "focusable" in part.states][1:]
    assert [stop.name for stop in stops] == [part.name for part in can_be_reached]
    assert "Done: Ring the school" in [stop.name for stop in stops]
