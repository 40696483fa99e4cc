"""Bad days in the window: what is so and what to do is said, and nothing is lost.

Each is seen: `seen` waits for the words, and photographs the window in light and dark, at 100 and
150 % text, into the test's own folder (`--basetemp` keeps the pictures).
"""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from desktop.casework.actions.cases.open_case import open_case
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.owing import Owing
from tests.builders import PASSPHRASE, House, case_draft
from tests.desktop.ui.typing.test_drafting import limit
from tests.desktop.walk import room, told
from tests.houses import copy_of
from tests.journeys.hands import until
from tests.journeys.seat import Seat

# Nothing can be raised where there is no screen; the platform says so.
no_screen = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
ROOT = Path(__file__).parents[2]
Sit = Callable[..., Seat]
LONG = "Rooks over the fell; she asked who writes section F. " * 400


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, str]:
    """An office, and Morag with one case; made once. The case's reference."""
    house = House(tmp_path_factory.mktemp("made"))
    house.volunteer()
    with house.open("morag") as desk:
        return house, open_case(desk, case_draft()).reference or ""


@pytest.fixture
def house(made: tuple[House, str], tmp_path: Path) -> House:
    """Vaults of this test's own."""
    return copy_of(made[0], tmp_path / "house")


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path, look: Look, house: House) -> Iterator[Sit]:
    """Makes a computer whose window stands on the unlock page of the vault of this name."""
    made: list[Seat] = []

    def seat(name: str = "morag", home: str = "home") -> Seat:
        made.append(Seat(tmp_path / home, look, lambda: house.world, house.path(name)))
        return made[-1]

    yield seat
    for one in made:
        one.close()


def seen(seat: Seat, picture: str, *words: str) -> None:
    """All these words can be read, with room enough; photographed in both themes and sizes."""
    seat.hands.read(*words)
    folder = seat.home.parent / "pictures"
    folder.mkdir(exist_ok=True)
    usual, session = seat.look.scale, seat.window.session

    def cramped() -> str:
        return told(room(seat.window))

    for scale, theme in itertools.product((1.5, usual), ("dark", "light")):
        seat.look.set_theme(Theme.load(theme))
        seat.look.set_scale(scale)
        until(lambda: session.idle, "the desk has answered")
        QApplication.processEvents()
        until(lambda: not room(seat.window), f"there is room in {picture} at {scale}", cramped)
        settled = still(seat.window)
        assert settled.save(str(folder / f"{picture}-{round(100 * scale)}-{theme}.png"))


def still(window: QWidget) -> QImage:
    """The window's picture once nothing in it moves any more."""
    taken = [window.grab().toImage()]

    def same() -> bool:
        QApplication.processEvents()
        taken.append(window.grab().toImage())
        return taken[-2] == taken[-1]

    until(same, "the window stands still")
    return taken[-1]


def files(vault: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}


# At the door.


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(sit: Sit, house: House) -> None:
    seat, before = sit(), files(house.path("morag"))
    seat.hands.enter("Passphrase", "not this one")
    seat.hands.press("Return")
    seen(seat, "wrong-passphrase", "That passphrase does not open this vault.", "Try again")
    assert seat.hands.said_in("Passphrase") == ""
    assert files(house.path("morag")) == before
    seat.unlock(PASSPHRASE)
    seat.hands.read("Nothing waits for you")


def test_caps_lock_is_told_while_one_types(sit: Sit) -> None:
    seat = sit()
    seat.hands.enter("Passphrase", "HARB")
    seen(seat, "caps-lock", "Caps Lock seems to be on.")
    seat.hands.press("CapsLock")
    assert "Caps Lock" not in seat.hands.page()
    seat.hands.keys("O")
    seat.hands.read("Caps Lock seems to be on.")
    seat.hands.keys("u")
    assert "Caps Lock" not in seat.hands.page()
    seat.hands.click("Forgotten?")
    seat.hands.keys("K7Q")  # a recovery code is in capitals
    seat.hands.read("From the sheet that you kept")
    assert "Caps Lock" not in seat.hands.page()


def spoil_keys(vault: Path) -> None:
    for name in ("vault.json", "vault.json.2"):
        (vault / name).write_bytes(b"{}")


def take_keys(vault: Path) -> None:
    for name in ("vault.json", "vault.json.2"):
        (vault / name).unlink()


def spoil_start(vault: Path) -> None:
    with (vault / "record.db").open("r+b") as record:
        record.write(bytes(4096))


def cut_off(vault: Path) -> None:
    os.truncate(vault / "record.db", 9000)


