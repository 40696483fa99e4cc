"""Every screen of both desks: names, room at every size of text, order, focus ring, colours.

A desk is walked through once for each size of text, and what is looked at on the way is told by the
test that it is about, of all screens together.
"""

import copy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
_NAMED_AT, _GROWN_AT = 1.0, 1.5  # on these ways it is looked at, too
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


@dataclass
class Seen:
    """What was wrong on one way through a desk."""

    cut_off: list[str] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)
    grown: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walker(houses: Callable[[str], House], qapp: QApplication) -> Iterator[Callable[..., Walker]]:
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


@pytest.fixture(scope="module")
def seen(walker: Callable[..., Walker]) -> Callable[[str, float], Seen]:
    """A way through a desk at a size of text; each is gone once, by whoever asks first."""
    gone: dict[tuple[str, float], Seen] = {}

    def go(route: str, scale: float) -> Seen:
        if (route, scale) not in gone:
            gone[route, scale] = _way(walker(route, scale=scale), route, scale)
        return gone[route, scale]

    return go


def at_rest(look: Callable[[QWidget], list[str]], root: QWidget) -> list[str]:
    """What is wrong when the page has come to rest: long ones are filled bit by bit."""
    waited = QElapsedTimer()
    waited.start()
    while (found := look(root)) and not waited.hasExpired(_RESTS):
        QTest.qWait(10)
    return found


@pytest.mark.parametrize("route", ROUTES)
def test_every_control_is_named_in_order_and_ringed_and_every_colour_is_listed(
    seen: Callable[[str, float], Seen], route: str
) -> None:
    wrong = seen(route, _NAMED_AT).controls
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
def test_nothing_is_cut_off(seen: Callable[[str, float], Seen], route: str, scale: float) -> None:
    wrong = seen(route, scale).cut_off
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
    seen: Callable[[str, float], Seen], route: str
) -> None:
    wrong = seen(route, _GROWN_AT).grown
    assert not wrong, walk.told(wrong)


def _way(walked: Walker, route: str, scale: float) -> Seen:
    seen, may = Seen(), {"text": set(listed("text")), "mark": {*listed("mark"), *listed("text")}}
    for number, screen in enumerate(ROUTES[route](walked)):
        if scale == _NAMED_AT:
            seen.controls += _controls(walked.root(), screen, may)
        seen.cut_off += _cut_off(walked, screen, scale)
        if scale == _GROWN_AT and number % _EACH == 0:  # the others share their parts with these
            seen.grown += _grown(walked, screen, scale)
    return seen


def _controls(root: QWidget, screen: str, may: dict[str, set[tuple[str, str]]]) -> list[str]:
    wrong = [f"{screen}: {fault}" for look in (walk.names, walk.tabbed) for fault in look(root)]
    for of, ink, ground in walk.pairs(root):
        if (ink, ground) not in may[of]:
            wrong.append(f"{screen}: {ink} on {ground} is not in pairs.toml")
    return wrong


def _grown(walked: Walker, screen: str, scale: float) -> list[str]:
    wrong = []
    for other in (2.25, scale):
        walked.preferences.set_scale(other)
        walked.settle()
        wrong += [f"{screen} at {other}: {one}" for one in at_rest(walk.room, walked.root())]
    return wrong


def _cut_off(walked: Walker, screen: str, scale: float) -> list[str]:
    wrong = []
    for size in SIZES:
        walked.resize(*size)
        QApplication.processEvents()
        found = at_rest(walk.room, walked.root())
        wrong += [f"{screen} at {scale}, {size[0]} x {size[1]}: {one}" for one in found]
    return wrong


def _sweep(walked: Walker, route: str, scale: float) -> list[str]:
    return [one for screen in ROUTES[route](walked) for one in _cut_off(walked, screen, scale)]
