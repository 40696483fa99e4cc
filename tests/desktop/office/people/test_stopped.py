"""A laptop of which two records came: People says why it is stopped, and how one goes on."""

import shutil
from pathlib import Path

from desktop.casework.actions.joining.renew import renew
from desktop.casework.record.case_list import list_cases
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.screen import PeopleScreen
from desktop.office.people.sign_in import SignInPanel
from tests.builders import PASSPHRASE, House
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
    assert "signed in anew" in said
    assert_nothing_cut_off(shown)


def test_the_right_copy_is_signed_in_anew_and_both_records_stay(
    house: House, window: Open, tmp_path: Path
) -> None:
    device = stop_morag(house)
    with house.open("morag") as desk:
        done = renew(desk, PASSPHRASE)
    request = tmp_path / "again.evenhand-request"
    request.write_bytes(done.request.data)
    shown = window()
    screen = shown.go("people", device)
    assert isinstance(screen, PeopleScreen)
    screen.ask_request = lambda _over: request
    screen.ask_where = lambda _over, name: tmp_path / name
    shown.click(screen.sign_in)
    panel = screen.panel
    assert isinstance(panel, SignInPanel)
    shown.click(panel.choose)
    assert "goes on as a new device: the one that it was is ended." in texts(panel)
    assert "One open case goes with it." in texts(panel)
    assert_nothing_cut_off(shown)
    shown.type(panel.words, " ".join(done.request.words))
    shown.click(panel.go.button)
    before = detail(shown, device)
    assert "It was signed in anew, and goes on as another device." in texts(before)
    assert "72 hours" not in texts(before)
    assert "Stopped: two records" not in texts(before)
    now = detail(shown, done.device)
    assert button(now, list_cases_of(shown)[0])
    assert shown.ask(lambda desk: len(list(desk.vault.quarantine.iterdir()))) == 1
    shown.lock()
    with house.open("office") as office:
        states = {one.device: one.state for one in office.store.local.peers()}
    assert (states[device], states[done.device]) == ("revoked", "enrolled")  # type: ignore[index]


def list_cases_of(window: Window) -> list[str]:
    return window.ask(lambda desk: [one.reference for one in list_cases(desk)])
