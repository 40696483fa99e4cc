"""The area picture: it says in words what it shows, and shows no point that is not one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.casework.ground.around import REACHES, Outline
from desktop.casework.ground.seen_from import Ground, Trust
from desktop.ui.area.area_picture import Area, AreaPicture, in_words
from desktop.ui.area.area_words import towards
from desktop.ui.look.theme import Look

NEAR, MIDDLE, FAR = REACHES
SQUARE = ((-900, -700), (900, -700), (900, 700), (-900, 700))
AROUND = tuple((reach, (Outline("CA8 1", (0, 900), SQUARE),)) for reach in REACHES)


def ground(place: tuple[int, int] | None, trust: Trust = "exact") -> Ground:
    return Ground(home="exact", trust=trust, place=place, outlines=AROUND)


SOUTH_WEST = Area(3, 30, 12.7, "CA8 1AD", "just-right", ground((-9_000, -9_000)))
LEGEND = "Too near, under 3 km; just right, 3 to 30 km; far, over 30 km."


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (
            SOUTH_WEST,
            "CA8 1AD is 12.7 km from your home: just right. It lies to the south-west. "
            f"The picture reaches 18 km with CA8 1 round about. {LEGEND}",
        ),
        (
            Area(3, None, 1.2, "CA8 1AD", "too-near", ground((1_200, 0), "approximate")),
            "CA8 1AD is 1.2 km from your home: too near. It lies to the east. "
            "Its place is approximate. The picture reaches 4 km with CA8 1 round about. "
            "Too near, under 3 km; just right, 3 km or more.",
        ),
        (
            Area(3, 30, 190.6, "S60 1PD", "far", ground((90_000, -168_000))),
            "S60 1PD is 190.6 km from your home: far. It lies to the south-east beyond the edge "
            f"of the picture. The picture reaches 75 km with CA8 1 round about. {LEGEND}",
        ),
        (
            Area(3, 30, 369.3, "DN3 3FX", "far", ground(None, "doubtful")),
            "DN3 3FX is 369.3 km from your home: far. Where it lies is doubtful, so it is not "
            f"drawn. The picture reaches 4 km with CA8 1 round about. {LEGEND}",
        ),
        (
            Area(None, 30, None, "BT1 1AA", "cannot-measure", ground(None, "unknown")),
            "BT1 1AA: where it lies is not known: the distance cannot be measured. The picture "
            "reaches 75 km with CA8 1 round about. Just right, up to 30 km; far, over 30 km.",
        ),
        (
            Area(3, 30, None, "CA8 1AD", "cannot-measure", Ground(trust="exact")),
            "CA8 1AD: where it lies is not known: the distance cannot be measured. Where your home "
            f"lies is not known, so nothing is drawn around it. {LEGEND}",
        ),
        (
            Area(3, 30, 5, "CA8 1AD", "just-right", Ground(home="doubtful", trust="ended")),
            "CA8 1AD is 5 km from your home: just right. Where your home lies is doubtful, so "
            "nothing is drawn around it. The postcode has ended, and its last place is drawn. "
            + LEGEND,
        ),
    ],
)
def test_the_text_says_what_the_picture_shows(area: Area, said: str) -> None:
    assert in_words(area) == said


def test_directions_are_told_as_one_says_them() -> None:
    ways = [towards(*spot) for spot in ((0, 50), (50, 50), (50, 0), (50, -49), (-3, -50), (-50, 9))]
    assert ways == ["north", "north-east", "east", "south-east", "south", "west"]
    assert towards(10, -10) == ""  # next door lies nowhere


def _drawn(look: Look, qtbot: QtBot, area: Area) -> tuple[AreaPicture, QImage]:
    picture = AreaPicture(look, area)
    qtbot.addWidget(picture)
    picture.resize(420, picture.heightForWidth(420))
    picture.show()
    return picture, picture.grab().toImage()


def _at(picture: AreaPicture, image: QImage, east: int, north: int) -> str:
    """The colour where something lies."""
    side = picture._side(picture.width())
    dots = side / (2 * picture.reach())
    ratio = image.width() / picture.width()
    x, y = (side / 2 + east * dots) * ratio, (side / 2 - north * dots) * ratio
    return image.pixelColor(round(x), round(y)).name()


@pytest.mark.parametrize("scale", [1.0, 2.25])
def test_a_family_is_drawn_where_it_lies_and_north_is_up(
    look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    picture, image = _drawn(look, qtbot, SOUTH_WEST)
    assert _at(picture, image, -9_000, -9_000) == look.colour("ok").name()
    assert _at(picture, image, -9_000, 9_000) == look.colour("ok-soft").name()
    assert _at(picture, image, 1_500, 1_500) == look.colour("flag-soft").name()
    assert _at(picture, image, 0, -200) == look.colour("ink").name()  # home
    near = replace(SOUTH_WEST, band="too-near", ground=ground((1_500, -1_500)))
    picture, image = _drawn(look, qtbot, near)
    assert _at(picture, image, 1_500, -1_500) == look.colour("stop").name()


@pytest.mark.parametrize("trust", ["doubtful", "unknown"])
def test_what_has_no_certain_place_is_no_point(look: Look, qtbot: QtBot, trust: Trust) -> None:
    drawn = _drawn(look, qtbot, replace(SOUTH_WEST, ground=ground(None, trust)))
    nobody = _drawn(look, qtbot, Area(3, 30, ground=ground(None)))
    side = drawn[0]._side(420)
    ratio = drawn[1].width() / drawn[0].width()
    box = round(side * ratio) - 1
    assert drawn[1].copy(0, 0, box, box) == nobody[1].copy(0, 0, box, box)


def test_an_approximate_place_is_hollow(look: Look, qtbot: QtBot) -> None:
    hollow = replace(SOUTH_WEST, ground=ground((-9_000, -9_000), "approximate"))
    picture, image = _drawn(look, qtbot, hollow)
    assert _at(picture, image, -9_150, -9_000) != look.colour("ok").name()


def test_without_a_home_nothing_is_drawn(look: Look, qtbot: QtBot) -> None:
    here = Ground(trust="exact", place=(10, 10))
    picture, image = _drawn(look, qtbot, replace(SOUTH_WEST, ground=here))
    assert _at(picture, image, 0, 0) != look.colour("ink").name()
    assert not picture.closer.isVisible()


@pytest.mark.parametrize(
    ("away", "reach"), [(400, NEAR), (3_300, NEAR), (10_000, MIDDLE), (60_000, FAR), (90_000, FAR)]
)
def test_it_reaches_as_far_as_the_distance_asks(
    look: Look, qtbot: QtBot, away: int, reach: int
) -> None:
    picture = AreaPicture(look, replace(SOUTH_WEST, ground=ground((0, away))))
    qtbot.addWidget(picture)
    assert picture.reach() == reach


def test_plus_and_minus_draw_it_closer_and_wider_and_the_words_follow(
    look: Look, qtbot: QtBot
) -> None:
    picture, _ = _drawn(look, qtbot, SOUTH_WEST)
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.reach() == NEAR
    assert "It lies to the south-west beyond the edge of the picture" in picture.accessibleName()
    assert "reaches 4 km" in picture.accessibleName()
    assert not picture.closer.isEnabled()
    QTest.keyClick(picture, Qt.Key.Key_Plus)  # no closer
    QTest.keyClick(picture, Qt.Key.Key_Minus)
    assert picture.reach() == MIDDLE
    picture.wider.click()
    assert (picture.reach(), picture.wider.isEnabled()) == (FAR, False)
    picture.set_area(SOUTH_WEST)  # the same once more: it stays as it was put
    assert picture.reach() == FAR
    picture.set_area(replace(SOUTH_WEST, ground=ground((400, 0))))
    assert picture.reach() == NEAR


def test_a_screen_reader_is_told_and_a_parent_opposite_sees_nothing(
    look: Look, qtbot: QtBot
) -> None:
    picture, before = _drawn(look, qtbot, SOUTH_WEST)
    assert "12.7 km from your home" in picture.accessibleName()
    assert picture.accessibleDescription() == "Plus and minus draw it closer and wider."
    assert picture.closer.accessibleName() == "Closer: the picture of the area"
    picture.set_hidden(True)
    assert "CA8" not in picture.accessibleName()
    assert "home" not in picture.words()
    assert not picture.closer.isVisible()
    QTest.keyClick(picture, Qt.Key.Key_Minus)
    assert picture.reach() == MIDDLE
    hidden = picture.grab().toImage()
    other = _drawn(look, qtbot, replace(SOUTH_WEST, ground=ground((9_000, 9_000))))[0]
    other.set_hidden(True)
    assert other.grab().toImage() == hidden  # nothing of it shines through
    picture.set_hidden(False)
    assert picture.grab().toImage() == before


def test_what_the_rings_mean_goes_below_where_there_is_no_room_beside(
    look: Look, qtbot: QtBot
) -> None:
    picture = AreaPicture(look, SOUTH_WEST)
    qtbot.addWidget(picture)
    assert picture.heightForWidth(240) > picture.heightForWidth(600)
