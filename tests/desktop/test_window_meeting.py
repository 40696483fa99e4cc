"""Meeting mode at every size of text: what is to be pressed is always in sight."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import SCALES, Look
from desktop.volunteer.meeting.mode import MeetingMode
from tests.builders import NOW

SAYS = (
    "My name is Morag Tennick and I am here for Fellside Impartial Support. I am here to support "
    "one family, or to speak for them where they have asked me to. I am impartial: I speak for no "
    "school and no council, and I stand to gain nothing by what is decided."
)


@pytest.fixture
def mode(look: Look) -> MeetingMode:
    when = f"today {NOW - timedelta(minutes=5):%H:%M}"
    made = MeetingMode(look, f"Annual review · {when}", "support or represent an individual", SAYS)
    made.begin("", (), None)
    return made


def in_sight(one: QWidget, within: QWidget) -> bool:
    """Whether all of it can be seen there without scrolling."""
    place = QRect(one.mapTo(within, QPoint(0, 0)), one.size())
    return one.isVisible() and not one.visibleRegion().isEmpty() and within.rect().contains(place)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080)])
def test_stated_now_is_in_sight_at_every_size_of_text(
    mode: MeetingMode, look: Look, qtbot: QtBot, scale: float, size: QSize
) -> None:
    look.set_scale(scale)
    mode.resize(size)
    mode.show()
    said, not_said = mode.statement.said, mode.statement.not_button
    qtbot.wait_until(lambda: in_sight(said, mode) and in_sight(not_said, mode))
    for each in (said, not_said):
        assert each.visibleRegion().boundingRect() == each.rect()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75])
def test_all_that_is_to_be_said_is_in_sight_up_to_175_per_cent(
    mode: MeetingMode, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    mode.resize(1280, 720)
    mode.show()
    words = mode.statement.words
    qtbot.wait_until(lambda: words.visibleRegion().boundingRect() == words.rect())


def test_the_words_are_as_large_as_they_can_be(mode: MeetingMode, look: Look, qtbot: QtBot) -> None:
    mode.resize(1280, 720)
    mode.show()
    words = mode.statement.words
    qtbot.wait_until(lambda: words.font().pointSizeF() == look.points("meeting"))
    look.set_scale(1.5)
    qtbot.wait_until(lambda: words.font().pointSizeF() == look.points("meeting-less"))
    look.set_scale(1.0)
    qtbot.wait_until(lambda: words.font().pointSizeF() == look.points("meeting"))
