"""What was copied out of Evenhand does not stay behind: at a lock, on closing, a secret soon."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.entrance.unlock import SecretField, Unlock
from desktop.ui.look.theme import Look
from desktop.ui.parts.clipboard import SECRET_SECONDS, clear_soon
from desktop.ui.typing.form import Field
from desktop.window import Window
from tests.builders import PASSPHRASE, House


@pytest.fixture
def board(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QClipboard:
    """Empty, and nothing is to be cleared. What it holds is ours: the platform without a screen
    cannot tell (tests/reader asks a real one).
    """
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: True)
    found = QGuiApplication.clipboard()
    found.clear()
    for timer in timers(found):
        timer.stop()
        timer.setParent(None)
    return found


def timers(board: QClipboard) -> list[QTimer]:
    """Of what is to be cleared."""
    QTest.qWait(0)  # those that have done their work go
    return board.findChildren(QTimer)


class Secret:
    """A passphrase in its field."""

    def __init__(self, look: Look, bot: QtBot) -> None:
        self.control = SecretField()
        self.field = Field(look, "Passphrase", self.control)
        self.control.copied.connect(self.field.set_hint)
        bot.addWidget(self.field)
        self.field.show()
        self.field.activateWindow()
        self.control.setFocus()
        bot.waitUntil(self.control.hasFocus)
        QTest.keyClicks(self.control, "harbour lantern")

    def copy(self) -> None:
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            QTest.keyClick(self.control, key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def secret(look: Look, qtbot: QtBot, board: QClipboard) -> Secret:
    return Secret(look, qtbot)


def test_a_secret_that_is_copied_is_taken_back_soon_and_that_is_said(
    secret: Secret, board: QClipboard
) -> None:
    secret.control.see(True)
    secret.copy()
    assert board.text() == "harbour lantern"
    assert "taken off the clipboard again in 30 seconds" in (secret.control.accessibleDescription())
    (timer,) = timers(board)
    assert timer.interval() == 1000 * SECRET_SECONDS
    timer.timeout.emit()
    assert board.text() == ""
    assert secret.control.accessibleDescription() == ""
    assert timers(board) == []


def test_what_is_copied_after_it_is_left_alone(secret: Secret, board: QClipboard) -> None:
    secret.control.see(True)
    secret.copy()
    secret.control.clearFocus()
    board.setText("a telephone number")
    assert timers(board) == []
    assert board.text() == "a telephone number"


def test_dots_cannot_be_copied(secret: Secret, board: QClipboard) -> None:
    secret.copy()
    assert board.text() == ""
    assert timers(board) == []


def test_the_time_that_was_said_passes_by_itself(board: QClipboard, qtbot: QtBot) -> None:
    board.setText("harbour lantern")
    clear_soon(0)
    qtbot.waitUntil(lambda: board.text() == "")


def test_a_lock_takes_back_what_was_copied(
    program: Window, house: House, qtbot: QtBot, relaunched: list[bool], board: QClipboard
) -> None:
    program.arriving.show_unlock(house.path("morag"))
    page = program.centralWidget()
    assert isinstance(page, Unlock)
    QTest.keyClicks(page.secret, PASSPHRASE)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shell is not None, timeout=20_000)
    board.setText("She said that the school had not")
    program.lock()
    qtbot.waitUntil(lambda: relaunched == [True], timeout=20_000)
    assert board.text() == ""


def test_closing_takes_back_what_was_copied(program: Window, board: QClipboard) -> None:
    board.setText("She said that the school had not")
    program.close()
    assert board.text() == ""
