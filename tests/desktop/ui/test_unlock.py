"""The door of a vault: what can be done stands in one line."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.ui.theme import SCALES, Look
from desktop.ui.unlock import Unlock


@pytest.mark.parametrize("scale", SCALES)
def test_the_ways_in_stand_in_one_line_at_every_size_of_text(
    look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    page = Unlock(look, "/home/morag/Evenhand/vault")
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitUntil(lambda: page.another.width() > 0)
    buttons = (page.button, page.seen, page.forgotten, page.another)
    qtbot.waitUntil(lambda: len({one.mapTo(page, QPoint(0, 0)).y() for one in buttons}) == 1)
