"""The area picture: it says in words what it shows, and shows no direction."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.area_picture import Area, AreaPicture, in_words
from desktop.ui.theme import Look


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (
            Area(3, 30, 15, "CA8 1AD", "just-right"),
            "CA8 1AD is 15 km from your home: just right. "
            "Too near, under 3 km; just right, 3 to 30 km; far, over 30 km.",
        ),
        (
            Area(3, None, 1.2, "CA8 1AD", "too-near"),
            "CA8 1AD is 1.2 km from your home: too near. "
            "Too near, under 3 km; just right, 3 km or more.",
        ),
        (
            Area(None, 30, None, "CA8 1AD", "cannot-measure"),
            "CA8 1AD: where it lies is not known: the distance cannot be measured. "
            "Just right, up to 30 km; far, over 30 km.",
        ),
        (Area(None, None, 5, "CA8 1AD", "not-asked"), "CA8 1AD is 5 km from your home."),
    ],
)
def test_the_text_says_what_the_picture_shows(area: Area, said: str) -> None:
    assert in_words(area) == said


def _drawn(look: Look, qtbot: QtBot, area: Area) -> tuple[AreaPicture, QImage]:
    picture = AreaPicture(look, area)
    qtbot.addWidget(picture)
    picture.resize(420, picture.heightForWidth(420))
    picture.show()
    return picture, picture.grab().toImage()


@pytest.mark.parametrize("scale", [1.0, 2.25])
def test_a_family_is_drawn_where_the_distance_puts_it(
    look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    near = _drawn(look, qtbot, Area(3, 30, 1.2, "CA8 1AD", "too-near"))[1]
    right = _drawn(look, qtbot, Area(3, 30, 15, "CA8 1AD", "just-right"))[1]
    nobody = _drawn(look, qtbot, Area(3, 30, None, "CA8 1AD", "cannot-measure"))[1]
    assert near != right
    assert nobody not in (near, right)


def test_a_screen_reader_is_told_and_a_parent_opposite_sees_nothing(
    look: Look, qtbot: QtBot
) -> None:
    picture, before = _drawn(look, qtbot, Area(3, 30, 15, "CA8 1AD", "just-right"))
    assert "15 km from your home" in picture.accessibleName()
    picture.set_hidden(True)
    assert "CA8" not in picture.accessibleName()
    assert "home" not in picture.words()
    assert picture.grab().toImage() != before
    picture.set_hidden(False)
    assert picture.grab().toImage() == before


def test_what_the_rings_mean_goes_below_where_there_is_no_room_beside(
    look: Look, qtbot: QtBot
) -> None:
    picture = AreaPicture(look, Area(3, 30, 15, "CA8 1AD", "just-right"))
    qtbot.addWidget(picture)
    assert picture.heightForWidth(240) > picture.heightForWidth(600)
