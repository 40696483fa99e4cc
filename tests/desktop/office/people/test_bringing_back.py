"""Rows that a laptop lost: People makes the file that brings them back."""

from pathlib import Path

from desktop.casework.actions.safety.repaired import still_lost
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.screen import PeopleScreen
from tests.builders import House
from tests.desktop.casework.actions.damage import lose
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Open, assert_nothing_cut_off, faults


def test_the_rows_that_are_read_out_go_into_a_file_that_makes_the_laptop_whole(
    house: House, window: Open, tmp_path: Path
) -> None:
    with house.open("morag") as desk:
        opened(desk)
        device, end = desk.device, desk.store.head(desk.device, "up").seq
    house.carry("morag", "office")
    lose(house, 3, 4)
    shown = window()
    screen = shown.go("people", device)
    assert isinstance(screen, PeopleScreen)
    assert isinstance(screen.panel, LaptopDetail)
    panel = screen.panel.bringing_back
    assert panel is not None
    file, asked = tmp_path / "back.evenhand", list[str]()
    screen.ask_where = lambda _over, name: asked.append(name) or file  # type: ignore[func-returns-value]
    shown.click(panel.begin)
    shown.type(panel.rows, "three and four")
    shown.click(panel.go.button)
    assert "numbers such as" in panel.field.fault()
    assert panel.rows.text() == "three and four"
    assert_nothing_cut_off(shown)
    shown.type_anew(panel.rows, f"{end + 1} to {end + 2}")
    shown.click(panel.go.button)
    assert "holds none of these rows of Morag Tennick’s laptop" in panel.field.fault()
    shown.type_anew(panel.rows, "3 to 4")
    shown.click(panel.go.button)
    assert shown.said() == "Two rows: “back.evenhand”, for Morag Tennick."
    assert asked[-1].endswith("-brought-back.evenhand")
    assert panel.begin.isVisible()
    assert faults(shown, screen) == []
    shown.lock()
    assert [one.result for one in house.bring("morag", file.read_bytes())] == ["applied"]
    with house.open("morag") as desk:
        assert still_lost(desk) == ()