@pytest.mark.parametrize("spoil", [spoil_keys, take_keys, spoil_start, cut_off])
def test_a_damaged_vault_is_said_and_left_as_it_is(
    sit: Sit, house: House, spoil: Callable[[Path], None]
) -> None:
    vault = house.path("morag")
    spoil(vault)
    before, seat = files(vault), sit()
    seat.hands.enter("Passphrase", PASSPHRASE)
    seat.hands.press("Return")
    words = ("The vault is damaged", "Change nothing in its folder, make a copy of all of it")
    seen(seat, spoil.__name__, *words)
    assert files(vault) == before


def test_a_record_that_was_altered_is_said_and_can_be_read(
    sit: Sit, house: House, made: tuple[House, str]
) -> None:
    with house.open("morag") as desk:
        desk.store.database.run("UPDATE ledger SET salt = zeroblob(32) WHERE kind = 'case'")
    seat = sit()
    seat.unlock(PASSPHRASE)
    words = ("The record is damaged", "Nothing more is written to it.", "what was sent before")
    seen(seat, "record-damaged", *words)
    seat.hands.click("Cases")
    seat.hands.read("Ottilie Brackenridge", made[1])


# Open elsewhere.


@no_screen
def test_a_second_window_says_that_it_is_open_and_the_first_comes_up(sit: Sit) -> None:
    first = sit()
    first.unlock(PASSPHRASE)
    first.window.showMinimized()
    second = sit(home="second")
    words = ("This vault is open already, in another window of Evenhand", "Go on there.")
    seen(second, "open-elsewhere", *words)
    until(lambda: not first.window.isMinimized(), "the first window is there again")
    second.hands.enter("Passphrase", PASSPHRASE)
    second.hands.press("Return")
    second.hands.read("Go on there.")
    until(first.window.isActiveWindow, "the first window is in front")
    first.lock()
    second.hands.turn()
    second.hands.write("Passphrase", PASSPHRASE)
    second.hands.press("Return")
    until(lambda: second.window.shell is not None, "it opens, now that it is free")


@no_screen
def test_a_second_program_brings_the_first_ones_window_up(
    sit: Sit, house: House, tmp_path: Path
) -> None:
    first = sit()
    first.unlock(PASSPHRASE)
    first.window.showMinimized()
    ini = tmp_path / "config" / "Evenhand" / "Evenhand" / "evenhand.ini"
    ini.parent.mkdir(parents=True)
    Preferences(QSettings(str(ini), QSettings.Format.IniFormat)).set_vault(house.path("morag"))
    config = {f"XDG_{name}_HOME": str(tmp_path / "config") for name in ("CONFIG", "STATE")}
    config["QT_QPA_PLATFORM"] = "offscreen"
    second = subprocess.Popen([sys.executable, "-m", "desktop"], cwd=ROOT, env=os.environ | config)
    try:
        until(lambda: not first.window.isMinimized(), "the first window is there again")
        until(first.window.isActiveWindow, "it is in front")
        assert second.poll() is None
    finally:
        second.kill()
        second.wait()


def test_where_no_window_has_it_open_that_is_said_alone(sit: Sit, house: House) -> None:
    seat = sit()
    with house.open("morag"):
        seat.hands.enter("Passphrase", PASSPHRASE)
        seat.hands.press("Return")
        words = ("This vault is open in another program.", "Close the other Evenhand")
        seen(seat, "in-use", *words)
        assert "come up" not in seat.hands.page()
    seat.unlock(PASSPHRASE)


# A full disk.


def fill(seat: Seat, more: int = 0) -> None:
    """The record may grow by so many pages from now on."""
    seat.window.session.ask(lambda desk: limit(desk, more))
    seat.settle()


def to_the_contact(seat: Seat) -> None:
    seat.hands.click("Cases")
    seat.hands.click("New contact")
    seat.hands.read("In their own words, and what they want")


@pytest.fixture
def full(sit: Sit) -> Seat:
    """Morag is in the middle of a note, and the disk is full."""
    seat = sit()
    seat.unlock(PASSPHRASE)
    to_the_contact(seat)
    fill(seat)
    seat.hands.enter("Facts", "She said ")
    QApplication.clipboard().setText(LONG)
    seat.hands.press("Ctrl+V")
    return seat


SAID = ("The disk is full: what you typed is not kept yet.", "Free some space.")


def test_on_a_full_disk_the_words_stay_and_are_on_today_when_there_is_room(
    full: Seat, made: tuple[House, str]
) -> None:
    hands = full.hands
    seen(full, "disk-full", *SAID)
    assert hands.said_in("Facts") == f"She said {LONG}"
    hands.click("Today")
    hands.read(*SAID, "Not finished")
    fill(full, 1_000)
    hands.click("Try again now")
    until(lambda: SAID[0] not in hands.page(), "it is kept")
    full.lock()
    full.unlock(PASSPHRASE)
    hands.click(f"Go on with a contact for {made[1]}")
    hands.read("Ottilie Brackenridge")
    assert hands.said_in("Facts") == f"She said {LONG}"


