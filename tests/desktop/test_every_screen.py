"""Every screen of both desks: names, room at every size of text, order, focus ring, colours.

A desk is opened once for each size of text. What is wrong is told of all screens together.
"""

import copy
import shutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.theme import SCALES
from tests.builders import House
from tests.desktop import walk
from tests.desktop.routes import ROUTES, Walker, filled
from tests.desktop.ui.test_tokens import listed

SIZES = ((1280, 720), (1920, 1080))
TRIED = (1.0, 1.5, 2.25)
_EACH = 12  # screens, of which one is seen to grow: it takes all that were opened before with it
_RESTS = 20_000  # milliseconds in which a page must have come to rest

Faults = dict[str, list[str]]


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], House]:
    """A copy of the vaults that a route goes through: filled, or on the first day."""
    first_day = House(tmp_path_factory.mktemp("first-day"))
    first_day.volunteer()
    year = filled(tmp_path_factory.mktemp("year"))

    def copied(route: str) -> House:
        made = year if route in ("laptop", "office") else first_day
        folder = tmp_path_factory.mktemp(route) / "house"
        shutil.copytree(made.folder, folder)
        other = copy.copy(made)
        other.folder = folder
        return other

    return copied


@pytest.fixture
def walker(
    request: pytest.FixtureRequest, houses: Callable[[str], House], qapp: QApplication
) -> Iterator[Callable[..., Walker]]:
    opened: list[Walker] = []

    def leave() -> None:
        while opened:
            opened.pop().close()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()

    def begin(route: str, theme: str = "light", scale: float = 1.0) -> Walker:
        leave()  # one window at a time: each look is put on everything that there is
        opened.append(Walker(houses(route), theme, scale))
        return opened[-1]

    yield begin
    leave()


def at_rest(look: Callable[[QWidget], list[str]], root: QWidget) -> list[str]:
    """What is wrong when the page has come to rest: long ones are filled bit by bit."""
    waited = QElapsedTimer()
    waited.start()
    while (found := look(root)) and not waited.hasExpired(_RESTS):
        QTest.qWait(10)
    return found


@pytest.mark.parametrize("route", ROUTES)
def test_every_control_is_named_in_order_and_ringed_and_every_colour_is_listed(
    walker: Callable[..., Walker], route: str
) -> None:
    walked = walker(route)
    wrong: list[str] = []
    may = {"text": set(listed("text")), "mark": {*listed("mark"), *listed("text")}}
    for screen in ROUTES[route](walked):
        root = walked.root()
        for look in (walk.names, walk.tabbed):
            wrong += [f"{screen}: {fault}" for fault in look(root)]
        for of, ink, ground in walk.pairs(root):
            if (ink, ground) not in may[of]:
                wrong.append(f"{screen}: {ink} on {ground} is not in pairs.toml")
    assert not wrong, walk.told(wrong)


def test_nothing_that_is_shown_is_let_go_of(walker: Callable[..., Walker]) -> None:
    walked = walker("laptop")
    wrong: list[str] = []
    with walk.nothing_let_go(wrong):  # nothing is looked at: that would take hold of it
        for screen in ROUTES["laptop"](walked):
            assert screen
    assert not wrong, walk.told(wrong)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("scale", TRIED)
def test_nothing_is_cut_off(walker: Callable[..., Walker], route: str, scale: float) -> None:
    walked = walker(route, scale=scale)
    wrong = _sweep(walked, route, scale)
    assert not wrong, walk.told(wrong)


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_is_cut_off_at_any_size_of_text_in_either_theme(
    walker: Callable[..., Walker], full: bool, route: str
) -> None:
    if not full:
        pytest.skip("the long sweep is asked for with --full")
    wrong: list[str] = []
    for theme in ("light", "dark"):
        for scale in SCALES:
            wrong += _sweep(walker(route, theme, scale), route, scale)
    assert not wrong, walk.told(wrong)


@pytest.mark.parametrize("route", ["outside", "laptop", "office"])
def test_nothing_is_cut_off_when_the_text_grows_and_shrinks_again_on_the_screen(
    walker: Callable[..., Walker], route: str
) -> None:
    walked = walker(route)
    wrong: list[str] = []
    for number, screen in enumerate(ROUTES[route](walked)):
        if number % _EACH:
            continue  # the others share their parts with these
        for scale in (2.25, 1.0):
            walked.preferences.set_scale(scale)
            walked.settle()
            wrong += [f"{screen} at {scale}: {one}" for one in at_rest(walk.room, walked.root())]
    assert not wrong, walk.told(wrong)


def _sweep(walked: Walker, route: str, scale: float) -> list[str]:
    wrong = []
    for screen in ROUTES[route](walked):
        for size in SIZES:
            walked.resize(*size)
            QApplication.processEvents()
            found = at_rest(walk.room, walked.root())
            wrong += [f"{screen} at {scale}, {size[0]} x {size[1]}: {one}" for one in found]
    return wrong
