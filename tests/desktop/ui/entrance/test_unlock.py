"""The door of a vault: what can be done stands in one line; wrong tries slow down and say so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import Refusal, VaultInUse, WrongPassphrase, WrongRecoveryCode
from desktop.ui.entrance import unlock
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.look.theme import SCALES, Look
from desktop.ui.look.tries import FREE, WAITS, Tries
from tests.desktop.windows import cut_off, texts


class Door:
    """The page of one vault, on a computer whose clock the test sets."""

    def __init__(self, look: Look, bot: QtBot, home: Path) -> None:
        self._look, self._bot, self._home = look, bot, home
        self.time = 1_000_000.0
        self.given: list[tuple[str, bool]] = []
        self.page = self.anew()

    def tries(self, vault: str = "vault") -> Tries:
        kept = QSettings(str(self._home / "evenhand.ini"), QSettings.Format.IniFormat)
        return Tries(kept, self._home / vault, lambda: self.time)

    def anew(self) -> Unlock:
        """As after the program was ended and begun again."""
        self.page = Unlock(self._look, "morag/vault", self.tries())
        self._bot.addWidget(self.page)
        self.page.given.connect(lambda typed, by_code: self.given.append((typed, by_code)))
        self.page.resize(1280, 800)
        self.page.show()
        return self.page

    def wrong(self, times: int, refusal: Refusal | None = None) -> None:
        """So many in vain, each as soon as one may."""
        for _ in range(times):
            self.pass_by(self.tries().left())
            self.page.refuse(refusal or WrongPassphrase())

    def pass_by(self, seconds: float) -> None:
        self.time += seconds
        self.page.clock.timeout.emit()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.page.secret, words)
        QTest.keyClick(self.page.secret, Qt.Key.Key_Return)


@pytest.fixture
def door(look: Look, qtbot: QtBot, tmp_path: Path) -> Door:
    return Door(look, qtbot, tmp_path)


@pytest.mark.parametrize("scale", SCALES)
def test_the_ways_in_stand_in_one_line_at_every_size_of_text(
    look: Look, qtbot: QtBot, tmp_path: Path, scale: float
) -> None:
    look.set_scale(scale)
    page = Door(look, qtbot, tmp_path).page
    qtbot.waitUntil(lambda: page.another.width() > 0)
    buttons = (page.button, page.seen, page.forgotten, page.another)
    qtbot.waitUntil(lambda: len({one.mapTo(page, QPoint(0, 0)).y() for one in buttons}) == 1)


def test_two_wrong_ones_are_free_and_the_third_waits_and_says_how_long(door: Door) -> None:
    door.wrong(2)
    assert door.page.button.isEnabled()
    assert "wait" not in texts(door.page)
    door.wrong(1)
    assert not door.page.button.isEnabled()
    assert "You can try again in 5 seconds." in texts(door.page)
    assert "does not open" in texts(door.page)
    assert door.page.button.accessibleDescription().endswith("in 5 seconds.")


def test_each_further_one_waits_longer_and_none_for_longer_than_a_minute(door: Door) -> None:
    waits = []
    for _ in range(12):
        door.wrong(1)
        waits.append(door.tries().left())
    assert waits == [0] * FREE + list(WAITS) + [60] * (12 - FREE - len(WAITS))
    assert waits == sorted(waits)
    assert WAITS[-1] == 60


def test_the_seconds_are_counted_down_for_the_eye_and_said_only_twice(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = list[str]()
    monkeypatch.setattr(unlock, "announce", lambda _where, words, _now=False: said.append(words))
    door.wrong(3)
    name = door.page.wait.accessibleName()
    for left in (4, 3, 2):
        door.pass_by(1)
        assert f"in {left} seconds." in door.page.wait.text()
        assert door.page.wait.accessibleName() == name
    door.pass_by(1)
    assert "in one second." in door.page.wait.text()
    assert [one for one in said if "wait" in one] == [name]
    door.pass_by(1)
    assert said[-1] == "You can try again now."
    assert len(said) == 2
    assert door.page.button.isEnabled()
    assert not door.page.wait.isVisible()


def test_while_one_waits_enter_gives_nothing_and_what_is_typed_stays(door: Door) -> None:
    door.wrong(3)
    door.type("harbour")
    assert door.given == []
    assert door.page.secret.text() == "harbour"
    door.pass_by(5)
    QTest.keyClick(door.page.secret, Qt.Key.Key_Return)
    assert door.given == [("harbour", False)]


def test_to_end_the_program_and_begin_again_does_not_spare_the_wait(door: Door) -> None:
    door.wrong(4)
    page = door.anew()
    assert not page.button.isEnabled()
    assert "in 10 seconds." in texts(page)
    door.pass_by(10)
    assert page.button.isEnabled()
    door.wrong(1)
    assert "in 20 seconds." in texts(page)


def test_codes_wait_as_passphrases_do_and_together_with_them(door: Door) -> None:
    door.wrong(2)
    door.page.forgotten.click()
    door.wrong(1, WrongRecoveryCode())
    assert "in 5 seconds." in texts(door.page)
    door.type("K7QT")
    assert door.given == []


def test_what_is_no_wrong_try_counts_for_nothing(door: Door) -> None:
    door.wrong(9, VaultInUse(folder="x"))
    assert door.page.button.isEnabled()


def test_the_right_one_makes_all_forgotten_and_each_vault_has_its_own(door: Door) -> None:
    door.wrong(5)
    assert door.tries("another").left() == 0
    door.page.opened()
    assert door.tries().left() == 0
    door.wrong(2)
    assert door.page.button.isEnabled()


def test_a_clock_that_was_set_back_locks_nobody_out(door: Door) -> None:
    door.wrong(3)
    door.time -= 400 * 24 * 3600
    assert door.tries().left() == 5
    door.pass_by(5)
    assert door.page.button.isEnabled()


@pytest.mark.parametrize("kept", ["", "x", "7", "7 x", "nan nan", "9 inf", "-3 5"])
def test_what_somebody_else_wrote_there_breaks_nothing(door: Door, kept: str) -> None:
    ini = door._home / "evenhand.ini"
    door.wrong(1)
    name = next(line for line in ini.read_text().splitlines() if "=" in line).split("=")[0]
    ini.write_text(f"[tries]\n{name}={kept}\n")
    assert door.tries().left() <= WAITS[-1]
    assert str(door._home) not in ini.read_text()  # nor does it say where the vault lies


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_the_reason_has_room_beside_the_button(door: Door, look: Look, scale: float) -> None:
    look.set_scale(scale)
    door.wrong(7)
    QTest.qWait(0)
    assert cut_off(door.page) == []
