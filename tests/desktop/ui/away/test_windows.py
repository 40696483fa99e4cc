"""What Windows tells a window, understood: which of it means that somebody goes away."""

import ctypes

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.away.windows import Message, WindowsWatch, tells_of_leaving

POWER, SESSION = 0x0218, 0x02B1
AWAY = [(POWER, 4), (SESSION, 2), (SESSION, 4), (SESSION, 6), (SESSION, 7)]
HERE = [
    *((POWER, what) for what in (7, 10, 18)),  # awake again, another source of power
    *((SESSION, what) for what in (1, 3, 5, 8)),  # there again, logged on, unlocked
    *((0x0100, what) for what in (2, 4, 7)),  # keys
]


@pytest.mark.parametrize(("message", "what"), AWAY)
def test_sleep_and_a_session_that_is_left_are_understood(message: int, what: int) -> None:
    assert tells_of_leaving(Message(None, message, what))


@pytest.mark.parametrize(("message", "what"), HERE)
def test_nothing_else_is_taken_for_it(message: int, what: int) -> None:
    assert not tells_of_leaving(Message(None, message, what))


def test_what_the_system_hands_over_is_read_and_goes_on_to_others(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watch, gone = WindowsWatch(window), list[bool]()
    watch.gone.connect(lambda: gone.append(True))
    for message, what in (*HERE, AWAY[0]):
        handed = Message(None, message, what)
        answer = watch._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(handed))
        assert answer == (False, 0)
    assert gone == [True]
    app = QCoreApplication.instance()
    assert app is not None
    app.removeNativeEventFilter(watch._filter)
