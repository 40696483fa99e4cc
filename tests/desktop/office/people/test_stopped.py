"""A laptop of which two records came: People says why it is stopped, and how one goes on."""

import shutil

from desktop.casework.actions.case_list import list_cases
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.screen import PeopleScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, button, texts


def stop_morag(house: House) -> str:
    """A copy of her vault is used as well, and both send. Her device."""
    shutil.copytree(house.path("morag"), house.path("twin"))
    with house.open("morag") as morag:
        opened(morag)
        device = morag.device
    with house.open("twin") as twin:
        opened(twin, child="Wilfred Oakshott")
    house.carry("morag", "office")
    house.clock.on(days=1)
    (answer,) = house.carry("twin", "office")
    assert answer.code == "bundle-fork"
    return device


def detail(window: Window, device: str) -> LaptopDetail:
    screen = window.go("people", device)
    assert isinstance(screen, PeopleScreen)
    assert isinstance(screen.panel, LaptopDetail)
    return screen.panel


def test_it_says_why_what_is_kept_and_what_to_do(house: House, window: Open) -> None:
    device = stop_morag(house)
    shown = window()
    panel = detail(shown, device)
    said = texts(panel)
    assert "Stopped: two records of one laptop" in said
    assert "Two different records of this laptop came today" in said
    assert "One bundle is kept as it came." in said
    assert "Ring Morag Tennick, and ask which it was." in said
    assert "1. Agree on the telephone which copy is the right one" in said
    assert_nothing_cut_off(shown)


def test_it_is_ended_both_records_stay_and_the_volunteer_is_signed_in_anew(
    house: House, window: Open
) -> None:
    device = stop_morag(house)
    shown = window()
    panel = detail(shown, device)
    assert panel.ending is not None
    shown.click(panel.ending.begin)
    shown.type(panel.ending.why, "A copy of the vault was used on the old laptop.")
    shown.click(panel.ending.go.button)
    panel = detail(shown, device)
    assert "It was ended" in texts(panel)
    assert "Stopped: two records" not in texts(panel)
    assert button(panel, list_cases_of(shown)[0])
    assert shown.ask(lambda desk: len(list(desk.vault.quarantine.iterdir()))) == 1
    shown.lock()
    again = house.volunteer("morag-anew", "Morag Tennick")
    with house.open("office") as office:
        states = {one.device: one.state for one in office.store.local.peers()}
    assert (states[device], states[again]) == ("revoked", "enrolled")  # type: ignore[index]


def list_cases_of(window: Window) -> list[str]:
    return window.ask(lambda desk: [one.reference for one in list_cases(desk)])
