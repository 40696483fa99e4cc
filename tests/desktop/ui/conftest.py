"""What the tests of the windows may ask for. No screen is needed: Qt draws into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.theme import Look, Theme, apply

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says of every window with a least size that it has none to
    tell; that is no fault of the window."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The program's look: light, 100 %, nothing moves."""
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    yield made
    for window in qapp.topLevelWidgets():
        if isValid(window):
            window.close()
            window.deleteLater()
    # Without a running loop nothing would ever be deleted, and each style sheet be set on it all.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


class Heard:
    """Stands in for a screen reader: keeps what was said to it."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, _where: QWidget, words: str, _urgent: bool = False) -> None:
        self.words.append(words)


@pytest.fixture
def heard() -> Heard:
    return Heard()
