"""The rail: where one can go, and the lock."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.ui.frame.navigation import Navigation
from desktop.ui.look.theme import Look
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.text import Words

MAIN = [Destination("today", "Today", "sun"), Destination("cases", "Cases", "folder-open")]
BOTTOM = [Destination(f"place-{n}", f"Place {n}", "compass") for n in range(6)]
WHO = {"Morag Tennick", "Locks after 10 minutes away"}


@pytest.fixture
def rail(qtbot: QtBot, look: Look) -> Navigation:
    made = Navigation(
        look,
        "A service",
        MAIN,
        BOTTOM,
        who="Morag Tennick",
        lock_words="Locks after 10 minutes away",
    )
    qtbot.addWidget(made)
    made.resize(made.width(), 800)
    made.show()
    return made


def told(rail: Navigation) -> set[str]:
    return {words.text() for words in rail.findChildren(Words) if words.isVisible()} & WHO


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
@pytest.mark.parametrize("height", [800, 400])
def test_the_lock_always_stands_in_sight(
    qtbot: QtBot, look: Look, rail: Navigation, scale: float, height: int
) -> None:
    look.set_scale(scale)
    rail.resize(rail.width(), height)

    def in_sight() -> None:
        foot = rail.lock.mapTo(rail, QPoint(0, rail.lock.height()))
        assert not rail.lock.visibleRegion().isEmpty()
        assert foot.y() <= height

    qtbot.waitUntil(in_sight)


def test_who_is_here_is_told_where_there_is_room_beside_every_place(
    qtbot: QtBot, rail: Navigation
) -> None:
    assert told(rail) == WHO
    rail.resize(rail.width(), 300)
    qtbot.waitUntil(lambda: told(rail) == set())
    rail.resize(rail.width(), 800)
    qtbot.waitUntil(lambda: told(rail) == WHO)
    rail.fit(400)  # only its icons are left
    assert told(rail) == set()
