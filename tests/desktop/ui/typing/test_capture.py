"""Windows are left out of pictures of the screen, where the system can and as it was set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.preferences import Preferences
from desktop.ui.typing.capture import Veil


class Desktop:
    """A system that notes what is asked of it."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self._home = home
        self.preferences = self.again()
        self.hidden: dict[int, bool] = {}
        self.veil = Veil(app, self.preferences, self.hidden.__setitem__)

    def again(self) -> Preferences:
        """As they are read the next time."""
        return Preferences(QSettings(str(self._home / "x.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def system(qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qapp, tmp_path)
    yield made
    qapp.removeEventFilter(made.veil)


def window(bot: QtBot) -> QWidget:
    made = QWidget()
    QLabel("Ottilie Brackenridge", made)
    bot.addWidget(made)
    made.show()
    return made


def test_unless_told_otherwise_every_window_is_left_out(system: Desktop, qtbot: QtBot) -> None:
    first, second = window(qtbot), window(qtbot)
    assert system.hidden == {int(one.winId()): True for one in (first, second)}


def test_it_holds_at_once_for_every_window_and_the_next_time(system: Desktop, qtbot: QtBot) -> None:
    first = window(qtbot)
    system.preferences.set_hidden(False)
    assert system.hidden == {int(first.winId()): False}
    second = window(qtbot)
    assert system.hidden[int(second.winId())] is False
    assert system.again().hidden is False
    system.preferences.set_hidden(True)
    assert set(system.hidden.values()) == {True}
    assert system.again().hidden is True