def test_locking_waits_for_words_that_are_not_kept_and_then_locks_by_itself(full: Seat) -> None:
    hands = full.hands
    hands.read(*SAID)
    hands.press("Ctrl+L")
    seen(full, "not-locked", "Not locked yet: what you typed is not kept", *SAID)
    assert "Ottilie" not in hands.page()
    hands.click("Back to what I typed")
    assert hands.said_in("Facts") == f"She said {LONG}"
    hands.press("Ctrl+L")
    hands.read("Not locked yet")
    fill(full, 1_000)
    hands.click("Try again now")
    hands.read("Welcome back")
    full.unlock(PASSPHRASE)
    to_the_contact(full)
    assert hands.said_in("Facts") == f"She said {LONG}"


def test_closing_waits_too_until_one_says_that_the_words_may_be_lost(full: Seat) -> None:
    full.hands.read(*SAID)
    full.window.close()
    seen(full, "not-closed", "Not closed yet: what you typed is not kept")
    assert full.window.isVisible()
    full.hands.click("Close now and lose these words")
    until(lambda: not full.window.isVisible(), "it is closed")


def test_left_alone_it_shows_nothing_and_locks_as_soon_as_there_is_room(
    full: Seat,
) -> None:
    hands = full.hands
    hands.read(*SAID)
    full.window.leaving.idle.setInterval(1)  # ten minutes have gone by
    full.window.leaving.idle.start()
    hands.read("Not locked yet")
    assert not hands.has(QAbstractButton, "Back to what I typed")
    assert "Ottilie" not in hands.page()
    shell = full.window.shell
    assert shell is not None
    shell.findChildren(Owing)[0].clock.setInterval(1)
    fill(full, 1_000)
    hands.read("Welcome back")
    full.unlock(PASSPHRASE)
    to_the_contact(full)
    assert hands.said_in("Facts") == f"She said {LONG}"


# What was chosen is gone.


def test_a_stick_that_was_pulled_out_is_said_and_nothing_counts_as_sent(
    sit: Sit, tmp_path: Path
) -> None:
    seat, stick, other = sit(), tmp_path / "stick", tmp_path / "other stick"
    hands = seat.hands
    stick.mkdir()
    other.mkdir()
    seat.unlock(PASSPHRASE)
    hands.click("Exchange")
    with hands.picking(stick):
        hands.click("Make the bundle")
    hands.read("It goes into", "Ten changes are only on this laptop")
    shutil.rmtree(stick)
    hands.click("Make the bundle")
    words = ("cannot be written: no such file or directory. Choose another place",)
    seen(seat, "stick-gone", *words, "Ten changes are only on this laptop")
    with hands.picking(other):
        hands.click("Choose another folder")
    until(lambda: list(other.iterdir()), "the bundle is on the other stick")


def test_a_vault_that_is_not_there_is_said_and_found_again(
    sit: Sit, house: House, tmp_path: Path
) -> None:
    vault = house.path("morag")
    vault.rename(tmp_path / "pulled out")
    seat = sit()
    words = ("The vault that was open last is not there", "put it back in and look again")
    seen(seat, "vault-gone", *words)
    (tmp_path / "pulled out").rename(vault)
    seat.hands.click("Look again")
    seat.unlock(PASSPHRASE)


def test_a_vault_that_vanished_while_one_typed_is_said(
    sit: Sit, house: House, tmp_path: Path
) -> None:
    vault, seat = house.path("morag"), sit()
    seat.hands.enter("Passphrase", PASSPHRASE)
    vault.rename(tmp_path / "pulled out")
    seat.hands.press("Return")
    seen(seat, "no-vault", "There is no vault in", "Look at the name of the folder")
    (tmp_path / "pulled out").rename(vault)
    seat.unlock(PASSPHRASE)


def test_a_file_that_vanished_after_it_was_chosen_is_said(sit: Sit, tmp_path: Path) -> None:
    seat = sit()
    seat.hands.click("Another vault")
    seat.window.ask_file = lambda: tmp_path / "stick" / "invitation.json"
    seat.hands.click("Open the invitation")
    seat.hands.click("Choose the invitation")
    seen(seat, "file-gone", "invitation.json cannot be read")
    assert seat.hands.has(QAbstractButton, "Choose the invitation")


def test_the_office_is_told_of_a_stick_that_was_pulled_out_while_it_chose(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(tmp_path / "stick" / "invitation.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (gone, ""))
    seat = sit("office")
    seat.unlock(PASSPHRASE)
    seat.hands.click("People")
    seat.hands.click("Invite somebody")
    seat.hands.click("Save the invitation…")
    seen(seat, "office-stick-gone", "invitation.json cannot be written", "Choose another place")
